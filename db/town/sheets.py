"""The sheets of the workbook, as data: what every column is called, what it holds, and where the store keeps it."""

from typing import Any

from db.models import Community, Department, EmergencySquad, Grid, Group, MicroGrid, Person, Responsibility, Warden
from db.town.book import Column, Sheet
from db.town.chats import tidy_person
from db.town.kinds import Code, Flag, Phone, Text, Words
from db.town.lists import Accounts, Codes, Names
from db.town.moments import Moment
from db.words import DepartmentKind, FirstTo, GroupKind, GroupState, WardenKind

GUIDE = "说明"


def _most(column: Any) -> int:
    """How many characters the store's column takes."""
    most: int = column.type.length
    return most


def _tag(number: int) -> str:
    return f"~{number}"


def _code(about: str, model: Any, *, required: bool = True) -> Column:
    return Column("code", "编号", Code(_most(model.code)), about, "code", required, unique=True)


def _name(model: Any, *, unique: bool = True, header: str = "名称") -> Column:
    return Column("name", header, Text(_most(model.name)), "大家怎么叫它", "name", required=True, unique=unique)


def _refers(field: str, header: str, sheet: str, about: str, *, required: bool = False) -> Column:
    """A column that holds the code of a row of another sheet."""
    return Column(field, header, Code(16), about, f"{field}_id", required, refers=sheet)


