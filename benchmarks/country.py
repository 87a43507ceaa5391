"""Writes the ledgers of a whole country for one year: large, and each table made by columns.

Usage: python country.py FOLDER WORKERS csv|parquet [BAD]

Writes roster, q1 to q4, incidents (two for nine workers) and survey, one table a file. The first
two quarters list people in the order of the roster, the others in one of their own. BAD is how
many of a thousand scores cannot be read, none if it is left out. The same arguments always give
the same ledgers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from generate import BALLOTS, CRITERIA, YEAR
from pyarrow import csv, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

WORKERS_PER_GRID, GRIDS_PER_ZONE = 2, 12
INCIDENTS_PER_WORKER = 2 / 9
FIRST_DAY = np.datetime64(f"{YEAR}-01-01")
DAYS = 365

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "安邦成达恩方光海恒江杰康乐明宁平青瑞山泰文祥新兴雅永玉泽志中"
_UNREADABLE = ("缺考", "21", "十八", "#N/A", "18.555")
OCCURRENCES = (  # category, who noted it, share of all incidents
    ("信息漏报", "社区", 0.40),
    ("市容环境通报批评", "区", 0.25),
    ("市容环境通报批评", "市", 0.10),
    ("表彰", "街道", 0.25),
)


def make_tables(workers: int, bad: int) -> Iterator[tuple[str, pa.Table]]:
    """Invent the tables of a year, one after the other; everybody has every sheet and a vote."""
    random = np.random.default_rng(workers)
    ids, names, roster = people(workers, random)
    yield "roster", roster
    for quarter in range(1, 5):
        order = np.arange(workers) if quarter < 3 else random.permutation(workers)
        sheet = score_sheet(f"{YEAR}Q{quarter}", workers, CRITERIA, 20, random, bad)
        who = {"编号": ids.take(pa.array(order)), "姓名": names.take(pa.array(order))}
        yield f"q{quarter}", pa.table({**who, **sheet})
    yield "incidents", incident_log(ids, round(workers * INCIDENTS_PER_WORKER), random)
    yield "survey", _survey(ids, random)


def digits(numbers: NDArray[np.int64], width: int) -> pa.Array:
    """Write numbers with leading zeros."""
    return pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width, "0")


def joined(*parts: object) -> pa.Array:
    """Join texts, row by row."""
    return pc.binary_join_element_wise(*parts, "")


def picked(words: tuple[str, ...] | str, codes: NDArray[np.int64]) -> pa.Array:
    """Write codes as the words they stand for."""
    return pa.array(list(words)).take(pa.array(codes))


def _names(workers: int, random: np.random.Generator) -> pa.Array:
    parts = [(_SURNAMES, workers), (_GIVEN, workers), (_GIVEN, workers)]
    return joined(*(picked(words, random.integers(0, len(words), n)) for words, n in parts))


def people(workers: int, random: np.random.Generator) -> tuple[pa.Array, pa.Array, pa.Table]:
    """Invent people: their ids, their names, and the roster they stand in."""
    number = np.arange(1, workers + 1)
    ids, names = joined("G", digits(number, 8)), _names(workers, random)
    grid = (number - 1) // WORKERS_PER_GRID + 1
    zone = (grid - 1) // GRIDS_PER_ZONE + 1
    days_in_post = random.integers(1, 10 * DAYS, len(number))
    roster = {
        "编号": ids,
        "姓名": names,
        "网格": joined("第", pa.array(grid).cast(pa.string()), "网格"),
        "责任区": joined("第", pa.array(zone).cast(pa.string()), "责任区"),
        "入职日期": pa.array(FIRST_DAY - days_in_post).cast(pa.string()),
    }
    return ids, names, pa.table(roster)


def score_sheet(
    period: str,
    workers: int,
    items: tuple[str, ...],
    most: int,
    random: np.random.Generator,
    bad: int = 0,
) -> dict[str, pa.Array]:
    """Score everybody in half points, around a mark of their own, so that all grades occur."""
    highest = 2 * most
    words = [f"{half / 2:g}" for half in range(highest + 1)]
    marks = random.normal(33 * most / 20, 3, workers)
    columns = {"期间": pa.repeat(period, workers)}
    for item in items:
        scores = np.clip(np.rint(random.normal(marks, 1.5)), 0, highest).astype(np.int64)
        if bad:
            wrong = np.flatnonzero(random.integers(0, 1000, workers) < bad)
            scores[wrong] = highest + 1 + random.integers(0, len(_UNREADABLE), len(wrong))
        columns[f"{item}（{most}分）"] = picked((*words, *_UNREADABLE), scores)
    return columns


def incident_log(
    ids: pa.Array,
    count: int,
    random: np.random.Generator,
    occurrences: tuple[tuple[str, str, float], ...] = OCCURRENCES,
) -> pa.Table:
    """Invent what happened to people, in order of date."""
    days = FIRST_DAY + np.sort(random.integers(0, DAYS, count))
    kinds = random.choice(len(occurrences), count, p=[share for *_, share in occurrences])
    document = pa.array(np.arange(1, count + 1)).cast(pa.string())
    return pa.table(
        {
            "日期": pa.array(days).cast(pa.string()),
            "编号": ids.take(pa.array(random.integers(0, len(ids), count))),
            "类别": picked(tuple(category for category, *_ in occurrences), kinds),
            "通报单位": picked(tuple(authority for _, authority, _ in occurrences), kinds),
            "文号": joined(f"样例〔{YEAR}〕", document, "号"),
            "状态": pa.repeat("已确认", count),
        }
    )


def _survey(ids: pa.Array, random: np.random.Generator) -> pa.Table:
    votes = random.multinomial(BALLOTS, [0.85, 0.1, 0.05], len(ids)).T
    answers = zip(("满意", "一般", "差"), votes, strict=True)
    return pa.table(
        {
            "编号": ids,
            **{answer: pa.array(count).cast(pa.string()) for answer, count in answers},
            "抽样总票数": pa.repeat(str(BALLOTS), len(ids)),
        }
    )


def write_csv(table: pa.Table, path: Path) -> None:
    """Write a table as Excel saves it as "CSV UTF-8"; no cell needs a quotation."""
    with path.open("wb") as file:
        file.write(f"\ufeff{','.join(table.column_names)}\r\n".encode())
        plain = csv.WriteOptions(include_header=False, quoting_style="none", eol="\r\n")
        csv.write_csv(table, file, plain)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table with the types that a program would choose: numbers where all are numbers."""
    for at, name in enumerate(table.column_names):
        if "分）" in name or name in {"满意", "一般", "差", "抽样总票数"}:
            try:
                numbers = table.column(at).cast(pa.decimal128(6, 2))
            except pa.ArrowInvalid:
                continue  # some cannot be read: the column stays text
            table = table.set_column(at, name, numbers)
    parquet.write_table(table, path)


WRITERS = {"csv": write_csv, "parquet": write_parquet}


def main(folder: str, workers: str, format_name: str, bad: str = "0") -> None:
    """Write the ledgers of one country into a new folder."""
    target = Path(folder)
    target.mkdir(parents=True)
    for name, table in make_tables(int(workers), int(bad)):
        WRITERS[format_name](table, target / f"{name}.{format_name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
