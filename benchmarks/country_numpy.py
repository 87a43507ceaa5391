"""A year of daqinggou-2013 written by hand for the ledgers of country.py, and nothing else.

Usage: python country_numpy.py FOLDER csv|parquet OUTPUT

It takes every cell to be sound and the scheme to be this one: no recognition, no problems, no
journal. What it writes is what gridscore writes from the same ledgers in English.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from generate import CRITERIA
from pyarrow import csv, parquet

POINTS = [f"{criterion}（20分）" for criterion in CRITERIA]
GRADES = ((9000, "excellent", "2400.00"), (7500, "good", "2000.00"), (6000, "pass", "1500.00"))


class NoPandas:
    """Finds no pandas, which Arrow would import if it is installed, and nobody needs."""

    def find_spec(self, name: str, *_: object) -> None:
        """Refuse pandas, and leave the rest to others."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def half_up(dividend: Any, divisor: Any) -> Any:
    """Divide, a half upwards."""
    return (2 * dividend + divisor) // (2 * divisor)


def read(folder: str, kind: str, name: str, columns: dict[str, Any]) -> Any:
    """Read those columns of a table."""
    path = f"{folder}/{name}.{kind}"
    if kind == "parquet":
        return parquet.read_table(path, columns=list(columns)).combine_chunks()
    convert = csv.ConvertOptions(include_columns=list(columns), column_types=columns)
    return csv.read_csv(path, convert_options=convert).combine_chunks()


def column(table: Any, name: str) -> Any:
    """Give a column in one piece."""
    return table.column(name).combine_chunks()


def number(table: Any, name: str) -> Any:
    """Give a column of figures as numpy has it."""
    return column(table, name).cast(pa.float64()).to_numpy()


def serials(ids: Any) -> Any:
    """Read the number of each id, `G00000001`: all are a letter and equally many digits."""
    _, offsets, text = ids.buffers()
    start, end = np.frombuffer(offsets, np.int32)[[ids.offset, ids.offset + len(ids)]]
    letters = np.frombuffer(text, np.uint8)[start:end].reshape(len(ids), -1)
    number = np.zeros(len(ids), np.int32)
    for digit in letters.T[1:]:
        number = number * 10 + (digit - 48)
    return number


def position(table: Any, place: Any) -> Any:
    """Tell which person of the roster each row is about; `place` is that of each number."""
    return place[serials(column(table, "编号"))]


def words(options: list[str], codes: Any) -> Any:
    """Write codes as the words they stand for."""
    return pa.array(options).take(pa.array(codes))


def amounts(hundredths: Any, *, as_text: bool) -> Any:
    """Give hundredths as decimals, or as text by looking each up among all that there may be."""
    if as_text:
        known = np.flatnonzero(np.bincount(hundredths))
        code = np.zeros(known[-1] + 1, np.int32)
        code[known] = np.arange(len(known))
        return words([f"{value // 100}.{value % 100:02d}" for value in known], code[hundredths])
    parts = np.zeros((len(hundredths), 2), np.int64)  # a decimal has 128 bits, the low ones first
    parts[:, 0] = hundredths
    return pa.Array.from_buffers(pa.decimal128(18, 2), len(parts), [None, pa.py_buffer(parts)])


def dismissals(incidents: Any, worker: Any, people: int) -> tuple[Any, Any]:
    """Tell after which incident, in order of date, each person is dismissed."""
    category, authority = column(incidents, "类别"), column(incidents, "通报单位")
    notices = pc.is_in(authority, pa.array(["市", "区"])).to_numpy(zero_copy_only=False)
    last = np.full(people, len(worker))
    clause = np.zeros(people, np.int8)
    for code, name in ((1, "信息漏报"), (2, "市容环境通报批评")):
        counts = pc.equal(category, name).to_numpy(zero_copy_only=False)
        rows = np.flatnonzero(counts & notices if code == 2 else counts)
        order = rows[np.argsort(worker[rows], kind="stable")]
        third = order[2:][worker[order[2:]] == worker[order[:-2]]]
        first = np.full(people, len(worker))
        np.minimum.at(first, worker[third], third)
        clause[first < last] = code
        last = np.minimum(last, first)
    return last, clause


