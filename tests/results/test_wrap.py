"""Text broken into lines: Latin words stay whole, Chinese breaks but before its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gridscore.results.escape import display_width
from gridscore.results.wrap import wrap, wrap_styled

TEXTS = st.text("ab.-甲乙，（）“” ", max_size=40)


def test_chinese_lines_break_before_no_mark() -> None:
    lines = wrap("一二三四，五六七八。九十（十一）", 8)
    assert lines == ["一二三", "四，五六", "七八。九", "十（十", "一）"]
    assert wrap("", 10) == [""]
    assert wrap("pay.bonus.excellent-and-longer", 10) == ["pay.bonus.", "excellent-", "and-longer"]


def test_words_stay_whole_and_fill_the_line() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("one two three", 6) == ["one", "two", "three"]
    assert wrap("one   two", 5) == ["one", "two"]
    assert wrap("ab 一二三", 4) == ["ab", "一二", "三"]
    assert wrap("ab 一二三", 5) == ["ab 一", "二三"]
    assert wrap("  一二", 4) == ["  一", "二"]
    assert wrap("  abc", 4) == ["abc"]


def test_what_is_broken_keeps_its_styles() -> None:
    pieces = [("error", "bold"), (": ", ""), ("one error more", "dim")]
    assert wrap_styled(pieces, 10) == [
        [("error", "bold"), (": ", ""), ("one", "dim")],
        [("", "bold"), ("", ""), ("error more", "dim")],
    ]


@given(TEXTS, st.integers(2, 12))
def test_nothing_is_lost_but_blanks_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(display_width, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())
    if display_width(text) > width:
        assert "" not in lines[1:]


@given(TEXTS, st.integers(0, 40), st.integers(2, 12))
def test_styled_text_breaks_in_the_same_way(text: str, at: int, width: int) -> None:
    lines = wrap_styled([(text[:at], "bold"), (text[at:], "dim")], width)
    assert ["".join(piece for piece, _ in line) for line in lines] == wrap(text, width)
