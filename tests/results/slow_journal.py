"""A journal put together one line at a time: what the quick way must equal."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np
from openpyxl.utils import get_column_letter

from gridscore.messages import Lang, say, term
from gridscore.numbers import UNSET, format_hundredths
from gridscore.results.escape import defused

if TYPE_CHECKING:
    from gridscore.engine.assessment import Assessment, Case
    from gridscore.journal import Posting
    from gridscore.ledger.model import Ledger

Line = dict[str, str]


def slow_journal(case: Case, assessment: Assessment, lang: Lang) -> list[Line]:
    """Give the lines of everybody, in order of id, then of the postings."""
    found = [
        (int(row), _line(case, assessment, posting, number, lang))
        for posting in assessment.postings
        for number, row in enumerate(posting.row)
    ]
    found.sort(key=lambda each: each[0])
    return [{"posting": str(number), **line} for number, (_, line) in enumerate(found, 1)]


def _line(case: Case, assessment: Assessment, posting: Posting, number: int, lang: Lang) -> Line:
    reason = posting.reasons[posting.reason[number]]
    figures = {name: _figure(values[number]) for name, values in posting.figures.items()}
    return {
        "id": case.ledger.roster.ids[assessment.person[posting.row[number]]],
        "period": str(assessment.period),
        "account": posting.account,
        "clause": posting.clause,
        "rule": posting.rule,
        "amount": _figure(posting.amount[number]),
        "unit": term("unit", posting.unit).in_language(lang) if posting.unit else "",
        "reason": say(f"reasons.{reason.key}", lang, **reason.details, **figures),
        **_source(case.ledger, posting, number),
        **({"draft": term("column", "draft").in_language(lang)} if case.draft else {}),
    }


def _figure(value: int) -> str:
    return "" if value == UNSET else format_hundredths(int(value))


def _source(ledger: Ledger, posting: Posting, number: int) -> Line:
    """Name the file, the sheet and the cells; where there are several sheets, each before its."""
    by_sheet: dict[int, list[str]] = {}
    if posting.cells is not None:
        cells = posting.cells(np.array([number]))
        for sheet, row, which in zip(cells.sheet, cells.row, cells.which, strict=True):
            names = [f"{get_column_letter(col + 1)}{row + 1}" for col in cells.columns[which]]
            by_sheet.setdefault(int(sheet), []).extend(names)
    refs = [ledger.sheets[sheet] for sheet in by_sheet]
    spots = [", ".join(names) for names in by_sheet.values()]
    if len(refs) > 1:
        spots = [f"[{ref.file}]{ref.name}!{spot}" for ref, spot in zip(refs, spots, strict=True)]
    return {
        "file": "; ".join(dict.fromkeys(ref.file for ref in refs)),
        "sheet": "; ".join(dict.fromkeys(ref.name for ref in refs if ref.name)),
        "cell": "; ".join(spots),
    }


def as_csv(lines: list[Line], lang: Lang, columns: list[str]) -> bytes:
    """Write the lines as csv that a spreadsheet opens."""
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow([term("column", name).in_language(lang) for name in columns])
    rows.writerows([_field(name, line[name]) for name in columns] for line in lines)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "backslashreplace")


def _field(name: str, text: str) -> str:
    return text if name in ("posting", "amount") else defused(text)
