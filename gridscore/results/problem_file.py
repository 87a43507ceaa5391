"""The list of all problems as a file: workbook, csv and tsv for people, the others for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.codebook import Codebook
from gridscore.messages import in_words, say, term
from gridscore.messages.severity import Severity
from gridscore.results.model import Column, Kind, Report, Table
from gridscore.results.problem_list import (
    SEVERITY_COLOURS,
    Told,
    count_problems,
    problems_as_json,
    severity_word,
)
from gridscore.results.words import CodedWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from gridscore.messages import Lang
    from gridscore.problems import Problem
    from gridscore.scheme.loading import LoadedScheme

COLUMNS = ("code", "severity", "file", "sheet", "cell", "value", "message", "repair")
_AT_A_TIME = 1 << 16  # problems put into words: of a million, all at once would fill the memory


def problem_table(problems: Sequence[Problem], lang: Lang, *, for_people: bool = True) -> Table:
    """Put problems, in the order given, into columns; what masses of them share is told once.

    For people the severity is a word of their language, as the headings are.
    """
    problems = list(problems)  # made once, and alive as long as `told`
    told = Told(lang)
    texts = [told.of(problem) for problem in problems]
    places = [problem.place for problem in problems]
    severities = {
        severity: severity_word(severity, lang) if for_people else severity.value
        for severity in Severity
    }
    words: dict[str, Sequence[str]] = {
        "code": _coded([problem.code for problem in problems]),
        "severity": _coded([severities[problem.severity] for problem in problems]),
        "file": _coded([place.file if place else "" for place in places]),
        "sheet": _coded([place.sheet if place else "" for place in places]),
        "cell": [place.cell if place else "" for place in places],
        "value": [str(in_words(problem.value, lang)) for problem in problems],
        "message": _coded([message for message, _ in texts]),
        "repair": _coded([repair for _, repair in texts]),
    }
    return Table(
        "problems",
        tuple(
            Column(name, term("problem", name).in_language(lang), Kind.TEXT, words[name])
            for name in COLUMNS
        ),
    )


def _coded(words: list[str]) -> CodedWords:
    book = Codebook[str]()
    codes = np.fromiter(map(book.code, words), np.int32, len(words))
    return CodedWords(book.strings, codes)


def problem_writer(
    problems: Sequence[Problem], name: str, loaded: LoadedScheme, station: str, lang: Lang
) -> Callable[[Path], None]:
    """Return what writes the list as xlsx, json, jsonl, or whatever else a table is written as."""
    if name == "xlsx":
        return lambda path: _write_workbook(problems, path, loaded, station, lang)
    if name == "json":
        return lambda path: _write_text(path, lambda stream: write_json(problems, stream, lang))
    if name == "jsonl":
        return lambda path: _write_text(path, lambda stream: _write_lines(problems, stream, lang))
    return lambda path: _write_table(problems, path, name, lang)


def _write_table(problems: Sequence[Problem], path: Path, name: str, lang: Lang) -> None:
    from gridscore.results.streams.stream import write_parts

    parts = (
        problem_table(problems[start : start + _AT_A_TIME], lang, for_people=name != "parquet")
        for start in range(0, max(len(problems), 1), _AT_A_TIME)
    )
    with path.open("wb") as target:
        write_parts(parts, target, name, bom=True)


def _write_text(path: Path, write: Callable[[TextIO], object]) -> None:
    # Text of ledgers may hold what UTF-8 cannot (a file name's stray bytes): it is spelt out.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        write(stream)


def write_json(
    problems: Sequence[Problem], stream: TextIO, lang: Lang, *, plain: bool = False
) -> None:
    """Write problems as a list of objects, as `json.dumps` would, some at a time.

    With `plain` characters outside of ASCII are escaped.
    """
    before = "[\n  "
    for row in _rows(problems, lang):
        text = json.dumps(row, ensure_ascii=plain, indent=2).replace("\n", "\n  ")
        stream.write(before + text)
        before = ",\n  "
    stream.write("\n]\n" if problems else "[]\n")


def _write_lines(problems: Sequence[Problem], stream: TextIO, lang: Lang) -> None:
    for row in _rows(problems, lang):
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _rows(problems: Sequence[Problem], lang: Lang) -> Iterator[dict[str, object]]:
    for start in range(0, len(problems), _AT_A_TIME):
        yield from problems_as_json(problems[start : start + _AT_A_TIME], lang)


def _write_workbook(
    problems: Sequence[Problem], path: Path, loaded: LoadedScheme, station: str, lang: Lang
) -> None:
    """Write the list as sheets for a clerk: what is wrong in colour, with a filter."""
    from gridscore.results.xlsx.table_sheet import formula_text, write_table_sheets
    from gridscore.results.xlsx.workbook import open_book

    table = problem_table(problems, lang)
    scheme = loaded.scheme
    report = Report(
        lang=lang,
        station=station,
        period="",
        title=say("marking.title", lang, counts=count_problems(problems, lang)),
        scheme_id=scheme.id,
        scheme_version=scheme.version,
        make_scheme_hash=lambda: loaded.digest,
        scheme_title=scheme.title.in_language(lang),
        draft=False,
        roster=table,
        make_journal=lambda: table,
        grades=(),
        money={},
        changes=(),
        readings=(),
    )
    col = COLUMNS.index("severity")
    with open_book(report, path) as book:
        for part in write_table_sheets(book, table, say("marking.sheet", lang)).parts:
            for severity, colour in SEVERITY_COLOURS.items():
                rule = {
                    "type": "cell",
                    "criteria": "==",
                    "value": formula_text(severity_word(severity, lang)),
                    "format": book.file.add_format({"bg_color": f"#{colour}"}),
                }
                part.sheet.conditional_format(part.first, col, part.last, col, rule)
