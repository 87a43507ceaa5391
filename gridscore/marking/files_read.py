"""What was read of each file of a run, and what was found in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gridscore.messages import in_words, say, term
from gridscore.messages.severity import Severity
from gridscore.records import dataclass
from gridscore.results.escape import visible
from gridscore.results.problem_list import by_severity, count_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gridscore.ledger.model import Ledger
    from gridscore.messages import Lang
    from gridscore.problems import Problem


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file of a run: what its tables were taken for, with their rows, and its problems.

    `copy` is where its marked copy goes within the folder, "" where there is none; `is_plain`
    says that the copy could not keep the looks of the original, `is_large` that there is none
    because the file is too large to be marked.
    """

    shown: str
    tables: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    copy: str = ""
    is_plain: bool = False
    is_large: bool = False

    @property
    def needs_mending(self) -> bool:
        """Whether there is more than notices, which ask for nothing."""
        return any(problem.severity is not Severity.NOTICE for problem in self.problems)


def files_read(shown: Iterable[str], ledger: Ledger, problems: Sequence[Problem]) -> list[FileRead]:
    """Sort tables and problems by file; what belongs to none of them comes last."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.place.file if problem.place else "", []).append(problem)
    tables: dict[str, list[tuple[str, int]]] = {}
    for table in ledger.tables:
        tables.setdefault(table.sheet.file, []).append((table.kind, table.rows))
    read = [
        FileRead(name, tuple(tables.get(name, ())), tuple(by_severity(by_file.pop(name, []))))
        for name in shown
    ]
    return [*read, *(FileRead(name, (), tuple(rest)) for name, rest in by_file.items())]


def kinds_in_words(one: FileRead, lang: Lang) -> str:
    """Say what a file was read as; that it was not, if it was not."""
    kinds = dict.fromkeys(kind for kind, _ in one.tables)
    words = [str(in_words(term("table", kind), lang)) for kind in kinds]
    return say("console.clauses", lang).join(words) or say("marking.not-read", lang)


def counts_in_words(one: FileRead, lang: Lang) -> str:
    """Count the problems of a file in words."""
    return count_problems(one.problems, lang) if one.problems else say("marking.sound", lang)


def summary_line(one: FileRead, lang: Lang) -> str:
    """Say in a line what a file was read as, what was found in it, and where its copy is."""
    if not one.shown:
        about = say("marking.no-file", lang), say("console.colon", lang)
        return "".join((*about, counts_in_words(one, lang)))
    said = one.copy or (say("marking.too-large", lang) if one.is_large else "")
    rows_of = Counter[str]()
    for kind, rows in one.tables:
        rows_of[kind] += rows
    kinds = [
        say("marking.summary-kind", lang, kind=term("table", kind), rows=rows)
        for kind, rows in rows_of.items()
    ]
    return say(
        "marking.summary-line",
        lang,
        file=visible(one.shown),
        kinds=say("console.clauses", lang).join(kinds) or say("marking.not-read", lang),
        counts=counts_in_words(one, lang),
        copy=say("marking.summary-copy", lang, copy=said) if said else "",
    )
