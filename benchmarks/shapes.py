"""Writes the ledgers of country.py anew in another shape, with the same people and the same year.

Usage: python shapes.py FOLDER LEDGERS SHAPE

LEDGERS is a folder that country.py wrote as csv. SHAPE is one of:
  random-ids  ids of letters and digits at random, and a roster in no order
  many-files  each table in a hundred files
  gb18030     text as Excel writes it in China, not UTF-8
  quoted      quotation marks around every cell
  typed       names set wide and days in words, as people type them: 张　三, 2026年3月5日
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from country import write_csv
from pyarrow import csv

ID, NAME = "编号", "姓名"
DAYS = ("入职日期", "日期")
_LETTERS = np.frombuffer(b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789", np.uint8)
_ID_LENGTH = 9
PARTS = 100


def read_csv(path: Path) -> pa.Table:
    """Read a table of country.py, every cell as text."""
    with path.open(encoding="utf-8-sig") as file:
        names = file.readline().strip().split(",")
    return csv.read_csv(
        path, convert_options=csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    )


def random_ids(ledgers: Path, folder: Path) -> None:
    """Name everybody anew, by nothing that tells an order, and shuffle the roster."""
    random = np.random.default_rng(0)
    roster = read_csv(ledgers / "roster.csv")
    known = roster.column(ID).combine_chunks()
    named = _different_ids(len(known), random)
    for path in sorted(ledgers.glob("*.csv")):
        table = read_csv(path)
        if path.stem == "roster":
            table = table.take(pa.array(random.permutation(len(table))))
        at = table.column_names.index(ID)
        ids = named.take(pc.index_in(table.column(ID).combine_chunks(), known))
        write_csv(table.set_column(at, ID, ids), folder / path.name)


def _different_ids(count: int, random: np.random.Generator) -> pa.Array:
    drawn = _LETTERS[random.integers(0, len(_LETTERS), (count + count // 100 + 10, _ID_LENGTH))]
    different = np.unique(drawn.view(f"S{_ID_LENGTH}").ravel())
    return pa.array(random.permutation(different)[:count]).cast(pa.string())


def many_files(ledgers: Path, folder: Path) -> None:
    """Put each table into many files, one stretch of its rows after the other."""
    for path in sorted(ledgers.glob("*.csv")):
        table = read_csv(path)
        rows = -(-len(table) // PARTS)
        for part in range(PARTS):
            stretch = table.slice(part * rows, rows)
            if len(stretch):
                write_csv(stretch, folder / f"{path.stem}-{part + 1:03}.csv")


def gb18030(ledgers: Path, folder: Path) -> None:
    """Write the same text in the encoding of Chinese offices."""
    for path in sorted(ledgers.glob("*.csv")):
        text = path.read_bytes().decode("utf-8-sig")
        (folder / path.name).write_bytes(text.encode("gb18030"))


def quoted(ledgers: Path, folder: Path) -> None:
    """Write the same cells in quotation marks, as programs do that take no chances."""
    for path in sorted(ledgers.glob("*.csv")):
        options = csv.WriteOptions(quoting_style="all_valid", eol="\r\n")
        csv.write_csv(read_csv(path), folder / path.name, options)


def typed(ledgers: Path, folder: Path) -> None:
    """Write names and days as people do who type them."""
    written = {NAME: ("^(.)", "\\1\u3000")} | dict.fromkeys(
        DAYS, ("^([0-9]+)-0?([0-9]+)-0?([0-9]+)$", r"\1年\2月\3日")
    )
    for path in sorted(ledgers.glob("*.csv")):
        table = read_csv(path)
        for at, name in enumerate(table.column_names):
            if name in written:
                cells = pc.replace_substring_regex(table.column(name), *written[name])
                table = table.set_column(at, name, cells)
        write_csv(table, folder / path.name)


SHAPES = {
    shape.__name__.replace("_", "-"): shape
    for shape in (random_ids, many_files, gb18030, quoted, typed)
}


def main(folder: str, ledgers: str, shape: str) -> None:
    """Write the ledgers in one shape into a new folder."""
    target = Path(folder)
    target.mkdir(parents=True)
    SHAPES[shape](Path(ledgers), target)


if __name__ == "__main__":
    main(*sys.argv[1:])
