"""The communities of the demo town with their grids, micro-grids and the names of spots in them.

海棠镇 and 海棠花社区 are in the source story; the other names are invented. 31 grids, one dedicated grid, 72 micro-grids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random


@dataclass(frozen=True, slots=True)
class Place:
    """A micro-grid to be: its number in the town, its name, the spots in it. `address` is how people say where they live."""

    number: int
    name: str
    spots: tuple[str, ...]
    address: str

    @property
    def micro_grid(self) -> str:
        return f"M{self.number:02}"

    @property
    def group(self) -> str:
        return f"G{self.number:02}"


@dataclass(frozen=True, slots=True)
class Area:
    """A grid to be."""

    code: str
    name: str
    community: str
    places: tuple[Place, ...]
    dedicated: bool = False


TOWN = "海棠镇"
COMMUNITIES = {
    "C01": "石岭村",
    "C02": "海棠花社区",
    "C03": "柏树沟村",
    "C04": "棠香社区",
    "C05": "麻柳湾村",
    "C06": "红岩嘴村",
    "C07": "天鹅堰村",
    "C08": "双河口村",
    "C09": "云雾坪村",
    "C10": "桂花坝村",
    "C11": "鹰嘴岩村",
    "C12": "油房垭村",
}
_MICRO_GRIDS = {  # of each grid
    "C01": (3, 2, 3, 2),
    "C02": (3, 2, 3),
    "C03": (2, 2, 2),
    "C04": (3, 2, 2),
    "C05": (2, 2),
    "C06": (2, 2, 2),
    "C07": (2, 3),
    "C08": (2, 2),
    "C09": (3, 2),
    "C10": (2, 2),
    "C11": (2, 2, 2),
    "C12": (3, 2),
}
_STREETS = {
    "C02": {
        "老街": ("老街口", "邮政所", "戏台坝子", "字库塔"),
        "新华路": ("新华路口", "供销社门市", "牌坊", "三角花园"),
        "菜市街": ("农贸市场", "菜市口", "米市坝", "屠宰场"),
        "车站路": ("汽车站", "加油站", "洗车场", "车站广场"),
        "粮站家属院": ("粮站", "粮站坝子", "老粮仓", "打米房"),
        "滨河花园小区": ("滨河步道", "滨河花园北门", "亲水平台", "滨河车库"),
        "教师新村": ("小学后门", "教师新村大门", "乒乓球台", "百货公司宿舍"),
        "书香苑小区": ("书香苑车库", "书香苑东门", "儿童乐园", "快递驿站"),
    },
    "C04": {
        "棠香苑小区": ("棠香苑中庭", "棠香苑南门", "棠香苑地下车库", "幸福超市"),
        "新街": ("新街十字路口", "药房巷", "新街公厕", "信用社"),
        "丝厂家属区": ("丝厂大门", "丝厂澡堂", "丝厂灯光球场", "锅炉房"),
        "安置房一期": ("安置房一期大门", "回迁楼", "一期健身坝", "充电棚"),
        "安置房二期": ("安置房二期大门", "二期门面", "二期水泵房", "社区食堂"),
        "柚香花园小区": ("柚香花园喷泉", "柚香花园西门", "柚香花园会所", "人民广场"),
        "下场口": ("下场口桥头", "牛市坝", "竹器社", "铁匠铺"),
    },
}
_PARTS = {"C05": "组", "C08": "组", "C10": "队"}  # what a village calls its parts, where it is not 社
_DEDICATED = {
    "海棠初级中学片区": ("中学大门", "学生食堂", "校门口停车带", "学生公寓"),
    "特色产业园": ("园区大门", "榨菜厂", "柑橘分拣中心", "园区宿舍"),
}
_FAMILIES = "王李张刘陈杨周吴罗何谢黄冯邓曾唐蒋秦彭田胡廖汤袁龙石许余代卢雷"
_OF_FAMILY = ("湾", "院子", "坝", "老屋", "沟", "祠堂")
_TREES = ("黄葛树", "桐子", "斑竹", "柑子", "石榴", "枇杷", "核桃", "皂角", "梨子", "青冈", "松林", "香樟", "红苕", "茶山")
_OF_TREES = ("湾", "垭口", "坪", "坡", "堡", "梁子")
_MARKS = (
    "观音",
    "土地",
    "龙洞",
    "鸭子",
    "牛角",
    "马鞍",
    "碾子",
    "学堂",
    "庙子",
    "凉水",
    "燕子",
    "三块石",
    "八角",
    "长田",
    "磨子",
)
_OF_MARKS = ("堰塘", "桥", "岩", "水库", "井", "嘴")
_NUMERALS = "一二三四五"


def areas() -> list[Area]:
    """All grids, the dedicated one last; micro-grids are numbered through."""
    numbers, codes, spots = count(1), count(1), _spots()
    found = []
    for community, sizes in _MICRO_GRIDS.items():
        places = _places(community, sum(sizes), numbers, spots)
        for order, size in enumerate(sizes):
            own, places = tuple(places[:size]), places[size:]
            name = f"{COMMUNITIES[community]}第{_NUMERALS[order]}网格"
            found.append(Area(f"W{next(codes):02}", name, community, own))
    special = tuple(Place(next(numbers), name, own, "号") for name, own in _DEDICATED.items())
    return [*found, Area("Z01", "校园与产业园专属网格", "C02", special, dedicated=True)]


def _places(community: str, size: int, numbers: Iterator[int], spots: Iterator[tuple[str, ...]]) -> Sequence[Place]:
    if streets := _STREETS.get(community):
        return [Place(next(numbers), name, own, "栋") for name, own in streets.items()]
    village, part = COMMUNITIES[community], _PARTS.get(community, "社")
    return [Place(next(numbers), f"{village}{order}{part}", next(spots), f"{order}{part}") for order in range(1, size + 1)]


def _spots() -> Iterator[tuple[str, ...]]:
    """Hamlets and landmarks of one village group after the other; no name comes twice in the town."""
    random = Random(TOWN)  # noqa: S311  the same town every time
    families = _mixed(random, [f"{family}家" for family in _FAMILIES], _OF_FAMILY)
    trees, marks = _mixed(random, _TREES, _OF_TREES), _mixed(random, _MARKS, _OF_MARKS)
    while True:
        yield families.pop(), families.pop(), trees.pop(), marks.pop()


def _mixed(random: Random, first: Sequence[str], last: Sequence[str]) -> list[str]:
    mixed = [one + two for one in first for two in last]
    random.shuffle(mixed)
    return mixed
