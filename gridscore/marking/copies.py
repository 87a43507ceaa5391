"""All marked copies of a run, and the overview that says of every file what was found."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import openpyxl

from gridscore.ledger.sources import read_bytes, read_grids
from gridscore.ledger.sources.content import Content, is_zip, recognise_parts
from gridscore.ledger.sources.refusal import RefusedError
from gridscore.marking import problem_sheet as lists
from gridscore.marking.files_read import FileRead, counts_in_words, files_read, kinds_in_words
from gridscore.marking.twin import build_twin
from gridscore.marking.workbook import marked, open_workbook, told
from gridscore.messages import say
from gridscore.records import replace
from gridscore.results.problem_list import count_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.workbook import Workbook

    from gridscore.ledger.discover import SourceFile
    from gridscore.ledger.grid import Grid
    from gridscore.ledger.model import Ledger
    from gridscore.marking.cached_values import Value
    from gridscore.messages import Lang
    from gridscore.problems import Problem


MOST_ROWS = 100_000
"""Rows of a file that is still marked: a copy takes some thousand bytes of memory for each."""


def mark_files(
    files: Sequence[SourceFile], ledger: Ledger, problems: Sequence[Problem], lang: Lang
) -> tuple[list[FileRead], dict[str, bytes]]:
    """Mark every file that needs mending; returns what is to be said, and the copies by name.

    A file with nothing but notices has no copy; one that cannot be opened, and what belongs to
    no file, are in the first list only.
    """
    by_name = {file.shown: file for file in files}
    contents: dict[str, bytes] = {}
    read = [
        _mark_file(by_name[one.shown], ledger, one, contents, lang)
        if one.needs_mending and one.shown in by_name
        else one
        for one in files_read(list(by_name), ledger, problems)
    ]
    contents[_free(say("marking.overview", lang), contents)] = _overview(read, problems, lang)
    return read, contents


def _mark_file(
    file: SourceFile, ledger: Ledger, one: FileRead, contents: dict[str, bytes], lang: Lang
) -> FileRead:
    """Add the marked copy of one file, if it can be opened at all."""
    headings: dict[str, list[int]] = {}
    grids, _ = read_grids([file])
    if sum(len(grid.rows) for grid in grids) > MOST_ROWS:
        return replace(one, is_large=True)
    opened = _open(file, grids)
    if opened is None:
        return one
    book, values, is_plain = opened
    for table in ledger.tables:
        if table.sheet.file == file.shown:
            name = table.sheet.name or book.sheetnames[0]
            headings.setdefault(name, []).append(table.header_row + 1)
    ending = PurePosixPath(file.shown).suffix.lower()
    name = _free(_within(file.shown), contents, ".xlsm" if ending == ".xlsm" else ".xlsx")
    contents[name] = marked(book, values, one.problems, headings, lang)
    return replace(one, copy=name, is_plain=is_plain)


def _open(
    file: SourceFile, grids: Sequence[Grid]
) -> tuple[Workbook, list[dict[str, Value]], bool] | None:
    """Open a workbook as it is, else one with the same cells; None where neither can be."""
    try:
        data = read_bytes(file.path)
    except RefusedError:
        return None
    if not grids:
        return None
    if is_zip(data) and _is_xlsx(data):
        try:
            book, values = open_workbook(data, has_macros=file.path.suffix.lower() == ".xlsm")
        except Exception:  # whatever an unusual workbook makes the library raise
            return _twin(grids)
        return book, values, False
    return _twin(grids)


def _twin(grids: Sequence[Grid]) -> tuple[Workbook, list[dict[str, Value]], bool]:
    book = build_twin(grids)
    return book, [{} for _ in book.worksheets], True


def _is_xlsx(data: bytes) -> bool:
    from gridscore.ledger.sources.archive import Archive

    return recognise_parts(Archive(data).names) is Content.XLSX


def _within(shown: str) -> str:
    """Say where a copy goes within the folder: as the original among the ledgers."""
    parts = [
        part for part in PurePosixPath(shown).parts if part not in ("..", "/") and ":" not in part
    ]
    return str(PurePosixPath(*parts).with_suffix("")) if parts else "-"


def _free(stem: str, taken: Iterable[str], ending: str = ".xlsx") -> str:
    """Find a name that no other copy has, whatever the case of its letters."""
    known = {name.casefold() for name in taken}
    name, number = f"{stem}{ending}", 2
    while name.casefold() in known:
        name, number = f"{stem} ({number}){ending}", number + 1
    return name


# ---- the overview ----

_FILE_HEADINGS = ("file", "read-as", "rows", "problems", "copy")
_FILE_WIDTHS = (46, 24, 9, 34, 46)
_PROBLEM_HEADINGS = ("number", "file", "what")
_PROBLEM_WIDTHS = (7, 46, 110)


def _overview(read: Sequence[FileRead], problems: Sequence[Problem], lang: Lang) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = say("marking.overview-files", lang)
    look = lists.Look.of(lang)
    counts = count_problems(problems, lang)
    title = say("marking.overview-title", lang, counts=counts)
    lists.head(sheet, title, say("marking.overview-how", lang), look)
    headings = [say(f"marking.{name}", lang) for name in _FILE_HEADINGS]
    lists.write_headings(sheet, headings, _FILE_WIDTHS, look)
    for one in read:
        rows = sum(rows for _, rows in one.tables)
        shown = one.shown or say("marking.no-file", lang)
        texts = (shown, kinds_in_words(one, lang), rows, counts_in_words(one, lang))
        row = lists.write_row(sheet, (*texts, _copy_in_words(one, lang)), look)
        if one.copy:
            cell = sheet.cell(row, len(_FILE_HEADINGS))
            cell.hyperlink = one.copy
            cell.font = look.link
    _add_unmarked(book, [one for one in read if not one.copy], lang, look)
    lists.finish(book, sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _copy_in_words(one: FileRead, lang: Lang) -> str:
    if one.copy:
        return say("marking.plain", lang, name=one.copy) if one.is_plain else one.copy
    if one.is_large:
        return say("marking.too-large", lang)
    cannot = bool(one.problems) and bool(one.shown) and not one.tables
    return say("marking.no-copy", lang) if cannot else ""


def _add_unmarked(book: Workbook, read: Sequence[FileRead], lang: Lang, look: lists.Look) -> None:
    """List the problems that stand in no copy: of files that cannot be opened, of none."""
    problems = [(one.shown, problem) for one in read for problem in one.problems]
    if not problems:
        return
    sheet = book.create_sheet(say("marking.sheet", lang))
    lists.head(sheet, say("marking.sheet", lang), "", look)
    headings = [say(f"marking.{name}", lang) for name in _PROBLEM_HEADINGS]
    lists.write_headings(sheet, headings, _PROBLEM_WIDTHS, look)
    for number, (shown, problem) in enumerate(problems[: lists.MOST_LISTED], start=1):
        lists.write_row(sheet, (number, shown, told(problem, lang)), look)
    if len(problems) > lists.MOST_LISTED:
        more = say("marking.more", lang, count=len(problems) - lists.MOST_LISTED)
        lists.write_row(sheet, ("", "", more), look)
