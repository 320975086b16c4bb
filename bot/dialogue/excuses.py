"""An order could not be carried out: what is answered."""

from typing import Any

from bot.dialogue.asking import Question
from bot.dialogue.replies import Reply
from bot.dialogue.verbs import Verb
from cases.docket import CaseFile
from cases.errors import CaseError, DoneBeforeError, MissingWordsError, NotYoursError
from cases.lifecycle import IllegalActionError
from db.words import Action


def excuse(error: CaseError | IllegalActionError, file: CaseFile) -> Question:
    code: dict[str, Any] = {"code": file.case.code, "status": file.case.status.value}
    match error:
        case NotYoursError():
            return Question(Reply.NOT_YOURS, code | {"owner": error.owner})
        case MissingWordsError():
            return Question(Reply.NEEDS_REASON, code | {"verb": ""})
        case MissingWordsError() if error.action is Action.CORRECT:
            return Question(Reply.NEEDS_SUBJECT, code | {"verb": Verb.CORRECT.value})
        case DoneBeforeError():
            return Question(Reply.DONE_BEFORE, code)
        case _:
            return Question(Reply.NOT_NOW, code)
