"""Chinese capital figures: known amounts, and a plain oracle that goes the other way about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.messages import Lang
from gridscore.results.xlsx.capital_amount import LARGEST, capital_amount

KNOWN = {
    0: "零元整",
    1: "壹分",
    10: "壹角整",
    11: "壹角壹分",
    100: "壹元整",
    305: "叁元零伍分",
    350: "叁元伍角整",
    1000: "壹拾元整",
    1050: "壹拾元伍角整",
    32504: "叁佰贰拾伍元零肆分",
    140950: "壹仟肆佰零玖元伍角整",
    600714: "陆仟零柒元壹角肆分",
    1000100: "壹万零壹元整",
    1005000: "壹万零伍拾元整",
    1100000: "壹万壹仟元整",
    1640902: "壹万陆仟肆佰零玖元零贰分",
    4320000: "肆万叁仟贰佰元整",
    10500000: "壹拾万伍仟元整",
    10000500000: "壹亿零伍仟元整",
    10000000001: "壹亿元零壹分",
    100100100100: "壹拾亿零壹佰万壹仟零壹元整",
    1234500000000 * 100: "壹万贰仟叁佰肆拾伍亿元整",
    1000000000000 * 100: "壹万亿元整",
    -305: "负叁元零伍分",
}


@pytest.mark.parametrize(("fen", "text"), KNOWN.items())
def test_known_amounts(fen: int, text: str) -> None:
    assert capital_amount(fen, Lang.ZH_HANS) == text
    assert capital_amount(fen, Lang.EN) == text


def test_traditional_figures() -> None:
    assert capital_amount(1_2345_6789_01, Lang.ZH_HANT) == (
        "壹億貳仟參佰肆拾伍萬陸仟柒佰捌拾玖元零壹分"
    )
    assert capital_amount(-600000, Lang.ZH_HANT) == "負陸仟元整"


def test_beyond_all_names() -> None:
    assert capital_amount(LARGEST - 1, Lang.ZH_HANS).endswith("玖元玖角玖分")
    with pytest.raises(ValueError, match="no capital figures"):
        capital_amount(LARGEST, Lang.ZH_HANS)


def by_striking_out(fen: int) -> str:
    """Write every figure with its place, then strike out what a voucher leaves out."""
    yuan, rest = divmod(fen, 100)
    digits = "零壹贰叁肆伍陆柒捌玖"
    places = [
        "元",
        "拾",
        "佰",
        "仟",
        "万",
        "拾",
        "佰",
        "仟",
        "亿",
        "拾",
        "佰",
        "仟",
        "万",
        *"拾佰仟",
    ]
    text = ""
    for place, digit in enumerate(reversed(str(yuan))):
        text = digits[int(digit)] + places[place] + text
    text += digits[rest // 10] + "角" + digits[rest % 10] + "分"
    text = re.sub("零[拾佰仟]", "零", text)
    text = re.sub("零+", "零", text)
    text = re.sub("零([万亿元])", r"\1", text)  # a place name stays, the zero before it goes
    text = re.sub("亿万", "亿零", text)  # an empty group in the middle
    text = re.sub("零+", "零", text)
    text = re.sub("零(?=元)", "", text)
    text = re.sub("零分", "整", text)
    text = re.sub("零角整", "整", text)
    text = re.sub("零角", "零", text)
    return re.sub("^元零?", "", text)


@given(st.integers(1, LARGEST - 1))
def test_as_striking_out_has_it(fen: int) -> None:
    assert without_free_zeros(capital_amount(fen, Lang.ZH_HANS)) == without_free_zeros(
        by_striking_out(fen)
    )


def without_free_zeros(text: str) -> str:
    """Leave out each 零 that a voucher may have or not: after 万 or 亿, before thousands."""
    return re.sub("([万亿])零(?=.仟)", r"\1", text)


@given(st.integers(0, LARGEST - 1))
def test_it_reads_back(fen: int) -> None:
    assert read_back(capital_amount(fen, Lang.ZH_HANS)) == fen


def read_back(text: str) -> int:
    """Add up the figures of a capital amount by their places."""
    digits = {figure: value for value, figure in enumerate("零壹贰叁肆伍陆柒捌玖")}
    places = {"拾": 10, "佰": 100, "仟": 1000}
    whole, group, digit = 0, 0, 0
    fen = 0
    for figure in text:
        if figure in digits:
            digit = digits[figure]
        elif figure in places:
            group, digit = group + digit * places[figure], 0
        elif figure in "万亿":
            size = 10**4 if figure == "万" else 10**8
            part, digit = group + digit, 0
            if figure == "亿":
                whole, group = (whole + part) * size, 0
            else:
                whole, group = whole + part * size, 0
        elif figure == "元":
            fen, group, digit = (whole + group + digit) * 100, 0, 0
        elif figure in "角分":
            fen, digit = fen + digit * (10 if figure == "角" else 1), 0
    return fen


@given(st.integers(0, LARGEST - 1))
def test_zeros_stand_only_between_figures(fen: int) -> None:
    text = capital_amount(fen, Lang.ZH_HANS)
    assert "零零" not in text
    assert fen == 0 or not re.search("^零|零[元角分整拾佰仟万亿]", text)
    assert text.endswith("整") == (fen % 10 == 0)
