"""Life may be at risk: whoever can help hears at once, before anything is confirmed."""

from cases.docket import CaseFile, Docket
from cases.notices import tell_handler
from cases.phrases import Phrase
from cases.routing import alarmed
from db.words import Status


async def alarm(docket: Docket, file: CaseFile, words: str, *, knows: int | None = None) -> None:
    """`words` are what was said; the person `knows` needs not be told."""
    if file.lead is None:
        return
    lead = docket.handler_of(file.lead)
    sure = file.case.status is not Status.SUSPECTED
    for handler in alarmed(docket.town, file.case.group_id, docket.now, sure=sure):
        if handler != lead and (handler.person_id is None or handler.person_id != knows):
            await tell_handler(docket, file, handler, Phrase.ALARM, lead=lead.name, quote=words)
