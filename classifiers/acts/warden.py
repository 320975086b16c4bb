"""What wardens, officers and bots say. Only a warden's own report of a scene can open a case."""

from collections.abc import Iterator

from classifiers.acts.scene import Effect, Mark, Scene
from classifiers.lexicon.cues import Cue
from classifiers.verdict import Role

_NOWHERE = (0, 0)


def read(scene: Scene) -> Iterator[Mark]:
    if scene.role in {Role.OFFICER, Role.BOT}:
        yield Mark("warden/office", Effect.VETO, _NOWHERE, "是工作人员或程序发的", non_case=_class_of(scene))
    elif scene.role is Role.WARDEN and not reports_scene(scene):
        span = scene.findings.first(Cue.HANDLING) or _NOWHERE
        yield Mark("warden/reply", Effect.VETO, span, "是网格员的答复", non_case=_class_of(scene))


def reports_scene(scene: Scene) -> bool:
    """巡查发现…, 有外地人租门面…, 已拍照: seen by herself and not an answer to what somebody said."""
    if scene.context.reply_to is not None or scene.has(Cue.NOTICE_HEAD, Cue.TIP_HEAD, Cue.ANTI_FRAUD_HEAD):
        return False
    placed = scene.has(Cue.HERE, Cue.ON_SCENE) or bool(scene.findings.places)
    return scene.has(Cue.SCENE) or (scene.has(Cue.SEEN) and placed)


def _class_of(scene: Scene) -> str:
    if scene.has(Cue.ANTI_FRAUD_HEAD):
        return "anti_fraud_tip"
    if scene.has(Cue.TIP_HEAD):
        return "bot_tip"
    if scene.has(Cue.NOTICE_HEAD) or scene.findings.kinds(Cue.NOTICE) > 1:
        return "official_notice"
    return "bot_tip" if scene.role is Role.BOT else "warden_reply"
