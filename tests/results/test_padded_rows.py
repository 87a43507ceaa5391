"""Rows put together from columns of bytes are those one would put together one by one."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridscore.columns import digits_of
from gridscore.results.escape import in_xml
from gridscore.results.padded_rows import (
    digits,
    hundredths,
    joined,
    where,
    whole_numbers,
    zero_led,
)
from gridscore.results.padded_rows import filled as padded
from gridscore.results.text_templates import SLOT, FilledTemplates, Template
from gridscore.results.xlsx.book import line_count
from gridscore.results.xlsx.many_texts import line_counts

LARGEST = 2**63 - 1
EDGES = [10**power + step for power in range(19) for step in (-1, 0, 1)]


def lines(pieces: list[bytes | np.ndarray], count: int) -> list[str]:
    return joined([*pieces, b"\n"], count).tobytes().decode().splitlines()


@pytest.mark.parametrize("numbers", [[0], [7, 0, 9999], [0, 10_000, 1_048_576], EDGES, [LARGEST]])
def test_digits_are_those_of_python(numbers: list[int]) -> None:
    assert lines([digits(np.array(numbers))], len(numbers)) == list(map(str, numbers))
    assert digits_of(np.array(numbers)).tolist() == list(map(len, map(str, numbers)))
    led = zero_led(np.array(numbers))
    assert [bytes(one) for one in led] == [b"%0*d" % (led.itemsize, one) for one in numbers]
    assert led.itemsize < max(map(len, map(str, numbers))) + 4


@given(st.lists(st.integers(-LARGEST, LARGEST), min_size=1))
def test_figures_are_exact_and_no_longer_than_they_need(figures: list[int]) -> None:
    column = np.array(figures)
    assert lines(list(whole_numbers(column)), len(figures)) == list(map(str, figures))
    spelt = lines(list(hundredths(column)), len(figures))
    assert [Decimal(one) * 100 for one in spelt] == figures
    assert not any(re.search(r"\.\d*0$|\.$|^-0$|^-?0\d", one) for one in spelt)


def test_a_figure_is_the_float_nearest_to_it() -> None:
    figures = np.arange(-20_000, 20_000)
    spelt = lines(list(hundredths(figures)), len(figures))
    assert list(map(float, spelt)) == (figures / 100).tolist()


def test_rows_have_what_is_common_and_what_is_their_own() -> None:
    mask = np.array([True, False, True])
    pieces = [b"<", np.array([b"one", b"", b"three"]), where(mask, b"!", b""), b">"]
    assert joined(pieces, 3) == b"<one!><><three!>"
    assert joined([b"<", where(~mask & mask, b"!", b"?"), b">"], 3) == b"<?><?><?>"
    assert joined([b"<>"], 0) == b""


@given(
    st.lists(st.text(st.sampled_from("a&<%\N{BULLET}" + SLOT)), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, LARGEST)), min_size=1),
)
def test_templates_are_filled_in(formulas: list[str], texts: list[tuple[int, int]]) -> None:
    marks = [formula.count(SLOT) for formula in formulas]
    templates = [
        Template.of_formula(one, *[nth // 2 for nth in range(count)])
        for one, count in zip(formulas, marks, strict=True)
    ]
    code = np.array([which % len(templates) for which, _ in texts])
    most = max(marks)
    numbers = [[number // (nth + 1) for nth in range(most)] for _, number in texts]
    first = np.arange(len(texts)) * most
    column = FilledTemplates(templates, code, first, np.array(numbers, np.int64).ravel())
    expected = [
        filled(formulas[which], row) for which, row in zip(code.tolist(), numbers, strict=True)
    ]
    assert list(column) == expected
    assert column.is_filled.tolist() == [one != "" for one in expected]
    escaped = [one.replace("&", "&amp;").replace("<", "&lt;") for one in expected]
    for start in range(len(texts)):
        spelt = lines([b"|", *padded(column[start:], in_xml)], len(texts) - start)
        assert spelt == [f"|{one}" for one in escaped[start:]]
    few, which = column.different()
    assert [few[place] for place in which.tolist()] == expected
    assert len(few) == len(
        {(one, *row) for one, row in zip(code.tolist(), drawn(column), strict=True)}
    )
    for width in (1, 5, 9, 20):
        assert line_counts(column, width).tolist() == [line_count(one, width) for one in expected]


def drawn(texts: FilledTemplates) -> list[list[int]]:
    """Give the numbers in each text."""
    return [
        [int(texts.numbers[first + place]) for place in texts.templates[code].slots]
        for code, first in zip(texts.code.tolist(), texts.first.tolist(), strict=True)
    ]


def filled(formula: str, numbers: list[int]) -> str:
    for nth in range(formula.count(SLOT)):
        formula = formula.replace(SLOT, str(numbers[nth // 2]), 1)
    return formula


def test_texts_that_only_a_few_lines_have_take_lines_too() -> None:
    code, none = np.zeros(3, np.int64), np.zeros(0, np.int64)
    texts = FilledTemplates([Template(("one\ntwo\nthree",), ())], code, code, none)
    assert line_counts(texts, 40).tolist() == [3, 3, 3]
