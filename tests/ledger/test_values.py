"""One cell, one word, or a reason why not."""

from __future__ import annotations

import string
import sys
import unicodedata
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.ledger.grid import Cell, CellFault
from gridscore.ledger.parsing.dates import parse_date
from gridscore.ledger.parsing.figures import parse_count, parse_points
from gridscore.ledger.parsing.values import (
    BadCell,
    document_key,
    is_plain,
    name_key,
    parse_id,
    parse_text,
    shown,
)

FULL = 2000


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times()))
def test_no_cell_is_beyond_the_readers(cell: Cell) -> None:
    for parse in (lambda c: parse_points(c, FULL), parse_count, parse_date, parse_text, parse_id):
        with suppress(BadCell):
            parse(cell)
    assert isinstance(shown(cell), str)


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("007", "007"),
        (7, "7"),
        (10001.0, "10001"),
        (999_999_999_999_999.0, "999999999999999"),  # fifteen digits, as many as Excel keeps
        ("１０００１", "10001"),
        (" 10 001 ", "10001"),
        ("wg-1", "wg-1"),
        ('="007"', "007"),
        (' =" 007 " ', "007"),
        ('="a""b"', 'a"b'),
        ('="007', '="007'),
    ],
)
def test_ids_are_text(cell: Cell, key: str) -> None:
    assert parse_id(cell).value == key


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (True, "GS316"),
        (date(2026, 3, 1), "GS316"),
        (1_000_000_000_000_000, "GS317"),
        (370211199001011234, "GS317"),
        (6.2220212345678901e18, "GS317"),
        (CellFault.ERROR, "GS301"),
    ],
)
def test_what_is_no_text_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(BadCell) as refusal:
        parse_text(cell)
    assert refusal.value.code == code


def test_blanks_and_dots_inside_a_name_do_not_tell_people_apart() -> None:
    assert name_key("张 三") == name_key("张\u3000三") == "张三"
    assert name_key("阿卜·买买提") == name_key("阿卜•买买提")


@pytest.mark.parametrize("written", ["[2026]1号", "（2026）1号", "【2026】 1号", "《〔2026〕1号》"])
def test_signs_do_not_tell_documents_apart(written: str) -> None:
    assert document_key(f"示例—{written}") == document_key("示例-〔2026〕1号")
    assert document_key(written) != document_key("〔2026〕11号")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "示例〔2026〕第1号",
            "示例〔2026〕01号",
            "示例[2026] 第001號",
            "示例〔2026年〕1号",
            "示例〔2026〕1",
        ),
        *(
            "示例（2026）1号",
            "示例【2026】1号",
            "示例〈2026〉 1 号",
            "示例<2026>1号",
            "示例〔2026〕1号文件",
        ),
        *(
            "《示例〔2026〕01号》",
            "文号：示例〔2026〕1号",
            "示例〔2026〕1号文",
            "（示例〔2026〕1号）",
        ),
        *(
            "关于授予称号的决定（示例〔2026〕1号）",
            "《关于表彰的决定》（示例〔2026〕1号）",
            "《关于表彰（2025年）的决定》(示例[2026]第1号)",
        ),
        *("《关于转发《决定》的通知》示例〔2026〕1号", "示例〔2026〕1号《关于表彰的决定》"),
    ],
)
def test_a_document_is_one_however_its_number_is_written(written: str) -> None:
    assert document_key(written) == "示例〔2026〕1号"
    assert document_key(written.replace("1", "10")) == "示例〔2026〕10号"
    for word, other in (("示例", "样例"), ("2026", "2025")):
        assert document_key(written.replace(word, other)) != "示例〔2026〕1号"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例〔2026〕1号", "示例〔2026〕1-1号"),
        ("示例〔2026〕1号", "示例〔2026〕1号附件2"),
        ("示例〔2026〕1号", "示例〔2026〕1号、2号"),
        ("示例〔2026〕1号", "示例办〔2026〕1号"),
        ("示例〔2026〕1号", "示例2026第01号"),
        ("示例〔2026〕1号", "示例〔2026〕0号"),
        ("示例〔2026〕1号（市发〔2026〕5号）", "示例〔2026〕2号（市发〔2026〕5号）"),
        ("示例2026年1号（市发〔2026〕5号）", "示例2026年2号（市发〔2026〕5号）"),
        ("示例〔2026〕1号（市发〔2026〕5号）", "市发〔2026〕5号"),
        ("《通报》〔2026〕1号", "《表彰决定》〔2026〕1号"),
        ("区府：示例〔2026〕1号", "市府：示例〔2026〕1号"),
        ("关于甲的决定（2026年）", "关于乙的决定（2026年）"),
        ("《关于甲的决定》", "《关于乙的决定》"),
    ],
)
def test_documents_that_may_be_two_are_two(one: str, other: str) -> None:
    assert document_key(one) != document_key(other)


def test_what_is_plain_stands_for_itself_however_it_is_compared() -> None:
    plain = [letter for letter in map(chr, range(sys.maxunicode + 1)) if is_plain(letter)]
    narrow = set(string.ascii_letters + string.digits)
    assert narrow < set(plain)
    assert {chr(code) for code in range(0x4E00, 0x9FF0)} < set(plain)
    for letter in set(plain) - narrow:
        assert "\u4000" <= letter <= "\u9fff"
        assert unicodedata.normalize("NFKC", letter) == letter.casefold() == letter
        assert letter.isalpha()
        assert letter.isprintable()
    for odd in ("", " ", "张 三", "A-1", "Ａ", "é", "１", "々", "〇", "\ud800", "张\u200b"):
        assert not is_plain(odd)
    assert is_plain("张三A1")


def test_long_values_are_shown_shortened() -> None:
    assert shown("9" * 5000) == "9" * 60 + "…"
    assert shown(10**5000) == "1.00000e+5000"  # more digits than Python writes out
    assert [shown(18.0), shown(17.5), shown(-3.0), shown(1e300)] == ["18", "17.5", "-3", "1e+300"]
    assert shown(cell=True) == "TRUE"
    assert shown(CellFault.ERROR) == "#N/A"
    assert shown(datetime(2026, 5, 18)) == "2026-05-18"  # noqa: DTZ001
