"""`haitang replay` and `haitang evaluate`: the same pipeline, told line by line, and measured."""

import json

import pytest

KEYS = ["id", "decision", "kind", "category", "grade", "case"]


def test_a_line_a_message_and_then_the_summary(haitang, morning):
    said = haitang("replay", morning, "--fast", "--json")
    *rows, last = said.rows
    assert said.code == 0
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in morning.read_text(encoding="utf-8").splitlines()]
    assert {tuple(row) for row in rows} == {tuple(KEYS)}
    assert {row["decision"] for row in rows} <= {"auto", "ask", "chat"}
    assert {row["kind"] for row in rows} <= {"chat", "issue", "fraud"}
    cases = {row["case"] for row in rows if row["case"]}
    summary = last["summary"]
    assert (summary["messages"], summary["cases"]) == (len(rows), len(cases))
    assert summary["reports"] == sum(row["case"] is not None for row in rows) > 0
    assert said.err == "", "a program reads: no progress bar"


def test_a_store_that_is_named_keeps_everything_and_hears_nothing_twice(haitang, morning, store_url):
    first = haitang("replay", morning, "--json", "--db", store_url)
    assert first.rows == haitang("replay", morning, "--json", "--db", store_url).rows
    assert haitang("audit", "verify", "--db", store_url).out.startswith("流转记录全部核对无误。")


def test_people_read_a_sentence(haitang, morning):
    morning.write_text("".join(morning.read_text(encoding="utf-8").splitlines(keepends=True)[:5]), encoding="utf-8")
    said = haitang("replay", morning, "--speed", "100000000")
    assert said.out.startswith("5 条消息，")


def test_nothing_to_replay(haitang, in_an_empty_folder):
    empty = in_an_empty_folder / "empty.jsonl"
    empty.touch()
    assert haitang("replay", empty, "--json").rows == [{"summary": {"messages": 0, "cases": 0, "reports": 0}}]


GOOD = {"id": "1", "group": "G05", "time": "2026-01-26T06:20:15+08:00", "sender": "张德福", "text": "早"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("早上好", "第 2 行：不是一个 JSON 对象"),
        (json.dumps(GOOD | {"time": "昨天"}), "第 2 行：time"),
        (json.dumps(GOOD | {"time": "2026-01-26T06:20:15"}), "第 2 行：time 要带时区"),
        (json.dumps(GOOD | {"role": "king"}), "第 2 行：role 只能是"),
        (json.dumps(GOOD | {"text": None}), "第 2 行：text 应当是文字"),
        (json.dumps({"id": "1"}), "第 2 行：group 没有写"),
    ],
)
def test_a_transcript_that_is_none_is_refused_by_line(haitang, in_an_empty_folder, line, why):
    path = in_an_empty_folder / "bad.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    said = haitang("replay", path)
    assert (said.code, said.out) == (2, "")
    assert why in said.err


def test_a_file_that_is_not_there_or_no_text(haitang, in_an_empty_folder):
    assert "读不到" in haitang("replay", "nowhere.jsonl").err
    path = in_an_empty_folder / "gbk.jsonl"
    path.write_bytes("早上好".encode("gb18030"))
    assert "不是 UTF-8 编码" in haitang("replay", path).err


def test_evaluate_measures_against_the_labels(haitang, morning):
    said = haitang("evaluate", morning, "--json")
    (scores,) = said.rows
    assert (scores["file"], scores["messages"]) == ("morning.jsonl", 60)
    labels = [json.loads(line)["gold"]["kind"] for line in morning.read_text(encoding="utf-8").splitlines()]
    assert scores["matter_recall"]["of"] == sum(kind != "chat" for kind in labels)
    for key in ("matter_recall", "matter_precision", "fraud_recall", "category_first", "grade", "cases_found"):
        assert scores[key].keys() == {"value", "hits", "of", "low", "high"}
    assert scores["b_cubed"].keys() == {"precision", "recall", "f1"}


def test_evaluate_takes_sets_of_single_texts_beside(haitang, in_an_empty_folder):
    path = in_an_empty_folder / "texts.jsonl"
    rows = [{"text": "路灯坏了，晚上黑得很", "coarse": "complaint"}, {"title": "今天天气真好", "coarse": "chat"}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    (scores,) = haitang("evaluate", path, "--json").rows
    assert scores["rows"] == 2
    assert {label: of["matter"]["hits"] for label, of in scores["labels"].items()} == {"complaint": 1, "chat": 0}
    assert "complaint：当成诉求 1.000" in haitang("evaluate", path).out


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "是空的"),
        ("早上好", "第 1 行：不是一个 JSON 对象"),
        ('{"coarse": "x", "text": "a"}\n{"coarse": "x"}', "第 2 行：要有 text"),
    ],
)
def test_evaluate_refuses_what_it_cannot_measure(haitang, in_an_empty_folder, text, why):
    path = in_an_empty_folder / "bad.jsonl"
    path.write_text(text, encoding="utf-8")
    said = haitang("evaluate", path)
    assert said.code == 2
    assert why in said.err
