"""Numbers of persons are masked wherever more people read than must know (domain compliance)."""

import re

_ID_CARD = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_BANK_CARD = re.compile(r"(?<!\d)\d{12,15}(\d{4})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_PLATE = re.compile(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z])[·.]?[A-Z0-9]{3}([A-Z0-9]{2,3})(?![A-Z0-9])"
)


def masked(text: str) -> str:
    """`text` with identity cards, bank cards, phone numbers and car plates made unreadable but still recognisable to who knows them."""
    text = _ID_CARD.sub(r"\1********\2", text)
    text = _BANK_CARD.sub(r"************\1", text)
    text = _PHONE.sub(r"\1****\2", text)
    return _PLATE.sub(r"\1***\2", text)
