"""A large table is written by columns, and gives the bytes that writing it row by row gives."""

from __future__ import annotations

import io
from random import Random

import numpy as np
import pytest

from gridscore.ledger.large.texts import Texts
from gridscore.numbers import UNSET
from gridscore.results.model import Column, Kind, Table
from gridscore.results.streams import large_stream, stream
from gridscore.results.words import CodedWords

_PIECES = (
    *("甲", "网格", "A1", "-", "=1+1", "，", ",", '"', "\n", "\r", "\t", "", " ", "@", "＋", "%s"),
    *(
        "\\",
        "〔2026〕",
        "\u2028",
        "\x1b",
        "é",
        "🀄",
        "；",
        "·",
        "•",
        "　",
        "\xa0",
        "１",
        "\x7f",
        "(",
        ";",
        "\x85",
    ),
)


def any_words(random: Random, rows: int) -> list[str]:
    plain = random.random() < 0.3
    pieces = _PIECES[:4] if plain else _PIECES
    return ["".join(random.choices(pieces, k=random.randrange(4))) for _ in range(rows)]


def any_table(random: Random, rows: int) -> Table:
    codes = np.array([random.randrange(-1, 4) for _ in range(rows)], np.int32)
    few, many = any_words(random, 4), any_words(random, rows)
    undecodable = [*any_words(random, rows - 1), "\udcff"]
    figures = {
        Kind.COUNT: [random.choice((UNSET, 0, -3, 12345)) for _ in range(rows)],
        Kind.POINTS: [random.choice((UNSET, 0, -5, 100, 9999)) for _ in range(rows)],
        Kind.MONEY: [
            random.choice((UNSET, -1, random.randrange(-(10**12), 10**12))) for _ in range(rows)
        ],
    }
    columns = {
        "id": (Kind.TEXT, Texts.of(many)),
        "grade": (Kind.WORD, CodedWords(few, codes)),
        "name": (Kind.TEXT, undecodable),
        **{str(kind): (kind, np.array(values, np.int64)) for kind, values in figures.items()},
        "reasons": (Kind.TEXT, CodedWords(any_words(random, 4), codes)),
    }
    return Table(
        "t",
        tuple(
            Column(name, heading, kind, values)
            for (name, (kind, values)), heading in zip(
                columns.items(), any_words(random, len(columns)), strict=True
            )
        ),
    )


def written(table: Table, name: str) -> bytes:
    target = io.BytesIO()
    stream.write_table(table, target, name, bom=True, meta={"title": "考核 \udcff"})
    return target.getvalue()


@pytest.mark.parametrize("most_words", [5, 1000])  # from which on neighbours become one column
@pytest.mark.parametrize("name", ["csv", "tsv", "json", "jsonl"])
def test_both_ways_give_the_same_bytes(
    name: str, most_words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_stream, "_AT_A_TIME", 7)
    monkeypatch.setattr(large_stream, "_MOST_WORDS", most_words)
    random = Random(name)
    for rows in (1, 6, 7, 8, 30, 30, 30, 30, 30, 30):
        table = any_table(random, rows)
        monkeypatch.setattr(stream, "LARGE", 0)
        by_columns = written(table, name)
        monkeypatch.setattr(stream, "LARGE", 1000)
        assert by_columns == written(table, name)
