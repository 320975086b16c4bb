"""Who can sign in to the town of the browser tests."""

from db.words import AccountRole

PASSWORD = "haitang-e2e"
ACCOUNTS = (
    ("zhiban", "李值守", AccountRole.DESK, None),
    ("pingan", "平安小周", AccountRole.CLERK, "pingan"),
    ("lingdao", "周书记", AccountRole.LEADER, None),
    ("xinxi", "小吴", AccountRole.ADMIN, None),
)
