"""Money in Chinese capital figures, as it stands on what is paid from: 壹万零伍拾元整.

Capital figures are hard to alter. The rules are those of vouchers: one 零 where zeros stand
between two figures, none for zeros at the end, 整 where no 分 follows.
"""

from __future__ import annotations

from gridscore.messages import Lang
from gridscore.numbers import HUNDRED
from gridscore.records import NamedTuple

LARGEST = 10**18
"""Fen; from here on the places have no usual names."""


class _Figures(NamedTuple):
    """The capital figures of one script; `groups` are sizes with their names, largest first."""

    digits: str
    places: tuple[str, str, str, str]
    groups: tuple[tuple[int, str], ...]
    minus: str


_PLACES = ("", "拾", "佰", "仟")
_SIMPLIFIED = _Figures("零壹贰叁肆伍陆柒捌玖", _PLACES, ((10**8, "亿"), (10**4, "万")), "负")
_TRADITIONAL = _Figures("零壹貳參肆伍陸柒捌玖", _PLACES, ((10**8, "億"), (10**4, "萬")), "負")


def capital_amount(fen: int, lang: Lang) -> str:
    """Write an amount of fen in capital figures: traditional ones for zh-Hant, else simplified.

    Raises ValueError for amounts from LARGEST on.
    """
    if abs(fen) >= LARGEST:
        raise ValueError(f"no capital figures for {fen} fen")
    figures = _TRADITIONAL if lang is Lang.ZH_HANT else _SIMPLIFIED
    yuan, rest = divmod(abs(fen), HUNDRED)
    jiao, odd = divmod(rest, 10)
    text = f"{_whole(yuan, figures)}元" if yuan or not rest else ""
    if jiao:
        text += f"{figures.digits[jiao]}角"
    elif odd and text:
        text += figures.digits[0]
    text += f"{figures.digits[odd]}分" if odd else "整"
    return figures.minus + text if fen < 0 else text


def _whole(number: int, figures: _Figures) -> str:
    """Write a whole number, its highest group first."""
    for size, name in figures.groups:
        high, low = divmod(number, size)
        if high:
            gap = figures.digits[0] if 0 < low < size // 10 else ""
            return _whole(high, figures) + name + gap + (_whole(low, figures) if low else "")
    return _group(number, figures)


def _group(number: int, figures: _Figures) -> str:
    """Write up to four figures with their places."""
    text, gap = "", False
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if digit:
            text += figures.digits[0] if gap and text else ""
            text += figures.digits[digit] + figures.places[place]
        gap = not digit
    return text or figures.digits[0]
