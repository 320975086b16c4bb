"""Verdicts for messages that are nothing to act upon: one shared constant for each class of chat."""

from collections.abc import Set as AbstractSet

from classifiers.lexicon.cues import Cue
from classifiers.taxonomy import Taxonomy
from classifiers.verdict import Decision, Kind, Role, Verdict

CHITCHAT = "chitchat"
_AT_WORK = (Role.WARDEN, Role.OFFICER)
_BY_CUE = (
    (Cue.JIELONG, "jielong"),
    (Cue.TIP_HEAD, "bot_tip"),
    (Cue.ANTI_FRAUD_HEAD, "anti_fraud_tip"),
    (Cue.NOTICE_HEAD, "official_notice"),
    (Cue.NEWS, "news_repost"),
    (Cue.JOB_TRADE, "job_trade"),
    (Cue.PRICE, "ad_promo"),
    (Cue.ADVERT, "ad_promo"),
    (Cue.LOST_FOUND, "lost_found"),
    (Cue.THANKS, "thanks"),
    (Cue.GREETING, "greeting_wish"),
    (Cue.JOKE, "joke"),
    (Cue.MEMORY, "hypothetical"),
    (Cue.HYPOTHETICAL, "hypothetical"),
)

CLASS_CUES = tuple(cue for cue, _ in _BY_CUE)


class ChatClasses:
    def __init__(self, taxonomy: Taxonomy, version: str) -> None:
        self._verdicts = {code: Verdict(Kind.CHAT, Decision.CHAT, non_case=code, version=version) for code in taxonomy.non_case}
        self._by_bit = [self._verdicts[code] for _, code in _BY_CUE]

    def verdict(self, classes: int, role: Role) -> Verdict:
        """`classes` has a bit for each sign of CLASS_CUES that was seen; the first sign decides."""
        if classes:
            return self._by_bit[(classes & -classes).bit_length() - 1]
        return self._verdicts[_without_signs(role)]


def chat_class(cues: AbstractSet[Cue], role: Role) -> str:
    """The class of a message in which no matter was found; the first sign in the table decides."""
    return next((code for cue, code in _BY_CUE if cue in cues), _without_signs(role))


def _without_signs(role: Role) -> str:
    return "warden_reply" if role in _AT_WORK else CHITCHAT
