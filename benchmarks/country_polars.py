"""A year of daqinggou-2013 written directly in polars for the ledgers of country.py.

Usage: python country_polars.py FOLDER csv|parquet OUTPUT

As country_numpy.py it takes every cell to be sound and incidents to stand in order of date, and
writes what gridscore writes from the same ledgers in English. The quarters may stand in one file,
`scores`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polars as pl
from generate import CRITERIA

POINTS = [f"{criterion}（20分）" for criterion in CRITERIA]
LATE, NOTICE, PRAISE = "信息漏报", "市容环境通报批评", "表彰"
PRAISING = "四-4 documented commendation; the money is applied for at the street office"
GRADES = ((9000, "excellent", 240_000), (7500, "good", 200_000), (6000, "pass", 150_000))


def half_up(dividend: Any, divisor: Any) -> Any:
    """Divide, a half upwards."""
    return (2 * dividend + divisor) // (2 * divisor)


def by_grade(total: Any, values: tuple[Any, ...]) -> Any:
    """Tell for each total what its grade has; the last value is that of the lowest grade."""
    found: Any = pl
    for (least, *_), value in zip(GRADES, values, strict=False):
        found = found.when(total >= least).then(pl.lit(value))
    return found.otherwise(pl.lit(values[-1]))


def dismissals(log: Any) -> Any:
    """Give who is dismissed: after which row of the log, in which quarter, by which clause."""
    notice = (pl.col("类别") == NOTICE) & pl.col("通报单位").is_in(["市", "区"])
    clause = pl.when(pl.col("类别") == LATE).then(1).when(notice).then(2)
    third = pl.int_range(pl.len()).over("编号", "clause") == 2
    month = pl.col("日期").str.slice(5, 2).cast(pl.Int8)
    return (
        log.with_columns(clause=clause)
        .filter(pl.col("clause").is_not_null())
        .filter(third)
        .group_by("编号")
        .agg(pl.all().sort_by("at").first())
        .select("编号", "clause", last="at", quarter=(month + 2) // 3)
    )


def routine(scan: Any, dismissed: Any, *, is_one_file: bool) -> Any:
    """Give everybody's mean of the quarters in post, in hundredths."""
    given = pl.sum_horizontal(
        (pl.col(name).cast(pl.Float64) * 100).round().cast(pl.Int32) for name in POINTS
    )
    if is_one_file:
        quarter = pl.col("期间").str.slice(5).cast(pl.Int8)
        quarters = [scan("scores").select("编号", q=quarter, given=given)]
    else:
        quarters = [
            scan(f"q{number}").select("编号", q=pl.lit(number, pl.Int8), given=given)
            for number in range(1, 5)
        ]
    in_post = pl.col("q") <= pl.col("quarter").fill_null(4)
    return (
        pl.concat(quarters)
        .join(dismissed.select("编号", "quarter"), on="编号", how="left")
        .filter(in_post)
        .group_by("编号")
        .agg(pl.col("given").sum(), pl.len().cast(pl.Int32))
        .select("编号", routine=half_up(pl.col("given"), pl.col("len")))
    )


def survey(scan: Any) -> Any:
    """Give everybody's rate, in hundredths of a percent."""
    satisfied, sampled = (pl.col(name).cast(pl.Int32) for name in ("满意", "抽样总票数"))
    return scan("survey").select("编号", survey_rate=half_up(satisfied * 10_000, sampled))


def result(scan: Any, *, is_one_file: bool) -> Any:
    """Put the year together, best first."""
    log = scan("incidents").with_row_index("at").select("at", "日期", "编号", "类别", "通报单位")
    dismissed = dismissals(log)
    praised = (
        log.filter(pl.col("类别") == PRAISE)
        .join(dismissed, on="编号", how="left")
        .filter(pl.col("last").is_null() | (pl.col("at") < pl.col("last")))
        .group_by("编号")
        .agg(praised=pl.len().cast(pl.Int32))
    )
    rate, share, total = (pl.col(name) for name in ("survey_rate", "survey", "total"))
    graded = pl.col("clause").is_null()
    band = pl.when(rate >= 9000).then(pl.lit("satisfied"))
    band = band.when(rate >= 6000).then(pl.lit("fair")).otherwise(pl.lit("poor"))
    sacking = pl.format("四-{} occurrence 3 this year: dismissed", "clause")
    praising = pl.when(pl.col("praised") > 0).then(pl.lit(PRAISING))
    bonus = by_grade(total, (*(amount for *_, amount in GRADES), 100_000))
    grade = by_grade(total, (*(name for _, name, _ in GRADES), "fail"))
    money, points = pl.col("bonus", "commendation", "paid"), pl.col("routine", "survey")
    hundredths = (money, points, pl.col("survey_rate", "total"))
    return (
        scan("roster")
        .select(id="编号", name="姓名", grid="网格", zone="责任区")
        .join(routine(scan, dismissed, is_one_file=is_one_file), left_on="id", right_on="编号")
        .join(survey(scan), left_on="id", right_on="编号")
        .join(dismissed, left_on="id", right_on="编号", how="left")
        .join(praised, left_on="id", right_on="编号", how="left")
        .with_columns(pl.col("praised").fill_null(0), survey=half_up(rate * 20, 100))
        .with_columns(total=half_up(pl.col("routine") * 80, 100) + share)
        .with_columns(
            rank=pl.when(graded).then(total).rank("min", descending=True).cast(pl.Int64),
            grade=pl.when(graded).then(grade).otherwise(pl.lit("")),
            bonus=pl.when(graded).then(bonus).otherwise(0),
            commendation=pl.col("praised") * 50_000,
            survey_band=band,
            standing=pl.when(graded).then(pl.lit("active")).otherwise(pl.lit("dismissed")),
            reasons=pl.concat_str(sacking, praising, separator="; ", ignore_nulls=True),
        )
        .with_columns(paid=pl.col("bonus") + pl.col("commendation"))
        .sort("rank", "id", nulls_last=True)
        .select(
            *("rank", "id", "name", "grid", "zone", "routine"),
            pl.lit(None, pl.Int32).alias("panel"),
            *("survey_rate", "survey_band", "survey"),
            pl.lit(0, pl.Int32).alias("deducted"),
            *("total", "grade", "bonus", "commendation", "paid", "standing", "reasons"),
        )
        .with_columns(column / 100 for column in (*hundredths, pl.col("panel", "deducted")))
    )


def main(folder: str, kind: str, output: str) -> None:
    """Read, work out, write."""

    def scan(name: str) -> Any:
        path = f"{folder}/{name}.{kind}"
        if kind == "parquet":
            return pl.scan_parquet(path)
        return pl.scan_csv(path, schema_overrides={"编号": pl.String, "日期": pl.String})

    year = result(scan, is_one_file=Path(folder, f"scores.{kind}").exists())
    if output.endswith(".parquet"):
        amounts = pl.selectors.float().cast(pl.Decimal(18, 2))
        year.with_columns(amounts).sink_parquet(output)
        return
    year.sink_csv(
        output, include_bom=True, line_terminator="\r\n", quote_style="never", float_precision=2
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
