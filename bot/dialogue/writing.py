"""Words that were read with narrow signs are shown to people as Chinese is written."""

import re

_CHINESE = r"[\u4e00-\u9fff”》）]"
_SIGNS = re.compile(rf"(?<={_CHINESE})[,.;:!?()]|[,;:!?()](?={_CHINESE})")
_WIDE = str.maketrans(",.;:!?()", "，。；：！？（）")


def written(words: str) -> str:
    """`words` with full-width signs beside Chinese; "3.5米", "8:30" and what is not Chinese stay as they are."""
    return _SIGNS.sub(lambda sign: sign[0].translate(_WIDE), words)
