"""The usual script: a year-end by daqinggou-2013 as one writes it with pandas and openpyxl.

Usage: python usual.py OUTPUT LEDGER...

It reads the ledgers that generate.py writes, gives every total, grade and payment that gridscore
gives, and writes the results with a line for each amount: as a workbook with headings in bold,
number formats and widths, or as csv. It checks nothing, and knows no source cells.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

CRITERIA = 5
MONEY, POINTS = "#,##0.00", "0.00"
GRADES = {90: "优秀", 75: "良好", 60: "合格", 0: "不合格"}
BONUS = {"优秀": 2400, "良好": 2000, "合格": 1500, "不合格": 1000}
KINDS = ["信息漏报", "市容环境通报批评", "表彰"]
LEAST_TO_DISMISS = 3


def read(path: Path) -> pd.DataFrame:
    """Read one ledger, ids as text."""
    if path.suffix == ".csv":
        return pd.read_csv(path, dtype={"编号": str})
    return pd.read_excel(path, dtype={"编号": str}, engine="openpyxl")


def rounded(values: pd.Series) -> pd.Series:
    """Round half up to two decimals, as the regulation has it."""
    return np.floor(values * 100 + 0.5 + 1e-7) / 100


def marks(sheet: pd.DataFrame) -> pd.Series:
    """Add up the criteria of a score sheet, by id."""
    scores = sheet.columns[-CRITERIA:]
    return sheet.assign(sum=sheet[scores].sum(axis=1)).groupby("编号")["sum"].mean()


def assess(tables: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Work out the year: a row for each worker, and a line for each amount."""
    rows = tables["roster"][["编号", "姓名", "网格", "责任区"]].set_index("编号")
    incidents = tables["incidents"]
    counted = incidents[
        (incidents["类别"] != "市容环境通报批评") | incidents["通报单位"].isin(["市", "区"])
    ]
    kinds = counted.groupby(["编号", "类别"]).size().unstack(fill_value=0)
    kinds = kinds.reindex(rows.index, columns=KINDS, fill_value=0)
    dismissed = (kinds["信息漏报"] >= LEAST_TO_DISMISS) | (
        kinds["市容环境通报批评"] >= LEAST_TO_DISMISS
    )
    quarters = pd.concat([marks(tables[f"q{quarter}"]) for quarter in range(1, 5)], axis=1)
    rows["平时分"] = rounded(quarters.mean(axis=1))
    rows["年终测评分"] = rounded(marks(tables["panel"]))
    votes = tables["survey"].set_index("编号")
    rows["满意率"] = rounded(votes["满意"] / votes["抽样总票数"] * 100)
    rows["总分"] = rounded(
        rows["平时分"] * 0.4 + rows["年终测评分"] * 0.4 + rounded(rows["满意率"] * 0.2)
    )
    limits = [rows["总分"] >= limit for limit in GRADES]
    rows["等次"] = np.where(dismissed, "", np.select(limits, list(GRADES.values()), ""))
    rows["年终奖"] = rows["等次"].map(BONUS).fillna(0)
    rows["表彰奖"] = kinds["表彰"] * 500
    rows["实发"] = rows["年终奖"] + rows["表彰奖"]
    rows["在岗状态"] = np.where(dismissed, "已解聘", "在岗")
    rows.insert(0, "名次", rows["总分"].where(~dismissed).rank(ascending=False, method="min"))
    parts = pd.DataFrame(
        {
            "平时考核": rounded(rows["平时分"] * 0.4),
            "年终测评": rounded(rows["年终测评分"] * 0.4),
            "居民满意度": rounded(rows["满意率"] * 0.2),
            "信息漏报": kinds["信息漏报"],
            "市容环境": kinds["市容环境通报批评"],
            "年终奖": rows["年终奖"],
            "表彰奖": rows["表彰奖"],
        }
    )
    lines = parts.melt(ignore_index=False, var_name="规则", value_name="数额").sort_index()
    return rows.sort_values(["名次"]).reset_index(), lines.reset_index()


def write_workbook(path: Path, rows: pd.DataFrame, lines: pd.DataFrame) -> None:
    """Write roster, payment list, lines and a summary, each with formats."""
    from openpyxl.styles import Font

    summary = rows.groupby("等次").agg(人数=("编号", "size"), 实发=("实发", "sum")).reset_index()
    payments = rows[["编号", "姓名", "网格", "年终奖", "表彰奖", "实发"]].sort_values("编号")
    sheets = {"考核结果": rows, "汇总": summary, "发放表": payments, "明细": lines}
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, table in sheets.items():
            table.to_excel(writer, sheet_name=name, index=False)
            sheet = writer.sheets[name]
            sheet.freeze_panes = "A2"
            sheet.auto_filter.ref = sheet.dimensions
            for cell in sheet[1]:
                cell.font = Font(bold=True)
                sheet.column_dimensions[cell.column_letter].width = 14
            for col, kind in enumerate(table.dtypes, start=1):
                if kind == "float64":
                    shown = MONEY if table.columns[col - 1] in ("年终奖", "实发") else POINTS
                    for (cell,) in sheet.iter_rows(min_row=2, min_col=col, max_col=col):
                        cell.number_format = shown


def main(output: str, *ledgers: str) -> None:
    """Read the ledgers, assess the year and write the result."""
    tables = {Path(ledger).stem: read(Path(ledger)) for ledger in ledgers}
    rows, lines = assess(tables)
    if output.endswith(".csv"):
        rows.to_csv(output, index=False, encoding="utf-8-sig", float_format="%.2f")
    else:
        write_workbook(Path(output), rows, lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
