"""Tells whether programs came to the same result.

Usage: python same.py RESULT OTHER...

A csv must have the same bytes as the first; a parquet file the same columns in the same order with
the same values, in whatever type each program keeps text, whole numbers and decimals. Prints what
differs and ends with status 1.
"""

from __future__ import annotations

import filecmp
import sys

from pyarrow import parquet


def difference(result: str, other: str) -> str:
    """Say what the second differs in from the first, nothing if they are the same."""
    if result.endswith(".csv"):
        return "" if filecmp.cmp(result, other, shallow=False) else "the bytes differ"
    ours, theirs = parquet.ParquetFile(result), parquet.ParquetFile(other)
    names = ours.schema_arrow.names
    if names != theirs.schema_arrow.names:
        return "the columns differ"
    for name in names:  # one at a time: a country's results take gigabytes
        column = ours.read([name]).column(0)
        if not column.equals(theirs.read([name]).column(0).cast(column.type)):
            return f"column {name} differs"
    return ""


def main(result: str, *others: str) -> None:
    """Compare all with the first."""
    found = [f"{other}: {words}" for other in others if (words := difference(result, other))]
    if found:
        sys.exit(f"Held against {result}: {'; '.join(found)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