def main(folder: str, kind: str, output: str) -> None:
    """Read, work out, write."""
    text = pa.string()
    roster = read(folder, kind, "roster", dict.fromkeys(("编号", "姓名", "网格", "责任区"), text))
    ids = column(roster, "编号")
    people = len(ids)
    serial = serials(ids)
    place = np.zeros(serial.max() + 1, np.int32)
    place[serial] = np.arange(people)

    log = read(folder, kind, "incidents", dict.fromkeys(("日期", "编号", "类别", "通报单位"), text))
    worker = position(log, place)
    last, clause = dismissals(log, worker, people)
    days = column(log, "日期")
    quarter = np.full(people, 5)
    gone = np.flatnonzero(clause)
    months = pc.utf8_slice_codeunits(days.take(pa.array(last[gone])), 5, 7).cast(pa.int8())
    quarter[gone] = (months.to_numpy() + 2) // 3
    praised = pc.equal(column(log, "类别"), "表彰").to_numpy(zero_copy_only=False)
    praised &= np.arange(len(worker)) < last[worker]
    praise = np.bincount(worker[praised], minlength=people)

    total, periods = np.zeros(people, np.int64), np.minimum(quarter, 4)
    for q in range(1, 5):
        sheet = read(folder, kind, f"q{q}", {"编号": text, **dict.fromkeys(POINTS, pa.float64())})
        given = sum(np.rint(number(sheet, name) * 100).astype(np.int64) for name in POINTS)
        of = position(sheet, place)
        counts = quarter[of] >= q
        total[of[counts]] += given[counts]
    routine = half_up(total, periods)

    needed = {"编号": text, "满意": pa.float64(), "抽样总票数": pa.float64()}
    survey = read(folder, kind, "survey", needed)
    of = position(survey, place)
    rate = np.zeros(people, np.int64)
    satisfied = number(survey, "满意").astype(np.int64)
    rate[of] = half_up(satisfied * 10_000, number(survey, "抽样总票数").astype(np.int64))
    share = half_up(rate * 20, 100)
    year = half_up(routine * 80, 100) + share

    graded = clause == 0
    grade = np.select([year >= least for least, *_ in GRADES], range(3), 3)
    bounded = np.where(graded, year, -1)
    better = np.cumsum(np.bincount(bounded + 1, minlength=10_002)[::-1])[::-1]
    rank = np.where(graded, 1 + np.append(better, 0)[bounded + 2], people + 1)
    order = (
        np.lexsort((serial, rank))
        if (np.diff(serial) < 0).any()
        else np.argsort(rank, kind="stable")
    )

    def taken(values: Any) -> Any:
        return values.take(pa.array(order)) if isinstance(values, pa.Array) else values[order]

    grade, graded, clause, praise = (taken(one) for one in (grade, graded, clause, praise))
    bonus = np.where(graded, np.array([240_000, 200_000, 150_000, 100_000])[grade], 0)
    reason = np.minimum(praise, 1) + 2 * clause
    praising = "四-4 documented commendation; the money is applied for at the street office"
    sacking = [f"四-{code} occurrence 3 this year: dismissed" for code in (1, 2)]
    reasons = ["", praising, *(f"{one}{more}" for one in sacking for more in ("", f"; {praising}"))]
    is_text = output.endswith(".csv")

    def figures(hundredths: Any) -> Any:
        return amounts(hundredths, as_text=is_text)

    ranks = taken(rank)
    rate, praise = taken(rate), praise * 50_000
    places = pa.array(ranks, mask=~graded)
    nothing = pa.nulls(people, pa.decimal128(18, 2))
    result = {
        "rank": pc.fill_null(places.cast(text), "") if is_text else places,
        "id": taken(ids),
        "name": taken(column(roster, "姓名")),
        "grid": taken(column(roster, "网格")),
        "zone": taken(column(roster, "责任区")),
        "routine": figures(taken(routine)),
        "panel": pa.repeat("", people) if is_text else nothing,
        "survey_rate": figures(rate),
        "survey_band": words(
            ["satisfied", "fair", "poor"], np.select([rate >= 9000, rate >= 6000], [0, 1], 2)
        ),
        "survey": figures(taken(share)),
        "deducted": figures(np.zeros(people, np.int64)),
        "total": figures(taken(year)),
        "grade": words(["excellent", "good", "pass", "fail", ""], np.where(graded, grade, 4)),
        "bonus": figures(bonus),
        "commendation": figures(praise),
        "paid": figures(bonus + praise),
        "standing": words(["active", "dismissed"], (clause > 0).astype(np.int8)),
        "reasons": words(reasons, reason),
    }
    if not is_text:
        parquet.write_table(pa.table(result), output)
        return
    with Path(output).open("wb") as file:
        file.write(f"\ufeff{','.join(result)}\r\n".encode())
        plain = csv.WriteOptions(include_header=False, quoting_style="none", eol="\r\n")
        csv.write_csv(pa.table(result), file, plain)


if __name__ == "__main__":
    sys.meta_path.insert(0, NoPandas())
    main(*sys.argv[1:])
