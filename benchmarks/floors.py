"""The floors: programs that do what no implementation can do without, and nothing else.

Usage: python floors.py imports NAME...
       python floors.py csv|arrow|xlsx OUTPUT RESULT LEDGER...

`imports` imports modules. The others then read every LEDGER and write the cells of RESULT, which
gridscore wrote before, to OUTPUT, with the fastest libraries there are; for xlsx these are
python-calamine and gridscore's own writer of rows, several times as fast as XlsxWriter alone.
To fetch the cells of RESULT is no part of the floor: the processor seconds it takes are printed.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as gridscore does, so that no more counts


def import_all(*names: str) -> float:
    """Import what a command needs, as it does: without looking for cycles, regulations plain."""
    gc.disable()
    if any(name.startswith("gridscore") for name in names):
        from gridscore import declare

        declare.plainly = True
    for name in names:
        import_module(name)
    gc.freeze()  # nor at the end
    return 0.0


def copy_csv(output: str, result: str, *ledgers: str) -> float:
    """Read and write with the standard library, the quickest for small ledgers."""
    import csv

    def read(path: str) -> list[list[str]]:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    for ledger in ledgers:
        read(ledger)
    start = time.process_time()
    rows = read(result)
    paused = time.process_time() - start
    with Path(output).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return paused


def copy_arrow(output: str, result: str, *ledgers: str) -> float:
    """Read and write with pyarrow, the quickest for large ledgers."""
    from pyarrow import csv

    for ledger in ledgers:
        csv.read_csv(ledger)
    start = time.process_time()
    table = csv.read_csv(result)
    paused = time.process_time() - start
    csv.write_csv(table, output)
    return paused


def copy_xlsx(output: str, result: str, *ledgers: str) -> float:
    """Read with calamine; write the cells of every sheet by columns, all in one format."""
    from io import BytesIO

    import xlsxwriter
    from python_calamine import CalamineWorkbook

    from gridscore.results.xlsx.bulk_rows import BulkRows
    from gridscore.results.xlsx.splice import splice

    for ledger in ledgers:
        CalamineWorkbook.from_path(ledger).get_sheet_by_index(0).to_python()
    start = time.process_time()
    source = CalamineWorkbook.from_path(result)
    sheets = {
        name: _columns(source.get_sheet_by_name(name).to_python()) for name in source.sheet_names
    }
    paused = time.process_time() - start
    frame, bulks = BytesIO(), []
    with xlsxwriter.Workbook(frame, {"in_memory": True}) as book:
        plain = book.add_format({"border": 1})
        for number, (name, columns) in enumerate(sheets.items(), start=1):
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, name)
            for col in range(len(columns)):
                sheet.write_blank(1, col, None, plain)
            rows = range(len(columns[0].values))
            part = f"xl/worksheets/sheet{number}.xml"
            bulks.append(BulkRows.of(part, 1, columns, rows))
    splice(frame, bulks, Path(output))
    return paused


def _columns(rows: list[list[Any]]) -> Sequence[Any]:
    """Take a sheet for columns, of figures where most of its cells are."""
    import numpy as np

    from gridscore.numbers import UNSET
    from gridscore.results.model import Column, Kind

    columns = []
    for cells in zip(*rows, strict=True):
        figures = [isinstance(cell, float) for cell in cells]
        if 2 * sum(figures) > len(cells):
            numbers = [
                round(cell * 100) if is_figure else UNSET
                for cell, is_figure in zip(cells, figures, strict=True)
            ]
            columns.append(Column("", "", Kind.POINTS, np.array(numbers, np.int64)))
        else:
            columns.append(Column("", "", Kind.TEXT, [str(cell) for cell in cells]))
    return columns


PROGRAMS: dict[str, Callable[..., float]] = {
    "imports": import_all,
    "csv": copy_csv,
    "arrow": copy_arrow,
    "xlsx": copy_xlsx,
}

if __name__ == "__main__":
    print(PROGRAMS[sys.argv[1]](*sys.argv[2:]))
