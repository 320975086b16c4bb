"""`haitang db`, `audit`, `town`, `tips`, `account`, `token`: what they change, and what they refuse with a sentence."""

import pytest
from small_town import build
from sqlalchemy import select, update

from db.models import Account, CaseEvent, Community, Token
from db.words import AccountRole

EMPTY = "sqlite:///fresh.sqlite3"


def test_a_new_store_is_made_and_then_right(haitang):
    before = haitang("db", "check", "--db", EMPTY)
    assert (before.code, "haitang db upgrade" in before.out) == (1, True)
    made = haitang("db", "upgrade", "--db", EMPTY)
    assert (made.code, "已从 空 升级到" in made.out) == (0, True)
    assert "已是" in haitang("db", "upgrade", "--db", EMPTY).out
    assert haitang("db", "check", "--db", EMPTY).out.startswith("数据库结构正确")


def test_db_check_sees_what_somebody_changed_by_hand(haitang, within, store_url):
    async def spoil(session):
        connection = await session.connection()
        await connection.exec_driver_sql("DROP INDEX ix_cases_running")

    within(store_url, spoil)
    said = haitang("db", "check", "--db", store_url)
    assert said.code == 1
    assert "ix_cases_running" in said.out


def test_a_revision_that_does_not_exist(haitang, store_url):
    said = haitang("db", "upgrade", "--to", "nix", "--db", store_url)
    assert (said.code, "没有版本 nix" in said.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "verify"),
        ("tips", "week"),
        ("tips", "install"),
        ("town", "export", "town.xlsx"),
        ("token", "add", "x", "--scope", "read"),
    ],
    ids=" ".join,
)
def test_a_store_that_is_behind_is_refused_with_the_command_that_mends_it(haitang, words):
    said = haitang(*words, "--db", EMPTY)
    assert (said.code, said.out) == (2, "")
    assert "haitang db upgrade" in said.err


def test_a_store_of_a_newer_program_is_left_alone(haitang, within, store_url):
    async def age(session):
        connection = await session.connection()
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'f999'")

    within(store_url, age)
    for words in (("db", "check"), ("db", "upgrade"), ("audit", "verify")):
        said = haitang(*words, "--db", store_url)
        assert said.code in {1, 2}
        assert "请升级本程序" in said.out + said.err


@pytest.mark.parametrize(
    "url", ["postgresql://nobody:geheim@127.0.0.1:1/town", "sqlite:///file.txt/town.db", "sqlite:///file.txt"]
)
def test_a_store_that_cannot_be_reached(haitang, in_an_empty_folder, url):
    (in_an_empty_folder / "file.txt").write_text(
        "no database, but some text that is long enough to be read as one", encoding="utf-8"
    )
    said = haitang("audit", "verify", "--db", url)
    assert said.code == 2
    assert said.err.startswith("数据库连不上")
    assert "geheim" not in said.err


def test_audit_names_the_case_and_what_was_changed(haitang, within, morning, store_url):
    haitang("replay", morning, "--db", store_url)

    async def tamper(session):
        event = (await session.scalars(select(CaseEvent).where(CaseEvent.sequence == 2).order_by(CaseEvent.id).limit(1))).one()
        await session.execute(update(CaseEvent).where(CaseEvent.id == event.id).values(actor="别人"))
        return event.case_id

    within(store_url, tamper)
    said = haitang("audit", "verify", "--db", store_url)
    assert said.code == 1
    assert "事项 101 第 2 条流转记录：哈希对不上，内容被改动过" in said.out
    (row,) = haitang("audit", "verify", "--json", "--db", store_url).rows
    assert row["faults"] == [{"case": "101", "sequence": 2, "why": "哈希对不上，内容被改动过"}]


def test_the_demo_town_goes_in_and_out_unchanged(haitang, store_url):
    haitang("town", "export", "demo.xlsx", "--demo")
    first = haitang("town", "import", "demo.xlsx", "--db", store_url)
    assert (first.code, first.out.splitlines()[-1]) == (0, "已导入，马上生效。")
    assert "微网格：新增 72，" in first.out
    haitang("town", "export", "out.xlsx", "--db", store_url)
    assert haitang("town", "import", "out.xlsx", "--db", store_url).out.splitlines()[-1] == "资料没有变化。"


