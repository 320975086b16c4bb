"""The town's offices and the bodies around it, by the codes that `cases/data/handling.yaml` uses."""

from typing import NamedTuple

from db.words import DepartmentKind


class Body(NamedTuple):
    """`officers` is how many people answer for it; `aliases` is how wardens call it."""

    code: str
    name: str
    kind: DepartmentKind
    aliases: tuple[str, ...]
    officers: int = 2


_DESK, _OFFICE, _OUTSIDE = DepartmentKind.DESK, DepartmentKind.OFFICE, DepartmentKind.OUTSIDE

BODIES = (
    Body("zhzx", "基层治理指挥中心", _DESK, ("值守", "指挥中心", "值班室"), 4),
    Body("pingan", "平安法治办公室", _OFFICE, ("平安办", "平安法治办", "综治办"), 3),
    Body("xuanchuan", "宣传办公室", _OFFICE, ("宣传", "宣传办")),
    Body("nongye", "农业服务中心", _OFFICE, ("农业", "农服中心", "农技站")),
    Body("minsheng", "民生服务办公室", _OFFICE, ("民生", "民生办", "民政办", "社保所")),
    Body("guijian", "规划建设管理环保办公室", _OFFICE, ("规建环", "规建环办", "规建办", "环保办")),
    Body("yingji", "应急管理办公室", _OFFICE, ("应急", "应急办", "安监办", "专职消防队"), 3),
    Body("zhifa", "综合行政执法大队", _OFFICE, ("执法大队", "综合执法", "城管")),
    Body("dangjian", "党的建设办公室", _OFFICE, ("党建办", "组织办", "纪检办")),
    Body("shequ", "便民服务中心", _OFFICE, ("便民中心", "办事大厅", "社区事务服务中心")),
    Body("wenhua", "文化服务中心", _OFFICE, ("文化站", "文服中心")),
    Body("cunwei", "村居民委员会", _OFFICE, ("村委会", "居委会", "村委"), 12),
    Body("pcs", "派出所", _OUTSIDE, ("海棠派出所", "公安", "警察", "民警"), 3),
    Body("sjs", "市场监管所", _OUTSIDE, ("市监所", "市场监管", "市场所", "工商所")),
    Body("sfs", "司法所", _OUTSIDE, ("人民调解委员会", "调委会")),
    Body("wsy", "卫生院", _OUTSIDE, ("医院", "镇卫生院")),
    Body("zrzy", "规划自然资源所", _OUTSIDE, ("国土所", "自然资源所", "规资所")),
    Body("gds", "供电所", _OUTSIDE, ("电力公司", "供电公司")),
    Body("gsz", "供水站", _OUTSIDE, ("水厂", "自来水公司", "水务公司")),
    Body("rq", "燃气公司", _OUTSIDE, ("天然气公司", "气站")),
    Body("yys", "通信运营商", _OUTSIDE, ("电信公司", "移动公司", "联通公司", "广电公司")),
    Body("xuexiao", "中小学和幼儿园", _OUTSIDE, ("学校", "中学", "小学", "幼儿园")),
    Body("shajie", "莎姐守未工作站", _OUTSIDE, ("莎姐", "检察官", "未保站")),
)
SQUAD = ("yjfd", "应急分队")
COMMANDS_SQUAD = "yingji"
"""The office that answers for what handling.yaml gives to the squad: a duty names departments only."""
