"""Each rule of speech has its story and a twin in nearly the same words that must go the other way."""

import pytest

from classifiers import Act, Decision, Grade, Kind, Role

TWINS = {
    # rule: (a matter, none)
    "false friend": ("我们三社停水了,好久来哟", "转停水通知:三社明天检修,请各户提前蓄水"),
    "false friend inside a longer word": ("着火了,对面屋头燃起来了", "这家火锅生意好火,排队排到路口了"),
    "negated": ("对面冒浓烟,是不是着火了", "不是着火,是隔壁在烧柴煮饭"),
    "negated afterwards": ("有人在楼下喊着火了,快来人", "有人在楼下喊着火了,不是着火,是烧烤的烟"),
    "nobody comes is no negation": ("没有人来修水管,三天了", "没停水,水大得很"),
    "supposed": ("三社又停电了,啷个办哦", "万一停电了冰箱里的东西啷个办"),
    "the supposed consequence of what is so": ("消防通道停满车,万一出事消防车开不进来", "要是消防通道停满车就开不进来了"),
    "remembered": ("三社停水停了三天了", "去年三社停水停了三天"),
    "remembered but still so": ("流转的钱去年的到现在都没给我们", "去年流转的钱没给我们,怄了好久"),
    "elsewhere": ("我们这边河头涨大水了,桥都要淹了", "广东那边发大水把桥都冲走了"),
    "only the speaker is elsewhere": ("我妈瘫在床上没人管,我在广东,能不能帮忙买哈药", "广东那边有个老人瘫在床上没人管"),
    "news": ("我们屋后头山体滑坡了[视频]", "[链接]某地山体滑坡现场画面曝光"),
    "screen": ("有人爬到楼顶上想跳楼,快来人", "电视剧里那个女的爬到楼顶上想跳楼"),
    "joke": ("哈哈,又停电了,天天停,安逸得很", "手机又停电了哈哈哈"),
    "figure of speech": ("我屋头又断水了", "我的钱包又断水了哈哈哈"),
    "notice held against what happened": ("停水通知说六点来水,现在九点了还没得水", "停水通知:明天六点停水,届时请各户提前蓄水"),
    "advert": ("下水道堵了几天了,打了电话没人来", "专业疏通下水道,随叫随到,联系电话138xxxx0000"),
    "list": ("土鸡蛋吃了拉肚子,那个摊摊卖过期的", "#接龙 土鸡蛋15元10个\n1. 王姐2份\n2. 李三1份"),
    "second-hand": ("昨晚上我的电瓶遭偷了", "出售二手电瓶一个,价格面议"),
    "lost and found": ("我妈走丢了,哪个看到她没得", "捡到一串钥匙在广场健身器材那点,哪个掉的"),
    "resolved": ("修好了没两天又不亮了,那个路灯", "路灯修好了,亮了"),
    "resolved and broken again": ("来水了半个小时又停了", "来水了,大得很"),
    "not yet resolved": ("水管好久才修得好哦", "水管修好了"),
    "thanks at the end of a plea": ("麻烦网格员来看一下,下水道堵了,谢谢", "谢谢网格员,下水道疏通了"),
    "all is calm": ("卫生院说没得事,但是婆婆还是喊不答应", "没得事,婆婆是睡着了"),
    "anti-fraud advice": ("我刷单垫了八千提不出来", "【反诈提醒】凡是刷单返利的都是诈骗,不轻信不转账"),
    "seen through by oneself, not by the neighbour": ("我没被骗,但是我隔壁婆婆好像正在给人转账", "我没被骗,就是问问"),
}


@pytest.mark.parametrize("rule", TWINS)
def test_a_matter_is_found(judge, rule):
    assert judge(TWINS[rule][0]).decision is not Decision.CHAT


@pytest.mark.parametrize("rule", TWINS)
def test_its_twin_wakes_nobody(judge, rule):
    verdict = judge(TWINS[rule][1])
    assert (verdict.kind, verdict.decision) == (Kind.CHAT, Decision.CHAT)


