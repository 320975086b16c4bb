"""`haitang classify`: one text in, one verdict out."""

import sys
from collections.abc import Iterator
from datetime import datetime
from json import dumps, loads
from typing import TYPE_CHECKING, Any

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Json

if TYPE_CHECKING:
    from classifiers import Classifier, Utterance, Verdict


def classify(json: Json = False, config: Config = None) -> None:
    """从标准输入逐行读取, 逐行输出研判, 次序不变。

    每行是一句话, 或一个 JSON 对象: text, 可选 role(resident|warden|officer|bot), group, sender, time。
    加 --json 时每行输出 {"kind","decision","category","categories","grade","fraud_type","confidence","because"}。
    """
    from classifiers import load_classifier
    from haitang.settings import load

    classifier = load_classifier(load(config).classifiers)
    for number, line in enumerate(sys.stdin, start=1):
        said = _utterance(number, line.rstrip("\n"))
        verdict = classifier.classify(said)
        print(dumps(as_dict(verdict), ensure_ascii=False) if json else _words(classifier, verdict, said.text), flush=True)


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


def _utterance(number: int, line: str) -> "Utterance":
    """A line of text as it is, or a JSON object with `text` and what is known of the speaker."""
    from classifiers import Role, Utterance

    if not line.lstrip().startswith("{"):
        return Utterance(line)
    try:
        asked = loads(line)
        at = datetime.fromisoformat(asked["time"]) if asked.get("time") else None
        role = Role(asked.get("role", "resident"))
        return Utterance(str(asked["text"]), role, str(asked.get("sender", "")), str(asked.get("group", "")), at)
    except KeyError:
        raise CannotError(f"第 {number} 行没有 text") from None
    except (ValueError, TypeError) as error:
        raise CannotError(f"第 {number} 行不是能读的 JSON 请求：{error}") from None


def _words(classifier: "Classifier", verdict: "Verdict", text: str) -> str:
    return f"{classifier.explain(verdict, text)}\t{text}"
