"""Numbers of persons are not for everybody's eyes."""

import pytest

from cases.masking import masked


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("打我电话13812345678", "打我电话138****5678"),
        ("身份证500115199001011234", "身份证500115********1234"),
        ("身份证50011519900101123X", "身份证500115********123X"),
        ("卡号6222020200112233445", "卡号************3445"),
        ("车牌渝A12345停门口", "车牌渝A***45停门口"),
        ("编号107, 3栋2单元501", "编号107, 3栋2单元501"),
        ("110、119、96110、12345", "110、119、96110、12345"),
        ("花了20000元", "花了20000元"),
    ],
)
def test_numbers(said: str, shown: str) -> None:
    assert masked(said) == shown
