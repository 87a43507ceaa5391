"""What marks very many texts by their bytes leaves out nothing that single cells are read as."""

from __future__ import annotations

from itertools import compress, product
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gridscore.ledger.cell_column import CellColumn
from gridscore.ledger.headings import KnownHeadings, heading_key
from gridscore.ledger.large import plain_bytes
from gridscore.ledger.large.large_rows import LargeRows
from gridscore.ledger.large.row_search import rows_with_words
from gridscore.ledger.large.text_marks import have_digits, may_be_among, may_say, read_like_words
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.recognition import footers

if TYPE_CHECKING:
    from gridscore.ledger.grid import Cell


def _may_say(cell: Cell) -> bool:
    return footers._may_say(frozenset(), 0, cell)


def test_odd_words_are_looked_for_footers_together() -> None:
    random = Random(21)
    says = ("total", "Sub total", "合计", "note", "Signature", "负责人", "abc", "共3人", "年 月 日")
    rest = ("", ":", " : x", "(1)", "(a):", "_", " ", "12", "：", "a:", "\t")
    words = ["".join(random.choice(part) for part in (rest, says, rest)) for _ in range(5000)]
    found = may_say(Texts.of(words), _may_say, footers._AND_DAYS)
    missed = [word for word, hit in zip(words, found, strict=True) if not hit and _may_say(word)]
    assert not missed
    assert np.count_nonzero(found) < 0.9 * len(words)


def test_days_are_no_footers_of_a_log() -> None:
    days = CellColumn([f"2026年3月{day % 31 + 1}日" for day in range(200)])
    ids = CellColumn([f"W{row:03}" for row in range(200)])
    rows = LargeRows([days, ids], head=[], tail=[], start=0)
    layout = footers._Layout.of({"id": 1})
    assert footers._likely(rows, 0, 200, layout) == list(range(200))
    log = footers._Layout.of({"date": 0, "id": 1})
    assert footers._likely(rows, 0, 200, log) == []


def test_ids_with_dashes_are_no_footers() -> None:
    random = Random(24)
    says = ("total", "Subtotal", "note", "signature", "preparedby", "mean", "WG", "sum", "")
    parts = (says, ("", "-", "-2026-"), ("", "7", "0012"), says)
    words = ["".join(map(random.choice, parts)) for _ in range(5000)]
    found = may_say(Texts.of(words), _may_say, footers._AND_DAYS)
    says_so = list(map(_may_say, words))
    assert found[says_so].all()
    assert any("signature-2026" in word for word in compress(words, says_so))
    likely = read_like_words(Texts.of(words))
    assert not likely[[word.startswith("WG-2026-0") for word in words]].any()


def test_what_begins_with_a_digit_is_no_footer() -> None:
    says = ("total", "Sub total", "note", "Signature", "prepared by", "mean", "abc", "3-05", ".")
    rest = ("", ":", " : x", "(1)", "(a):", "_", " ", "12", "a:", "\t", ")")
    kinds = (*footers._KINDS.values(), footers._DATE_LINE)
    for begin, word, end in product(("7", "12. ", "2026-"), says, rest):
        plain = footers._plain(begin + word + end)
        assert not any(kind.fullmatch(plain) for kind in kinds)
        assert not footers._LABEL.match(plain)
        assert any(kind.fullmatch(footers._plain(word)) for kind in kinds) or word in says[-3:]


def test_words_with_digits_are_told_by_their_bytes() -> None:
    random = Random(22)
    characters = "0123456789:/@AZaz甲-_"
    words = [
        "".join(
            random.choices(random.choice((characters, "AZ09-", "AZaz")), k=random.randrange(12))
        )
        for _ in range(5000)
    ]
    for some in (words, list(filter(str.isalnum, words)), list(filter(str.isascii, words)), ["甲"]):
        marked = have_digits(Texts.of(some)).tolist()
        assert all(word.isascii() for word in compress(some, marked))
    bare = [word for word in words if word.isascii() and word.replace("-", "0").isalnum()]
    expected = [any(map(str.isdigit, word[:8])) for word in bare]
    assert have_digits(Texts.of(bare)).tolist() == expected
    assert any(expected)
    assert not all(expected)
    keys = map(heading_key, compress(bare, expected))
    assert all(any(map(str.isdigit, key)) for key in keys)


def test_ids_are_not_looked_at_one_by_one_for_headings() -> None:
    ids = [f"WG-{number:06}-{number % 7}ae" for number in range(3000)]
    texts = Texts.of(ids)
    looked_at: list[object] = []

    def is_one(cell: object) -> bool:
        looked_at.append(cell)
        return False

    known = KnownHeadings(["编号", "name", "grade"])
    assert not may_be_among(texts, known.keys, known.ends, is_one).any()
    assert not looked_at
    known = KnownHeadings(["编号", "wg0000121ae"])
    assert np.flatnonzero(may_be_among(texts, known.keys, known.ends, known.has)).tolist() == []
    known = KnownHeadings(["编号", "wg0000125ae"])
    assert np.flatnonzero(may_be_among(texts, known.keys, known.ends, known.has)).tolist() == [12]


def test_rows_of_headings_are_found_by_their_edges() -> None:
    random = Random(23)
    known = KnownHeadings(["编号", "姓名", "id", "workerid", "第一"])
    words = ("编号", "姓名", "ID", "Worker id", "第一", "第二", "名姓", "W007", "第1网格", "")
    before, after = (
        ("", "", "", "-", "〔", "1、", " ", "_", "　", "①"),
        ("", "", "", "（20分）", "20分", "分", "〔", " ", "　"),
    )
    columns = [
        [
            f"{random.choice(before)}{random.choice(words)}{random.choice(after)}"
            for _ in range(3000)
        ]
        for _ in range(3)
    ]
    rows = LargeRows(
        [CellColumn(Texts.of(column)) for column in columns], head=[], tail=[], start=0
    )
    found = rows_with_words(rows, known, fewest=2)
    are_headings = [sum(map(known.has, row)) > 1 for row in rows]
    assert set(np.flatnonzero(are_headings).tolist()) <= set(found)
    assert any(are_headings)
    assert len(found) < len(rows) // 2


@pytest.mark.parametrize("seed", range(30))
def test_brackets_of_document_numbers_are_plain_wherever_a_block_of_bytes_ends(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    pieces = (
        "样例",
        "甲",
        "A",
        "〔2026〕7号",
        "〔2026年〕7号",
        "〔2026〕07号",
        "〔2026〕第7号",
        "〔2026〕7",
        "（",
    )
    plain = ("样例", "甲", "A", "〔2026〕7号")
    words = [
        "".join(random.choices(plain if number % 2 else pieces, k=random.randint(1, 3)))
        for number in range(40)
    ]
    odd = [
        number
        for number, word in enumerate(words)
        if any(piece in word for piece in ("年", "〕0", "第", "（"))
        or ("〕" in word and not word.endswith("7号"))
    ]
    for block in (1, 2, 3, 5, 64, 1 << 18):
        monkeypatch.setattr(plain_bytes, "_BLOCK", block)
        assert plain_bytes.odd_words(*Texts.of(words).offsets_and_data()).tolist() == odd
