import pytest

from api.console.parts.places import short_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["海棠镇·石岭村1社云网格群", "海棠镇·老街云网格群"], ["石岭村1社", "老街"]),
        (["上湾群", "下湾群"], ["上湾群", "下湾群"]),
        (["海棠镇·石岭村1社云网格群"], ["海棠镇·石岭村1社云网格群"]),
        (["云网格群", "老街云网格群"], ["云网格群", "老街"]),
        (["一样的群", "一样的群"], ["一样的群"]),
        ([], []),
    ],
)
def test_what_all_have_in_common_is_left_out(names: list[str], short: list[str]):
    assert list(short_names(names).values()) == short