@pytest.mark.parametrize(
    ("text", "non_case"),
    [
        ("转停水通知:三社明天检修,请各户提前蓄水", "official_notice"),
        ("#接龙 土鸡蛋\n1. 王姐2份\n2. 李三1份", "jielong"),
        ("防水补漏,房子漏雨、墙裂缝专业维修", "ad_promo"),
        ("[链接]某地山体滑坡现场画面", "news_repost"),
        ("路灯亮了,修好了", "resolved"),
        ("不是着火,是隔壁在烧柴煮饭", "negated"),
        ("去年三社停水停了三天", "hypothetical"),
        ("谢谢网格员,帮我妈把药送来了", "thanks"),
        ("大家早上好", "greeting_wish"),
        ("吃了没得", "chitchat"),
    ],
)
def test_chat_is_told_apart(judge, text, non_case):
    assert judge(text).non_case == non_case


def test_a_word_about_the_end_is_an_act_even_without_a_known_matter(judge):
    verdict = judge("来电了来电了")
    assert (verdict.kind, verdict.act, verdict.matter) == (Kind.CHAT, Act.RESOLVED, None)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.BOT])
def test_officers_and_bots_open_nothing(judge, role):
    assert judge("着火了!老供销社那边冒浓烟,快来人", role=role).decision is Decision.CHAT


def test_a_warden_reports_a_scene_of_her_own(judge):
    verdict = judge("巡查发现林边上坟烧纸,火燃到坡上了,请支援", role=Role.WARDEN)
    assert (verdict.kind, verdict.category) == (Kind.ISSUE, "forest_fire")


def test_a_warden_answering_opens_nothing(judge):
    verdict = judge("看到了,坡上燃的火我已经报119,我现在过去", role=Role.WARDEN)
    assert (verdict.decision, verdict.non_case) == (Decision.CHAT, "warden_reply")


def test_a_warden_reports_a_fraud_at_work(judge):
    verdict = judge("七组活动室有外地人租门面搞健康讲座送大米,三十多个老人在听,已拍照", role=Role.WARDEN)
    assert (verdict.kind, verdict.fraud_type, verdict.fraud_level) == (Kind.FRAUD, "e_product", "F2")


@pytest.mark.parametrize(
    ("text", "category", "grade"),
    [
        ("张婆婆晕倒在路边了,喊不答应", "emergency_help", Grade.G1),
        ("几个娃儿在水库边洗澡,没得大人", "minor_protect", Grade.G1),
        ("黄葛树湾那根电线垂下来了", "power_supply", Grade.G1),
        ("菜市场门口井盖不见了", "drainage", Grade.G2),
        ("三社又没得水了,煮饭水都没得", "water_supply", Grade.G3),
        ("路灯坏了半个月了,晚上黢麻黑", "street_light", Grade.G4),
    ],
)
def test_grade_follows_danger(judge, text, category, grade):
    verdict = judge(text)
    assert (verdict.category, verdict.grade) == (category, grade)


def test_many_households_raise_the_grade(judge):
    assert judge("停水了,全村几十家都没得水").grade is Grade.G2


def test_doubt_about_danger_to_life_asks_where_other_doubt_stays_quiet(judge):
    assert judge("滑坡,大家注意哈").decision is Decision.ASK
    assert judge("野猪,大家注意哈").decision is Decision.CHAT


def test_one_message_about_several_things_ranks_them(judge):
    verdict = judge("屋后头垮方了,泥巴冲到灶房门口,电也停了")
    assert verdict.category == "geo_flood"
    assert {"geo_flood", "power_supply"} <= {category for category, _ in verdict.categories}
    assert all(0 <= score <= 1 for _, score in verdict.categories)


def test_harm_at_hand_raises_the_grade(judge):
    assert judge("水管爆了,水都淹到屋头了").grade is Grade.G2


def test_a_figure_of_speech_mutes_what_follows(judge):
    assert judge("今天的火锅辣得我嘴巴都要着火了").decision is Decision.CHAT
