import pytest

from classifiers import NO_CONTEXT, Classifier, Role, Utterance, Verdict, load_classifier


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    return load_classifier(places=["黄葛湾", "海棠花社区"])


@pytest.fixture(scope="session")
def judge(classifier):
    """What the classifier makes of a text that a resident says out of the blue."""

    def judged(text, *, role=Role.RESIDENT, context=NO_CONTEXT, **said) -> Verdict:
        return classifier.classify(Utterance(text, role, **said), context)

    return judged
