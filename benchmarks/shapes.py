"""Writes the ledgers of country.py anew in another shape, with the same people and the same year.

Usage: python shapes.py FOLDER LEDGERS SHAPE

LEDGERS is a folder that country.py wrote as csv. SHAPE is one of:
  random-ids  ids of letters and digits at random, and a roster in no order
  many-files  each table in a hundred files
  gb18030     text as Excel writes it in China, not UTF-8
  quoted      quotation marks around every cell
  typed       names set wide and days in words, as people type them: 张　三, 2026年3月5日
  mixed       ids such as WG-110-020505, a personnel roster in no order, all scores in one file
  mixed-parquet
              the same in parquet
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from country import digits, joined, picked, write_csv, write_parquet
from pyarrow import csv

if TYPE_CHECKING:
    from collections.abc import Iterator

ID, NAME = "编号", "姓名"
DAYS = ("入职日期", "日期")
_LETTERS = np.frombuffer(b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789", np.uint8)
_ID_LENGTH = 9
PARTS = 100
QUARTERS = ("q1", "q2", "q3", "q4")
_STREETS = ("人民路", "解放路", "中山路", "建设街", "和平巷", "新华街", "青年路", "胜利大街")
_TOWNS = ("大青沟", "龙云里", "积米崖", "样例镇", "示范街道")


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


def mixed(ledgers: Path, folder: Path) -> None:
    """Write the tables as a personnel office has them."""
    for name, table in _mixed_tables(ledgers):
        write_csv(table, folder / f"{name}.csv")


def mixed_parquet(ledgers: Path, folder: Path) -> None:
    """Write the same as a program hands it out."""
    for name, table in _mixed_tables(ledgers):
        write_parquet(table, folder / f"{name}.parquet")


def _mixed_tables(ledgers: Path) -> Iterator[tuple[str, pa.Table]]:
    """Name people by unit and number, list them in no order, with all that is kept of them."""
    random = np.random.default_rng(0)
    roster = read_csv(ledgers / "roster.csv")
    known = roster.column(ID).combine_chunks()
    number = random.permutation(len(known))
    unit = random.integers(100, 1000, len(known))
    named = joined("WG-", pa.array(unit).cast(pa.string()), "-", digits(number, 6))

    def renamed(table: pa.Table) -> pa.Table:
        ids = named.take(pc.index_in(table.column(ID).combine_chunks(), known))
        return table.set_column(table.column_names.index(ID), ID, ids)

    personnel = _personnel(len(known), random)
    whole = pa.table({**_columns(renamed(roster)), **personnel})
    yield "roster", whole.take(pa.array(random.permutation(len(known))))
    quarters = [renamed(read_csv(ledgers / f"{name}.csv")) for name in QUARTERS]
    yield "scores", pa.concat_tables(quarters)
    for name in ("incidents", "survey"):
        yield name, renamed(read_csv(ledgers / f"{name}.csv"))


def _columns(table: pa.Table) -> dict[str, pa.ChunkedArray]:
    return dict(zip(table.column_names, table.columns, strict=True))


def _personnel(people: int, random: np.random.Generator) -> dict[str, pa.Array]:
    """Invent what a roster says of people beside what is asked for."""

    def any_of(*words: str) -> pa.Array:
        return picked(words, random.integers(0, len(words), people))

    def number(least: int, most: int, width: int) -> pa.Array:
        return digits(random.integers(least, most, people), width)

    street, house = any_of(*_STREETS), number(1, 1000, 1)
    return {
        "性别": any_of("男", "女"),
        "学历": any_of("大专", "本科", "高中", "中专"),
        "政治面貌": any_of("群众", "党员", "团员"),
        "联系电话": joined("1", number(3_000_000_000, 9_999_999_999, 10)),
        "住址": joined(any_of(*_TOWNS), street, house, "号", number(1, 30, 1), "栋"),
        "银行账号": joined("62", number(10**16, 10**17 - 1, 17)),
        "紧急联系人电话": joined("1", number(3_000_000_000, 9_999_999_999, 10)),
    }


SHAPES = {
    shape.__name__.replace("_", "-"): shape
    for shape in (random_ids, many_files, gb18030, quoted, typed, mixed, mixed_parquet)
}


def main(folder: str, ledgers: str, shape: str) -> None:
    """Write the ledgers in one shape into a new folder."""
    target = Path(folder)
    target.mkdir(parents=True)
    SHAPES[shape](Path(ledgers), target)


if __name__ == "__main__":
    main(*sys.argv[1:])
