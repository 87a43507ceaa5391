"""Writes a year's ledgers for one of the five regulations, each with about equally many rows.

Usage: python regulations.py FOLDER SCHEME ROWS

SCHEME is the id of a shipped regulation. ROWS counts those of all tables together: what somebody
has to read and the tool to work through, whether for many people with few sheets or for fewer
with more. Everything is invented and sound, and whatever the regulation is mainly about occurs:
months gathered into quarters, faults by item at three levels, findings with time limits at four.
The same arguments always give the same ledgers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from country import (
    DAYS,
    FIRST_DAY,
    incident_log,
    make_tables,
    people,
    picked,
    score_sheet,
    write_csv,
)
from generate import CRITERIA, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Tables = Iterator[tuple[str, pa.Table]]

ITEMS = ("考勤", "信息上报", "专项工作", "工作日志")
PER_SUPERIOR = 10  # people under a grid head, grid heads under an official
PER_STREET, STREETS = 50, 40  # communities in a street, streets in a district

_JIMIYA = (  # category, who noted it, share of all incidents; one in three late reports dismisses
    ("信息漏报", "社区", 0.55),
    ("重要线索", "区", 0.20),
    ("抢险救灾", "街道", 0.15),
    ("消除隐患", "区", 0.095),
    ("严重失职", "区", 0.005),
)
_HAZE = (("表彰", "市", 0.5), ("通报批评", "区", 0.5))
_MODES = ("日常督查", "上级检查", "专项督查", "媒体曝光", "群众投诉")
_SEVERITIES = ("一般", "较重", "严重")


def daqinggou_2013(rows: int) -> Tables:
    """Four quarters scored, incidents and a vote."""
    return make_tables(round(rows / 6.22), 0)


def daqinggou_2015(rows: int) -> Tables:
    """Twelve months scored, and incidents."""
    workers = round(rows / 13.22)
    random = np.random.default_rng(workers)
    ids, names, roster = people(workers, random)
    yield "roster", roster
    who = {"编号": ids, "姓名": names}
    for month in range(1, 13):
        columns = score_sheet(f"{YEAR}-{month:02d}", workers, ITEMS, 25, random)
        yield f"m{month:02d}", pa.table({**who, **columns})
    yield "incidents", incident_log(ids, round(workers * 0.22), random)


def jimiya(rows: int) -> Tables:
    """Three levels, faults by item over the year, and incidents."""
    workers = round(rows / 6.22)
    random = np.random.default_rng(workers)
    ids, _, roster = people(workers, random)
    number = np.arange(workers)
    officials = max(workers // PER_SUPERIOR**2, 1)
    heads = max(workers // PER_SUPERIOR, officials + 1)
    level = np.select([number < officials, number < heads], [0, 1], 2)
    superior = np.where(level == 2, officials + number % (heads - officials), number % officials)
    yield "roster", _with_levels(roster, level, ("一级", "二级", "三级"), ids, superior, "")
    assessed = ids.slice(officials)
    count = 5 * workers
    whom = random.integers(0, len(assessed), count)
    faults = {
        "日期": _days(count, random),
        "编号": assessed.take(pa.array(whom)),
        "考核项目": picked(CRITERIA, random.integers(0, len(CRITERIA), count)),
        "次数": picked("1112", random.integers(0, 4, count)),
    }
    yield "faults", pa.table(faults)
    yield "incidents", incident_log(assessed, round(workers * 0.22), random, _JIMIYA)


def haze_grid(rows: int) -> Tables:
    """Four levels, findings of every mode with time limits over the year, and documents."""
    units = round(rows / 6.22)
    random = np.random.default_rng(units)
    ids, _, roster = people(units, random)
    number = np.arange(units)
    streets = max(units // PER_STREET, 2)
    districts = max(streets // STREETS, 1)
    level = np.select([number < districts, number < streets], [0, 1], 2)
    superior = np.where(level == 2, districts + number % (streets - districts), number % districts)
    roster = _with_levels(roster, level, ("二级", "三级", "四级"), ids, superior, "市")
    yield "roster", roster
    count = 5 * units
    whom, city = random.integers(0, units, count), random.random(count) < 0.3
    above = roster.column("上级").combine_chunks().take(pa.array(whom))
    found = FIRST_DAY + np.sort(random.integers(0, DAYS, count))
    limit = found + random.integers(3, 11, count)
    resolved = found + random.integers(1, 12, count)  # some after their limit
    findings = {
        "日期": pa.array(found).cast(pa.string()),
        "编号": ids.take(pa.array(whom)),
        "来源": picked(_MODES, random.integers(0, len(_MODES), count)),
        "程度": picked(_SEVERITIES, random.choice(3, count, p=[0.7, 0.2, 0.1])),
        "考核单位": pa.array(np.where(city, "市", above.to_numpy(zero_copy_only=False))),
        "整改时限": pa.array(limit).cast(pa.string()),
        "办结日期": pa.array(resolved).cast(pa.string()),
    }
    yield "findings", pa.table(findings)
    yield "incidents", incident_log(ids, round(units * 0.22), random, _HAZE)


def _with_levels(
    roster: pa.Table,
    level: NDArray[np.int64],
    levels: tuple[str, ...],
    ids: pa.Array,
    superior: NDArray[np.int64],
    top: str,
) -> pa.Table:
    """Add levels and superiors, `top` for those that have nobody above them."""
    above = np.where(level == 0, top, ids.take(pa.array(superior)).to_numpy(zero_copy_only=False))
    return roster.append_column("级别", picked(levels, level)).append_column(
        "上级", pa.array(above)
    )


def _days(count: int, random: np.random.Generator) -> pa.Array:
    return pa.array(FIRST_DAY + np.sort(random.integers(0, DAYS, count))).cast(pa.string())


MAKERS = {
    "daqinggou-2013": daqinggou_2013,
    "daqinggou-2015": daqinggou_2015,
    "haze-grid": haze_grid,
    "jimiya": jimiya,
    "longyunli-2014": daqinggou_2013,  # its ledgers are of the same kind
}


def main(folder: str, scheme: str, rows: str) -> None:
    """Write the ledgers of one regulation into a new folder; print how many rows they have."""
    target = Path(folder)
    target.mkdir(parents=True)
    written = 0
    for name, table in MAKERS[scheme](int(rows)):
        write_csv(table, target / f"{name}.csv")
        written += len(table)
    print(written)


if __name__ == "__main__":
    main(*sys.argv[1:])
