import shutil
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from classifiers import ClassifierSettings, DataError, Utterance, load_classifier
from classifiers.sources import Sources

DATA = Path(str(files("classifiers"))) / "data"


@pytest.fixture
def copied(tmp_path):
    """The package's data, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_category_and_every_fraud_type_has_terms(classifier):
    written = {
        entry["code"]: entry
        for file in (*DATA.glob("issues/*.yaml"), *DATA.glob("fraud/*.yaml"))
        for entry in next(
            v for k, v in yaml.safe_load(file.read_text(encoding="utf-8")).items() if k in {"categories", "types"}
        )
    }
    taxonomy = classifier.taxonomy
    assert written.keys() == (taxonomy.categories.keys() - {"fraud"}) | taxonomy.fraud_types.keys() | {"any"}
    assert all(entry["terms"] for entry in written.values())


@pytest.mark.parametrize("file", sorted((*DATA.glob("issues/*.yaml"),)), ids=lambda file: file.stem)
def test_every_term_that_says_a_matter_is_found_as_one(classifier, file):
    """A word of weight 4 or more, said at home and today, reaches at least the question to a person."""
    for category in yaml.safe_load(file.read_text(encoding="utf-8"))["categories"]:
        for terms in category["terms"]:
            for word in terms["words"] if terms["weight"] >= 4 else ():
                assert classifier.classify(Utterance(f"今天我家门口,{word}")).kind.value == "issue", (category["code"], word)


def test_the_taxonomy_is_looked_up_by_code(classifier):
    taxonomy = classifier.taxonomy
    assert taxonomy.categories["gas"].name == "燃气安全"
    assert taxonomy.categories["gas"].default_grade.value == "G2"
    assert taxonomy.name("t_police") == "冒充公检法及政府机关类"
    assert taxonomy.name("jielong") == "拼团接龙报名"
    with pytest.raises(KeyError):
        taxonomy.name("nothing")


def test_no_web_addresses_in_the_data():
    for file in DATA.rglob("*.yaml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert "://" not in line, (file, line)


SPOILT = {
    "unknown key": ("issues/utilities.yaml", "  - code: gas", "  - colour: red\n    code: gas", "categories.2.colour"),
    "unknown category": ("issues/utilities.yaml", "  - code: gas", "  - code: gaz", "gaz"),
    "unknown sub": ("issues/utilities.yaml", "sub: 停气", "sub: 停汽", "gas"),
    "unknown word class": ("issues/utilities.yaml", "$wire", "$wires", "power_supply"),
    "unknown fraud type": ("fraud/telecom.yaml", "code: t_cs", "code: t_xx", "t_xx"),
    "unknown sign": ("acts.yaml", "  plea:", "  pleas:", "cues.plea"),
    "a number for a word": ("acts.yaml", "  plea: [哪个管", "  plea: [110, 哪个管", "cues.plea.0"),
    "a gap without end": ("issues/utilities.yaml", "gap: 4", "gap: 400", "gap"),
    "no YAML": ("words.yaml", "classes:", "classes: [", "(whole file)"),
    "word class in itself": ("words.yaml", "  child: [", "  child: [$child, ", "classes.child"),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_a_fault_in_the_data_is_refused_with_file_and_key(copied, fault):
    name, old, new, key = SPOILT[fault]
    spoil(copied / name, old, new)
    with pytest.raises(DataError) as refused:
        load_classifier(sources=Sources(copied))
    assert refused.value.file == name
    assert key in refused.value.key
    assert name in str(refused.value)


def test_a_missing_file_of_town_terms_is_refused(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        load_classifier(ClassifierSettings(town_terms=tmp_path / "none.yaml"))


def test_jieba_can_settle_borders(capfd):
    bordered = load_classifier(ClassifierSettings(word_borders=True))
    assert bordered.classify(Utterance("三社停水了,煮饭水都没得")).category == "water_supply"
    assert capfd.readouterr().err == ""
