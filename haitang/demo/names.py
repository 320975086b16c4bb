"""Invented names of people, the same ones for the same seed."""

from collections.abc import Iterator
from random import Random

_FAMILY = "王李张刘陈杨周吴罗何谢黄冯邓曾唐蒋秦彭田胡廖汤袁龙石许余代卢雷贾温潘姜牟简童戴蒲覃苟黎文游向冉"
_WOMAN = ("淑秀素碧光春小玉世晓", "容兰珍华菊琼芬群莲蓉梅翠莉燕英")
_MAN = ("德国光正世明登昌永天兴建志大", "福明全荣贵强军平华清云富林才友忠")
_REAL = frozenset({"黄淑蓉"})  # the source story names her
_YOUNG = "婷敏丽娟涛勇波伟亮杰磊鹏静霞"


def names(seed: str) -> Iterator[str]:
    """Without end, each name once."""
    random = Random(seed)  # noqa: S311  the same people every time
    given = set(_REAL)
    while True:
        name = random.choice(_FAMILY) + _given_name(random)
        if name not in given:
            given.add(name)
            yield name


def _given_name(random: Random) -> str:
    kind = random.choice((_WOMAN, _MAN, None))
    return "".join(map(random.choice, kind)) if kind else random.choice(_YOUNG)
