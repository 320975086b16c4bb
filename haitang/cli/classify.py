"""`haitang classify`: one text in, one verdict out."""

import sys
from collections.abc import Iterator
from json import dumps
from typing import TYPE_CHECKING, Any

import typer

from haitang.cli.options import Config, Json

if TYPE_CHECKING:
    from pydantic import ValidationError

    from classifiers import Classifier, Utterance, Verdict


class BadLineError(Exception):
    """Why a line is no question, in Chinese."""


def classify(json: Json = False, config: Config = None) -> None:
    """从标准输入逐行读取，逐行输出研判，次序不变。例如：echo 停水了 | haitang classify

    每行是一句话，或一个 JSON 对象：text，可选 role（resident、warden、officer、bot）、group、sender、time。
    加 --json 时每行输出一个 JSON 对象，键有 kind、decision、category、categories、grade、fraud_type、confidence、because。
    读不懂的行占一行，只有 error 一个键，写着原因；其余照常。这时退出码为 1。
    """
    from classifiers import load_classifier
    from haitang.settings import load

    classifier = load_classifier(load(config).classifiers)
    bad = False
    for line in _lines():
        try:
            said = _utterance(line)
        except BadLineError as fault:
            bad = True
            print(dumps({"error": str(fault)}, ensure_ascii=False) if json else f"读不懂：{fault}", flush=True)
            continue
        verdict = classifier.classify(said)
        print(dumps(as_dict(verdict), ensure_ascii=False) if json else _words(classifier, verdict, said.text), flush=True)
    raise typer.Exit(int(bad))


def as_dict(verdict: "Verdict") -> dict[str, Any]:
    """The keys that other programs may rely on."""
    return {
        "kind": verdict.kind.value,
        "decision": verdict.decision.value,
        "category": verdict.category,
        "categories": [{"category": code, "score": round(score, 4)} for code, score in verdict.categories],
        "grade": verdict.grade.value if verdict.grade else None,
        "fraud_type": verdict.fraud_type,
        "confidence": round(verdict.confidence, 4),
        "because": list(_because(verdict)),
    }


def _because(verdict: "Verdict") -> Iterator[dict[str, Any]]:
    for evidence in verdict.because:
        yield {
            "start": evidence.start,
            "end": evidence.end,
            "text": evidence.text,
            "rule": evidence.rule,
            "weight": evidence.weight,
            "category": evidence.category,
            "note": evidence.note,
        }


def _lines() -> Iterator[str]:
    """Lines end at a line feed and nowhere else; what is no UTF-8 is shown as such and loses nothing else."""
    for number, raw in enumerate(sys.stdin.buffer):
        text = raw.decode("utf-8-sig" if number == 0 else "utf-8", errors="replace")
        yield text.rstrip("\r\n")


def _utterance(line: str) -> "Utterance":
    """A line of text as it is, or a JSON object with `text` and what is known of the speaker. Raises BadLineError."""
    from pydantic import ValidationError

    from classifiers import Role, Utterance
    from haitang.cli.question import Question

    if not line.lstrip().startswith("{"):
        return Utterance(line)
    try:
        asked = Question.model_validate_json(line)
    except ValidationError as error:
        raise BadLineError(_why(error)) from None
    return Utterance(asked.text, Role(asked.role or Role.RESIDENT), asked.sender or "", asked.group or "", asked.at)


def _why(error: "ValidationError") -> str:
    first = error.errors()[0]
    if not first["loc"]:
        return "不是正确的 JSON 对象"
    key = str(first["loc"][0])
    return f"没有 {key}" if first["type"] == "missing" else f"{key} 写得不对"


def _words(classifier: "Classifier", verdict: "Verdict", text: str) -> str:
    return f"{classifier.explain(verdict, text)}\t{text}"
