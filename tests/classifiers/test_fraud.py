import pytest

from classifiers import Decision, Grade, Kind, Role


@pytest.mark.parametrize(
    ("text", "fraud_type"),
    [
        ("招聘兼职点赞员,动动手指就能赚钱,日结,扫码进群领红包", "t_brushing"),
        ("群头老师带我买股票赚了,今天提不出来喊交税", "t_invest"),
        ("抖音客服打电话说我开了会员每个月扣800,喊我下载会议软件", "t_cs"),
        ("无抵押贷款秒批秒放,黑户可贷,需要的私聊我", "t_loan"),
        ("说我读书时候的校园贷没注销,喊我把借呗额度清空", "t_credit"),
        ("公安局打电话说我医保卡在外地盗刷,要把钱转到安全账户", "t_police"),
        ("有人用村支书头像加我,喊我帮他垫五千", "t_leader"),
        ("收银行卡电话卡,一张一千,日结", "t_blackweb"),
        ("有人免费领鸡蛋,喊老年人排队买药酒,说包治百病", "e_product"),
        ("有人喊我老汉拿房产证去抵押,说每月领三千", "e_house"),
        ("收到个没买的快递,里头有卡片喊扫码领奖", "l_phishing"),
    ],
)
def test_types(judge, text, fraud_type):
    verdict = judge(text)
    assert (verdict.kind, verdict.category, verdict.fraud_type) == (Kind.FRAUD, "fraud", fraud_type)


@pytest.mark.parametrize(
    ("text", "level", "grade"),
    [
        ("我婆婆正在接电话,对方喊她共享屏幕取消百万保障,哪个帮我去看一眼!", "F1", Grade.G2),
        ("遭骗了,刷单垫了八千提不出来", "F1", Grade.G2),
        ("无抵押贷款秒批秒放,黑户可贷,需要的私聊我", "F2", Grade.G2),
        ("那个卖神药的又来了,就在黄葛树坝坝头", "F2", Grade.G2),
        ("收到短信说医保卡停用喊我点链接,敢不敢点", "F3", Grade.G3),
        ("接了个诈骗电话说我快递丢了,我直接挂了没理他", "F4", Grade.G4),
    ],
)
def test_levels(judge, text, level, grade):
    verdict = judge(text)
    assert (verdict.fraud_level, verdict.grade) == (level, grade)


@pytest.mark.parametrize(
    "text",
    [
        "我转你的50块午饭钱收一下",
        "老师,书费我昨天已经交了的",
        "国家反诈中心APP我都装了,现在啥子都不敢点",
        "土鸡蛋一块五一个,要的私聊",
        "自酿米酒泡酒,15一斤,要的私聊",
        "工地招小工,日结200,明天早上场口集合",
        "你昨晚骗我喝了三碗,骗子[偷笑]",
        "警方提醒:近期有人以免费领鸡蛋为噱头诱导老年人听讲座买药酒,请广大居民切勿相信",
        "转发:江苏一老人被骗86万,冒充公检法让转安全账户,大家转给爸妈看",
    ],
)
def test_honest_dealings_and_advice_are_none(judge, text):
    assert judge(text).decision is Decision.CHAT


def test_a_post_by_police_is_none(judge):
    text = "近期有人冒充社保所打电话核实银行卡,接到直接挂,拿不准问网格员"
    assert judge(text, role=Role.OFFICER).decision is Decision.CHAT


def test_what_a_fraud_leaves_behind(judge):
    verdict = judge(
        "遭骗了,对方喊我点 https://a.example.top/x 下todesk,电话138-1234-5678,转了两万三,卡号6222 0211 1122 3344 555"
    )
    assert verdict.indicators == {
        "phone": ("13812345678",),
        "link": ("https://a.example.top/x",),
        "account": ("6222021111223344555",),
        "amount": ("23000",),
        "app": ("todesk",),
    }


def test_identity_numbers_are_never_kept(judge):
    verdict = judge("遭骗了,身份证500115199001011234都给他了,刷单垫了五千")
    assert verdict.indicators == {"amount": ("5000",)}


def test_only_frauds_have_indicators(judge):
    assert not judge("三社停水了,打13812345678没人接").indicators
