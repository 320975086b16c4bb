import pytest

from bot.dialogue.writing import written


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("换了接头,恢复供水", "换了接头，恢复供水"),
        ("接好了.已经来水", "接好了。已经来水"),
        ("二楼(东头)的灯", "二楼（东头）的灯"),
        ("等配件:明天到!", "等配件：明天到！"),
    ],
)
def test_signs_beside_chinese_are_wide(narrow: str, wide: str) -> None:
    assert written(narrow) == wide


@pytest.mark.parametrize("words", ["3.5米", "8:30到的", "DN25, PVC", "换了2,000米", "已修好。"])
def test_figures_and_other_scripts_stay(words: str) -> None:
    assert written(words) == words
