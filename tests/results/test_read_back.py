"""Results open in the tools people analyse them with, with every figure exact."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pandas as pd

from gridscore.results.model import Report
from gridscore.results.streams.stream import write_table


def streamed(report: Report, kind: str) -> BytesIO:
    target = BytesIO()
    write_table(report.roster, target, kind, bom=False)
    target.seek(0)
    return target


def test_parquet_opens_in_pandas_with_exact_decimals_and_text_ids(english_report: Report) -> None:
    frame = pd.read_parquet(streamed(english_report, "parquet"))
    assert len(frame) == len(english_report.roster)
    assert frame["id"].map(type).eq(str).all()
    assert isinstance(frame["total"].dropna().iloc[0], Decimal)
    assert frame["total"].dropna().sum() == sum(
        Decimal(value)
        for value in pd.read_csv(streamed(english_report, "csv"), dtype=str)["total"].dropna()
    )
