"""Problems with what was handed in: what is wrong, where, and what to write instead.

Every problem has a stable code. Its texts are in `gridscore.messages.problems` under
`CODE.what` and `CODE.repair`; how severe it is stands in `SEVERITIES` there. Errors stop a
run; warnings and notices do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages.severity import Severity
from gridscore.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gridscore.messages import Localised


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a sheet of it (none in csv), a cell (none: the whole)."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or worth knowing; `details` fill the blanks of its texts.

    `value` is what stands in the cell, as written, or one of our own words for it.
    """

    code: str
    severity: Severity
    place: Place | None = None
    value: str | Localised = ""
    details: Mapping[str, object] = field(default_factory=dict)

    def weighed(self, severity: Severity) -> Problem:
        """Return the same problem with another severity (`--draft`, `--strict`)."""
        return replace(self, severity=severity)


def make_problem(
    code: str, place: Place | None = None, value: str | Localised = "", /, **details: object
) -> Problem:
    """Build a problem with the severity its code has in the catalogue."""
    from gridscore.messages.problems import SEVERITIES

    return Problem(code, SEVERITIES[code], place, value, details)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems stops a run."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class LedgerError(Exception):
    """The ledgers have errors; `problems` holds all of them, notices included. Exit status 1."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class UsageError(Exception):
    """The call, the scheme or the settings are wrong; told in one sentence. Exit status 2."""

    def __init__(self, key: str, /, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class OutputExistsError(Exception):
    """The output is there already and `--force` was not given. Exit status 3.

    `key` is the message that says so, with {path}, where the usual one does not fit.
    """

    def __init__(self, path: str, key: str = "output-exists") -> None:
        super().__init__(path)
        self.path = path
        self.key = key


class OutputNotWritableError(Exception):
    """The output cannot be written; told in one sentence.

    `reason` is a word that `messages.results` explains under `output.REASON`, with {path}.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
