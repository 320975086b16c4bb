"""The verbs of the dialogue and the words people use for them. Data; `bot.dialogue.listen` reads it.

A pattern of VERBS stands at the beginning, and what follows it is what the verb is about ("转办 派出所 打架"). A pattern of
SAYINGS makes the whole message the words ("在路上了", "水管修好了"). SOFT words order something only where nothing else can be meant.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Verb(StrEnum):
    ACCEPT = "接单"  # 是, where a suspicion is asked about
    REJECT = "不是"
    TRANSFER = "转办"
    PROGRESS = "进展"
    RESOLVE = "办结"
    HELP = "求助"
    JOIN = "联动"
    RETURN = "退单"
    CORRECT = "改类"  # and 改级
    MISSED = "漏报"  # said of a quoted message that opened no case
    LIST = "待办"
    MANUAL = "帮助"
    THANKS = "谢谢"  # a courtesy, answered in kind
    ANSWER = "回答"  # no order by itself; it may complete one that the bot asked about


MENU: Mapping[str, Verb] = MappingProxyType(
    {
        "1": Verb.ACCEPT,
        "2": Verb.REJECT,
        "3": Verb.TRANSFER,
        "4": Verb.PROGRESS,
        "5": Verb.RESOLVE,
        "6": Verb.HELP,
    }
)

_END = r"(?=$|[\s,。.;:!(])"

# in order: the longer word before the shorter one it begins with
VERBS: tuple[tuple[Verb, str], ...] = (
    (Verb.MANUAL, r"(?:帮助|怎么用|啷个用|咋个用|说明|菜单)$"),
    (Verb.LIST, r"(?:我的)?(?:待办|事项|单子)$|还?有哪些$"),
    (Verb.MISSED, r"漏报(?:了|的)?|这[个条句]?(?:没|漏)(?:报|识别|认)出?来?了?"),
    (Verb.CORRECT, r"改(?:类|级)(?:别|型)?[为成到]?|(?:类别|分类|等级)(?:错了?|不对)[\s,]*(?:应该?|应当)?(?:是|改[为成])?"),
    (Verb.RETURN, r"退单|退回(?:去|来)?|(?:这个)?不(?:归|该|属于)我们?(?:这边|这里|这点)?(?:管|办|负责)?的?"),
    (Verb.RETURN, r"不是我们?(?:这边|这里)?(?:村|社|组|片区|辖区|网格|小区|管|负责)的?"),
    (Verb.REJECT, r"误报|不属实|没(?:有|得)?(?:这|那)?(?:回事|个事)|不存在的?|假的|虚惊一场"),
    (Verb.REJECT, rf"不是(?:的|这回事|那回事|哟|哦|啊|诶)?{_END}"),
    (Verb.TRANSFER, r"(?:转办|转交|移交|改派)[给到]?|转[给到]|转(?=[\s一-鿿])"),
    (Verb.JOIN, r"联动|喊上|叫上"),
    (Verb.HELP, r"求助|请求支援|支援|(?:需要|要)支援|增援"),
    (Verb.PROGRESS, r"(?:处理|办理)?进展|进度|跟进"),
    (Verb.RESOLVE, r"(?:办结|结案|办完|办好|搞定|(?:搞|整)?归一|弄好|整好|修[好完]|处理[好完]|解决|完成|结)了?" + _END),
    (Verb.RESOLVE, r"办结|搞定了?|结案"),
    (Verb.ACCEPT, r"接单|接[了起手]?" + _END + r"|签收|属实"),
)

SAYINGS: tuple[tuple[Verb, str], ...] = (
    (Verb.HELP, r"处理不了|搞不定|整不归一|办不了|解决不了|弄不(?:好|下来)|(?:喊|派)人来|来人帮忙|^快?来个?人[啊嘛哦]*$"),
    (
        Verb.RESOLVE,
        r"办[结完好]了|办结$|搞定|[搞整]归一|(?:弄|整|修|换|处理)[好完]了?|处理了|解决|完成|好了|恢复(?:供[水电气])?|[水电气路]?通了|[水电气]来了|来[水电气]了",
    ),
    (Verb.PROGRESS, r"正在|在路上|在现场|到了?现场|已?(?:联系|通知|安排)[了好]|等(?:配件|师傅|人)"),
)

_GOING = r"我?(?:马上|这就|立即)?(?:过?[去来]|到)(?:看看?|看哈|看一下|处理)?"

SOFT: tuple[tuple[Verb, str], ...] = (
    (
        Verb.THANKS,
        r"(?:好的?[\s,]*)?(?:谢谢|谢了|多谢|感谢|辛苦了?|你好|您好|早上好|晚安|\[(?:强|玫瑰|抱拳|握手|微笑)\])(?:您|你们?|大家)?了?",
    ),
    (
        Verb.ACCEPT,
        r"是(?:的|真的|这回事|嘞|有)?|对[头的]|确认|有这回事|确有(?:其事)?|收到|要得嘛?|好的?|好嘞|行|可以|ok|没问题|" + _GOING,
    ),
)
