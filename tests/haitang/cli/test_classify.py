"""`haitang classify`: one line in, one line out, in order, whatever the line is."""

import json

KEYS = ["kind", "decision", "category", "categories", "grade", "fraud_type", "confidence", "because"]


def question(**keys) -> str:
    return json.dumps(keys, ensure_ascii=False)


def test_every_line_gets_its_verdict_in_order(haitang):
    said = haitang("classify", "--json", given="我们3社停水一上午了，快来人修\n早上好\n免费领鸡蛋，听课就送，老年人快来\n")
    assert said.code == 0
    assert [list(row) for row in said.rows] == [KEYS] * 3
    assert [row["kind"] for row in said.rows] == ["issue", "chat", "fraud"]
    assert said.rows[0]["category"] == "water_supply"
    assert said.rows[0]["categories"][0].keys() == {"category", "score"}
    assert {"start", "end", "text", "rule", "weight"} <= said.rows[0]["because"][0].keys()
    assert (said.rows[1]["grade"], said.rows[1]["category"], said.rows[1]["decision"]) == (None, None, "chat")


def test_a_json_line_says_who_speaks(haitang):
    text = "我们3社停水一上午了，快来人修"
    said = haitang(
        "classify",
        "--json",
        given="\n".join(
            (
                question(text=text, role="resident", group="G05", sender="张德福", time="2026-11-23T10:00:00+08:00"),
                question(text=text, role="officer", group=None, sender=None, time=None),
                question(text=text, time="2026-11-23T10:00:00", mood="angry"),
            )
        ),
    )
    assert [row["kind"] for row in said.rows] == ["issue", "chat", "issue"]


UNREADABLE = {
    '{"text": "停水了"': "不是正确的 JSON 对象",
    '{"txt": "停水了"}': "没有 text",
    '{"text": 5}': "text 写得不对",
    '{"text": ["停水了"]}': "text 写得不对",
    '{"text": "停水了", "role": "king"}': "role 写得不对",
    '{"text": "停水了", "time": "昨天"}': "time 写得不对",
    '{"text": "\\ud800"}': "不是正确的 JSON 对象",
}


def test_a_line_that_cannot_be_read_says_why_and_the_others_go_on(haitang):
    said = haitang("classify", "--json", given="".join(f"{line}\n路灯坏了，晚上黑得很\n" for line in UNREADABLE))
    assert said.code == 1
    assert said.rows[::2] == [{"error": why} for why in UNREADABLE.values()]
    assert [row["category"] for row in said.rows[1::2]] == ["street_light"] * len(UNREADABLE)


def test_people_read_what_is_wrong_with_a_line(haitang):
    said = haitang("classify", given='{"txt": "停水了"}\n')
    assert (said.code, said.out) == (1, "读不懂：没有 text\n")


STRANGE = (
    b"",
    b"   ",
    b"\xff\xfe\xc3\x28 broken",
    "水".encode() * 350_000,  # a megabyte
    "甲\u2028乙\x0b丙\x85丁".encode(),
    b"nul\x00byte",
    b"[1, 2]",
    "好的\r".encode(),
)


def test_no_line_disturbs_its_neighbours(haitang):
    said = haitang("classify", "--json", given=b"".join(line + b"\n" + "路灯坏了，晚上黑得很\n".encode() for line in STRANGE))
    assert said.code == 0
    assert [row["kind"] for row in said.rows] == ["chat", "issue"] * len(STRANGE)


def test_a_byte_order_mark_is_no_word(haitang):
    line = question(text="路灯坏了，晚上黑得很").encode()
    assert haitang("classify", "--json", given=b"\xef\xbb\xbf" + line).rows == haitang("classify", "--json", given=line).rows


def test_people_get_words_instead_of_json(haitang):
    said = haitang("classify", given="路灯坏了，晚上黑得很\n")
    assert said.out.endswith("\t路灯坏了，晚上黑得很\n")
    assert "路灯" in said.out.split("\t")[0]


def test_nothing_in_nothing_out(haitang):
    said = haitang("classify", "--json", given="")
    assert (said.code, said.out) == (0, "")