COMMUNITIES = Sheet(
    "communities",
    "村社区",
    "全镇的村和社区，一行一个",
    Community,
    (_code("自己定，例如 C01；定了就不要改", Community), _name(Community)),
    parked={"name": _tag},
)
GRIDS = Sheet(
    "grids",
    "网格",
    "一行一个网格",
    Grid,
    (
        _code("例如 W01", Grid),
        _name(Grid),
        _refers("community", "村社区", "communities", "所在村社区的编号", required=True),
        Column("dedicated", "专属网格", Flag(), "学校、园区、厂区等单独划的网格填“是”", "dedicated", blank=False),
    ),
    parked={"name": _tag},
)
MICRO_GRIDS = Sheet(
    "micro_grids",
    "微网格",
    "一行一个微网格；网格员不在时找代班网格员",
    MicroGrid,
    (
        _code("例如 M01", MicroGrid),
        _name(MicroGrid, unique=False),
        _refers("grid", "网格", "grids", "所在网格的编号", required=True),
        _refers("warden", "网格员", "wardens", "负责人的人员编号，这个人要在“网格员”表里"),
        _refers("stand_in", "代班网格员", "wardens", "负责人不在时找谁，填人员编号"),
        Column("places", "地名", Names(40), "居民口里的地名：湾、坝、院子、小区、楼栋等", "places", blank=()),
    ),
)
GROUPS = Sheet(
    "groups",
    "群",
    "机器人所在的群和私聊，一行一个；居民群要填微网格，科室群要填科室单位，分队群要填应急分队，私聊要填人员",
    Group,
    (
        _code("例如 G01", Group, required=False),
        Column("name", "名称", Text(_most(Group.name)), "群名", "name", required=True),
        Column(
            "kind",
            "类型",
            Words(
                {
                    "居民群": GroupKind.RESIDENT,
                    "网格员群": GroupKind.WARDENS,
                    "科室群": GroupKind.DEPARTMENT,
                    "分队群": GroupKind.SQUAD,
                    "私聊": GroupKind.DIRECT,
                }
            ),
            "这个群是给谁用的",
            "kind",
            required=True,
        ),
        Column("channel", "平台", Text(_most(Group.channel)), "接入平台的代号，例如 simulator", "channel", required=True),
        Column(
            "account", "平台账号", Text(_most(Group.account)), "用我们的哪个账号进的群；只有一个账号时不填", "account", blank=""
        ),
        Column(
            "external_id", "平台群号", Text(_most(Group.external_id)), "平台自己给这个群的号码", "external_id", required=True
        ),
        _refers("micro_grid", "微网格", "micro_grids", "居民群属于哪个微网格"),
        _refers("department", "科室单位", "departments", "科室群属于哪个单位"),
        _refers("squad", "应急分队", "squads", "分队群属于哪个分队"),
        _refers("person", "人员", "people", "私聊的是谁"),
        Column(
            "state",
            "状态",
            Words({"已绑定": GroupState.BOUND, "禁言": GroupState.MUTED}),
            "禁言：照样听，但机器人不在里面说话；不填就是已绑定",
            "state",
            blank=GroupState.BOUND,
        ),
    ),
    parked={"external_id": _tag},
)
PEOPLE = Sheet(
    "people",
    "人员",
    "网格员和科室单位的人，一行一个；居民不用填",
    Person,
    (
        _code("例如 P001", Person),
        Column("name", "姓名", Text(_most(Person.name)), "真实姓名；两位网格员同名时加上区别", "name", required=True),
        Column("phone", "电话", Phone(_most(Person.phone)), "打得通的电话", "phone"),
        _refers("department", "科室单位", "departments", "在哪个科室单位上班；网格员一般不填"),
        Column("channel", "平台", Text(32), "在哪个平台上说话，例如 simulator"),
        Column("account", "账号", Text(128), "这个人在平台上的账号"),
        Column("others", "其他账号", Accounts(), "在别的平台上还有账号时填", blank=()),
    ),
    tidy=tidy_person,
)
WARDENS = Sheet(
    "wardens",
    "网格员",
    "哪些人是网格员；离岗期间找代班网格员",
    Warden,
    (
        _refers("person", "人员", "people", "人员编号", required=True),
        _refers("grid", "网格", "grids", "所在网格的编号", required=True),
        Column(
            "kind",
            "类别",
            Words(
                {
                    "专职": WardenKind.FULL_TIME,
                    "兼职": WardenKind.PART_TIME,
                    "网格长": WardenKind.HEAD,
                    "微网格长": WardenKind.MICRO,
                }
            ),
            "哪一类网格员",
            "kind",
            required=True,
        ),
        Column("away_from", "离岗从", Moment(), "从什么时候起不在岗", "away_from"),
        Column("away_until", "离岗到", Moment(end=True), "到什么时候为止；还不知道就不填", "away_until"),
    ),
    key_fields=("person",),
    name_field="person",
)
DEPARTMENTS = Sheet(
    "departments",
    "科室单位",
    "镇上的科室和外部单位，一行一个；值守有且只有一个",
    Department,
    (
        _code("例如 pcs", Department),
        _name(Department),
        Column(
            "kind",
            "性质",
            Words({"值守": DepartmentKind.DESK, "科室": DepartmentKind.OFFICE, "外部单位": DepartmentKind.OUTSIDE}),
            "值守是分派事项的那个单位",
            "kind",
            required=True,
        ),
        Column("aliases", "别名", Names(40), "网格员在群里还会怎么叫它，例如 派出所、公安", "aliases", blank=()),
    ),
    parked={"name": _tag, "kind": lambda _: DepartmentKind.OFFICE},
)
SQUADS = Sheet(
    "squads",
    "应急分队",
    "一行一个分队",
    EmergencySquad,
    (_code("例如 yjfd", EmergencySquad), _name(EmergencySquad), _refers("leader", "队长", "people", "队长的人员编号")),
    parked={"name": _tag},
)
RESPONSIBILITIES = Sheet(
    "responsibilities",
    "谁管什么",
    "每一类事项先找谁、哪个单位牵头、哪些单位联动；某个村社区有不同的办法时，另写一行",
    Responsibility,
    (
        Column("category", "事项类别", Text(32), "类别的编号或名称", "category", required=True),
        _refers("community", "村社区", "communities", "只管这个村社区；不填就是全镇"),
        Column(
            "first_to",
            "先找谁",
            Words({"网格员": FirstTo.WARDEN, "牵头单位": FirstTo.LEAD}),
            "先交给网格员，还是直接交给牵头单位",
            "first_to",
            required=True,
        ),
        _refers("lead", "牵头单位", "departments", "牵头单位的编号", required=True),
        Column("joint", "联动单位", Codes(16), "常要一起办的单位的编号", refers="departments", blank=()),
    ),
    key_fields=("category", "community"),
    name_field="category",
)

SHEETS = (COMMUNITIES, GRIDS, MICRO_GRIDS, GROUPS, PEOPLE, WARDENS, DEPARTMENTS, SQUADS, RESPONSIBILITIES)
"""In the order in which they stand in the workbook."""
WRITTEN = (COMMUNITIES, DEPARTMENTS, GRIDS, PEOPLE, SQUADS, WARDENS, MICRO_GRIDS, GROUPS, RESPONSIBILITIES)
"""In an order in which every row's references are there before it."""
BY_KEY = {sheet.key: sheet for sheet in SHEETS}
