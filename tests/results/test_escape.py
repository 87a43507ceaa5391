from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.results.escape import (
    CELL_LIMIT,
    defused,
    display_width,
    for_encoding,
    for_workbook_cell,
    shorten,
    visible,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张三 A\u3000B", "张三 A\u3000B"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\u2066x\u200b\ufeff", r"\u2066x\u200b\ufeff"),
        ("\x9b1m\x00", r"\x9b1m\x00"),
        ("\udce9", r"\udce9"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_characters_that_act_are_spelt_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_visible_controls_a_terminal(text: str) -> None:
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in visible(text))
    visible(text).encode("utf-8")


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["ascii", "gbk", "cp437", "utf-8"]))
def test_any_text_can_be_written_in_any_encoding_at_the_same_width(
    text: str, encoding: str
) -> None:
    shown = for_encoding(text, encoding)
    shown.encode(encoding)
    assert display_width(shown) == display_width(text)


def test_symbols_degrade_outside_utf() -> None:
    assert for_encoding("█ 张…", "utf-8") == "█ 张…"
    assert for_encoding("█ 张…", "gbk") == "# 张."
    assert for_encoding("──", "gbk") == "--"
    assert for_encoding("█ 张…", "ascii") == "# ??."
    assert for_encoding("“6 ÷ 2” → 3", "ascii") == '"6 / 2" > 3'
    assert for_encoding("“6 ÷ 2” → 3", "gbk") == "“6 / 2” > 3"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("张三李四", 8, "张三李四"),
        ("张三李四", 7, "张三李…"),
        ("张三李四", 6, "张三…"),
        ("abc", 1, "…"),
    ],
)
def test_text_is_cut_by_cells_and_not_by_characters(text: str, width: int, shown: str) -> None:
    assert shorten(text, width) == shown


@given(st.text(st.characters(codec="utf-8")), st.integers(0, 12))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert display_width(shorten(text, width)) <= width


def test_plain_text_is_not_defused() -> None:
    for text in ("张三", "007", "a=b", "'=1", "", "1-2"):
        assert defused(text) == text


def test_only_a_text_that_would_be_taken_for_xml_gets_a_blank() -> None:
    assert for_workbook_cell("<r>x</r>") == " <r>x</r>"
    assert for_workbook_cell("<r>x") == "<r>x"
    assert for_workbook_cell("x</r>") == "x</r>"


def test_a_workbook_cell_is_cut_by_utf16_units() -> None:
    assert for_workbook_cell("x" * CELL_LIMIT) == "x" * CELL_LIMIT
    assert for_workbook_cell("x" * (CELL_LIMIT + 1)) == "x" * (CELL_LIMIT - 1) + "…"
    wide = for_workbook_cell("𠀀" * CELL_LIMIT)
    assert wide.endswith("𠀀…")
    assert len(wide.encode("utf-16-le")) <= 2 * CELL_LIMIT
