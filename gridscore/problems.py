"""Problems with what was handed in: what is wrong, where, and what to write instead.

Every problem has a stable code. Its texts are in `gridscore.messages.problems` under
`CODE.what` and `CODE.repair`; how severe it is stands in `SEVERITIES` there. Errors stop a
run; warnings and notices do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

from gridscore.messages.severity import Severity
from gridscore.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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


class LazyProblems(Sequence[Problem]):
    """Problems of one code, each made when it is looked at: masses are mostly only counted.

    `make` says for a range of them what is told apart: place, value and details of each. It should
    hold on to no more than it needs, since it outlives the ledgers.
    """

    __slots__ = ("_make", "_range", "code", "severity")

    def __init__(
        self,
        code: str,
        count: int,
        make: Callable[[slice], Iterable[tuple[Place, str | Localised, Mapping[str, object]]]],
        severity: Severity | None = None,
    ) -> None:
        from gridscore.messages.problems import SEVERITIES

        self.code = code
        self.severity = severity or SEVERITIES[code]
        self._range = range(count)
        self._make = make

    def weighed(self, severity: Severity) -> LazyProblems:
        """Return the same problems with another severity."""
        return LazyProblems(self.code, len(self), self._make, severity)

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> Problem: ...
    @overload
    def __getitem__(self, index: slice) -> list[Problem]: ...
    def __getitem__(self, index: int | slice) -> Problem | list[Problem]:
        if isinstance(index, slice):
            return list(self._made(index))
        at = self._range[index]
        return next(self._made(slice(at, at + 1)))

    def __iter__(self) -> Iterator[Problem]:
        return self._made(slice(None))

    def _made(self, which: slice) -> Iterator[Problem]:
        for place, value, details in self._make(which):
            yield Problem(self.code, self.severity, place, value, details)


class Problems(Sequence[Problem]):
    """Problems of several sequences, one after the other; the lazy among them stay lazy."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Sequence[Problem]) -> None:
        self.parts = tuple(whole for part in parts for whole in parts_of(part) if whole)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    @overload
    def __getitem__(self, index: int) -> Problem: ...
    @overload
    def __getitem__(self, index: slice) -> list[Problem]: ...
    def __getitem__(self, index: int | slice) -> Problem | list[Problem]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return self._some(start, stop) if step == 1 else list(self)[index]
        at = range(len(self))[index]
        return self._some(at, at + 1)[0]

    def _some(self, start: int, stop: int) -> list[Problem]:
        found: list[Problem] = []
        for part in self.parts:
            found += part[max(start, 0) : max(stop, 0)]
            start, stop = start - len(part), stop - len(part)
        return found

    def __iter__(self) -> Iterator[Problem]:
        return chain.from_iterable(self.parts)


def parts_of(problems: Sequence[Problem]) -> tuple[Sequence[Problem], ...]:
    """Part problems into what is lazy, each part of one code and one severity, and what is made."""
    return problems.parts if isinstance(problems, Problems) else (problems,)


def only(problems: Sequence[Problem], *severities: Severity) -> Problems:
    """Keep the problems of some severities, in the order given."""
    return Problems(*(_only(part, severities) for part in parts_of(problems)))


def _only(part: Sequence[Problem], severities: tuple[Severity, ...]) -> Sequence[Problem]:
    if isinstance(part, LazyProblems):
        return part if part.severity in severities else ()
    return [problem for problem in part if problem.severity in severities]


def as_errors(problems: Sequence[Problem]) -> Problems:
    """Weigh warnings as errors (`--strict`)."""
    return Problems(*map(_as_errors, parts_of(problems)))


def _as_errors(part: Sequence[Problem]) -> Sequence[Problem]:
    if isinstance(part, LazyProblems):
        return part.weighed(Severity.ERROR) if part.severity is Severity.WARNING else part
    return [
        problem.weighed(Severity.ERROR) if problem.severity is Severity.WARNING else problem
        for problem in part
    ]


def has_errors(problems: Sequence[Problem]) -> bool:
    """Say whether any of the problems stops a run."""
    return bool(only(problems, Severity.ERROR))


class LedgerError(Exception):
    """The ledgers have errors; `problems` holds all of them, notices included. Exit status 1."""

    def __init__(self, problems: Sequence[Problem]) -> None:
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