def test_a_faulty_workbook_changes_nothing_and_every_fault_has_its_place(haitang, within, store_url):
    import openpyxl

    haitang("town", "export", "demo.xlsx", "--demo")
    book = openpyxl.load_workbook("demo.xlsx")
    book["微网格"]["B2"].value = None
    book["微网格"]["A3"].value = book["微网格"]["A4"].value
    book.save("demo.xlsx")
    said = haitang("town", "import", "demo.xlsx", "--db", store_url)
    assert said.code == 2
    assert said.err.startswith("没有导入，表格里有 ")
    assert "微网格" in said.err

    async def communities(session):
        return (await session.scalars(select(Community))).all()

    assert within(store_url, communities) == []


def test_a_file_that_is_there_is_not_overwritten_unasked(haitang, in_an_empty_folder):
    (in_an_empty_folder / "town.xlsx").write_text("precious", encoding="utf-8")
    said = haitang("town", "export", "town.xlsx", "--demo")
    assert (said.code, "--force" in said.err) == (2, True)
    assert (in_an_empty_folder / "town.xlsx").read_text(encoding="utf-8") == "precious"
    assert haitang("town", "export", "town.xlsx", "--demo", "--force").code == 0
    assert "写不了" in haitang("town", "export", "nowhere/town.xlsx", "--demo").err


def test_a_week_of_tips(haitang, store_url):
    assert "haitang tips install" in haitang("tips", "week", "--db", store_url).err
    assert haitang("tips", "install", "--db", store_url).out.startswith("提醒库：")
    said = haitang("tips", "week", "--day", "2026-11-25", "--db", store_url).out.splitlines()
    assert said[0] == "本周主题：敬老助残"
    assert [line[:12] for line in said[1:]] == [f"11-{23 + n} 周{'一二三四五六日'[n]} 拟发 " for n in range(7)]


def test_accounts(haitang, within, store_url):
    def add(*words):
        return haitang("account", "add", *words, "--db", store_url)

    within(store_url, build)
    assert add("zhiban", "值守小陈", "--role", "desk", "--password", "海棠花开了又谢了").out == "账号 zhiban 已建好。\n"
    assert "已经有人用了" in add("zhiban", "别人", "--role", "desk", "--password", "海棠花开了又谢了").err
    assert "太短" in add("li", "李", "--role", "desk", "--password", "短").err
    assert "要写明是哪个部门" in add("li", "李", "--role", "clerk", "--password", "海棠花开了又谢了").err
    clerk = ("li", "李", "--role", "clerk", "--password", "海棠花开了又谢了", "--department")
    unknown = add(*clerk, "nix")
    assert (unknown.code, "没有编号为 nix 的部门；现有：" in unknown.err, "pingan" in unknown.err) == (2, True, True)
    assert add(*clerk, "pingan").code == 0

    async def stored(session):
        return {row.username: (row.role, row.department_id is None) for row in await session.scalars(select(Account))}

    assert within(store_url, stored) == {"zhiban": (AccountRole.DESK, True), "li": (AccountRole.CLERK, False)}
    assert haitang("account", "password", "zhiban", "--password", "换一个很新很新的密码", "--db", store_url).code == 0
    assert "没有用户名" in haitang("account", "password", "nix", "--password", "换一个很新很新的密码", "--db", store_url).err


def test_a_token_is_shown_once_and_can_be_taken_back(haitang, within, store_url):
    said = haitang("token", "add", "12345", "--scope", "intake", "--scope", "read", "--db", store_url)
    secret = said.out.strip()

    async def stored(session):
        return (await session.scalars(select(Token))).one()

    row = within(store_url, stored)
    assert (row.scopes, row.revoked_at, secret in row.secret_hash) == (["intake", "read"], None, False)
    assert "已有名为" in haitang("token", "add", "12345", "--scope", "read", "--db", store_url).err
    assert haitang("token", "revoke", "12345", "--db", store_url).code == 0
    assert within(store_url, stored).revoked_at is not None
    assert "没有名为" in haitang("token", "revoke", "nix", "--db", store_url).err
