"""The floors: programs that do what no implementation can do without, and nothing else.

Usage: python floors.py imports
       python floors.py csv|arrow|xlsx OUTPUT RESULT LEDGER...

`imports` imports what the command is built on. The others then read every LEDGER and write the
cells of RESULT, which gridscore wrote before, to OUTPUT, with the fastest libraries there are.
To fetch the cells of RESULT is no part of the floor: the seconds it takes are printed.
"""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ROWS_AT_A_TIME = 10_000  # fetched to be written, so that a journal need not fit into memory


def import_foundations() -> None:
    """Import what every command that computes is built on."""
    import numpy  # noqa: F401, ICN001  imported for its cost alone, as the others
    import typer  # noqa: F401
    from pydantic import BaseModel  # noqa: F401


def import_all() -> None:
    """Import what a command needs that reads .csv, .xls and .xlsx ledgers and writes .csv."""
    import csv  # noqa: F401

    import xlrd  # noqa: F401

    import_foundations()


def copy_csv(output: str, result: str, ledgers: Sequence[str]) -> float:
    """Read and write with the standard library, the quickest for small ledgers."""
    import csv

    def read(path: str) -> list[list[str]]:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    for ledger in ledgers:
        read(ledger)
    start = time.perf_counter()
    rows = read(result)
    paused = time.perf_counter() - start
    with Path(output).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return paused


def copy_arrow(output: str, result: str, ledgers: Sequence[str]) -> float:
    """Read and write with pyarrow, the quickest for large ledgers."""
    from pyarrow import csv

    for ledger in ledgers:
        csv.read_csv(ledger)
    start = time.perf_counter()
    table = csv.read_csv(result)
    paused = time.perf_counter() - start
    csv.write_csv(table, output)
    return paused


def copy_xlsx(output: str, result: str, ledgers: Sequence[str]) -> float:
    """Read with calamine, write with XlsxWriter without any formats."""
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    for ledger in ledgers:
        CalamineWorkbook.from_path(ledger).get_sheet_by_index(0).to_python()
    start = time.perf_counter()
    source = CalamineWorkbook.from_path(result)
    paused = time.perf_counter() - start
    with xlsxwriter.Workbook(output, {"constant_memory": True}) as target:
        for name in source.sheet_names:
            start = time.perf_counter()
            rows = source.get_sheet_by_name(name).iter_rows()
            paused += time.perf_counter() - start
            paused += _write_sheet(target.add_worksheet(name), rows)
    return paused


def _write_sheet(sheet: Any, rows: Iterator[list[Any]]) -> float:
    """Write the rows, and return the seconds it took to fetch them."""
    paused, first = 0.0, 0
    while True:
        start = time.perf_counter()
        fetched = list(islice(rows, _ROWS_AT_A_TIME))
        paused += time.perf_counter() - start
        if not fetched:
            return paused
        for row, cells in enumerate(fetched, start=first):
            for col, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, col, cell)
                else:
                    sheet.write_number(row, col, cell)
        first += len(fetched)


COPIES: dict[str, Callable[[str, str, Sequence[str]], float]] = {
    "csv": copy_csv,
    "arrow": copy_arrow,
    "xlsx": copy_xlsx,
}


def main(kind: str, *paths: str) -> None:
    """Run one floor, and print the seconds of it that are not to count."""
    if kind == "imports":
        import_all()
        print(0.0)
        return
    import_foundations()
    output, result, *ledgers = paths
    print(COPIES[kind](output, result, ledgers))


if __name__ == "__main__":
    main(*sys.argv[1:])
