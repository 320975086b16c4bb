"""The whole way of a text, one direction: normalise → find → read (acts) → weigh → verdict."""

from collections.abc import Iterable

from classifiers.acts import Scene
from classifiers.finding.finder import Finder
from classifiers.gate import KEY, NAMED, Gate, classes_seen
from classifiers.judging.chat import ChatClasses
from classifiers.judging.explain import explain
from classifiers.judging.judge import Judge
from classifiers.taxonomy import Taxonomy
from classifiers.texts.normalise import Normaliser
from classifiers.verdict import NO_CONTEXT, Context, Utterance, Verdict

_MATTER = NAMED | KEY
_MOST_READ = 2000
"""Characters of a message that are read; nobody reports a matter behind so much else."""


class Classifier:
    """Built once by `load_classifier`. Pure: the same utterance and context give the same verdict, without any I/O."""

    def __init__(
        self,
        normaliser: Normaliser,
        finder: Finder,
        gate: Gate,
        judge: Judge,
        chat: ChatClasses,
        taxonomy: Taxonomy,
        version: str,
    ) -> None:
        self._normaliser = normaliser
        self._finder = finder
        self._gate = gate
        self._judge = judge
        self._chat = chat
        self._taxonomy = taxonomy
        self._version = version

    @property
    def taxonomy(self) -> Taxonomy:
        return self._taxonomy

    @property
    def version(self) -> str:
        """Tells the content of the lexicon apart: data version and a short hash of all that was read."""
        return self._version

    def classify(self, utterance: Utterance, context: Context = NO_CONTEXT) -> Verdict:
        text = utterance.text[:_MOST_READ]
        raw = self._finder.scan(self._normaliser.plain(text))
        seen = self._gate.look(raw)
        follows = bool(context.matters or context.reply_matter) and self._gate.may_follow_up(seen, utterance, context)
        if seen & _MATTER or follows:
            findings = self._finder.findings(raw, self._normaliser.read(text))
            if findings.telling or follows:
                return self._judge.judge(Scene(utterance, context, findings))
        return self._chat.verdict(classes_seen(seen), utterance.role)

    def plain(self, text: str) -> str:
        """The text as the rules read it."""
        return self._normaliser.plain(text[:_MOST_READ])

    def classify_many(self, pairs: Iterable[tuple[Utterance, Context]]) -> list[Verdict]:
        return [self.classify(utterance, context) for utterance, context in pairs]

    def explain(self, verdict: Verdict, text: str) -> str:
        """One plain sentence for the resident whom the verdict concerns."""
        return explain(verdict, text, self._taxonomy)
