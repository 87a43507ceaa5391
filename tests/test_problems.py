"""Problems one after the other: those that are made when looked at are as those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.problems import (
    LazyProblems,
    Place,
    Problem,
    Problems,
    as_errors,
    has_errors,
    make_problem,
    only,
)
from gridscore.results.problem_list import by_kind, by_severity, count_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ERROR = make_problem("GS501", id="1", name="甲一")
WARNING = make_problem("GS603", Place("a.csv"))
PAPER = "GS604"  # a warning
LATE = "GS611"  # a notice


def lazy(code: str, *cells: str, looked_at: list[str] | None = None) -> LazyProblems:
    """Have a problem of a code for each cell, and note which are made."""

    def told(which: slice) -> Iterator[tuple[Place, str, Mapping[str, object]]]:
        for cell in cells[which]:
            if looked_at is not None:
                looked_at.append(cell)
            yield Place("b.csv", cell=cell), "", {"id": cell}

    return LazyProblems(code, len(cells), told)


def made(code: str, *cells: str) -> list[Problem]:
    return [make_problem(code, Place("b.csv", cell=cell), id=cell) for cell in cells]


MIXED = Problems([ERROR], lazy(LATE, "A1", "A2"), [WARNING], Problems(lazy(PAPER, "A3"), ()))
PLAIN = [ERROR, *made(LATE, "A1", "A2"), WARNING, *made(PAPER, "A3")]


def test_lazy_problems_are_those_that_are_made_at_once() -> None:
    assert list(MIXED) == PLAIN
    assert len(MIXED) == len(PLAIN)
    assert [MIXED[at] for at in range(-5, 5)] == [PLAIN[at] for at in range(-5, 5)]
    for start in range(-6, 7):
        for stop in range(-6, 7):
            assert MIXED[start:stop] == PLAIN[start:stop]
    assert MIXED[::-2] == PLAIN[::-2]
    late = lazy(LATE, "A1", "A2")
    assert [late[0], late[-1], *late[1:]] == made(LATE, "A1", "A2", "A2")
    assert not Problems([], lazy(LATE))
    for beyond in (5, -6):
        with pytest.raises(IndexError):
            MIXED[beyond]


@pytest.mark.parametrize("problems", [MIXED, PLAIN])
def test_problems_are_weighed_sorted_and_counted(problems: Problems | list[Problem]) -> None:
    late, paper = made(LATE, "A1", "A2"), made(PAPER, "A3")
    assert list(by_severity(problems)) == [ERROR, WARNING, *paper, *late]
    assert [list(kind) for kind in by_kind(problems)] == [[ERROR], late, [WARNING], paper]
    assert list(only(problems, Severity.NOTICE, Severity.ERROR)) == [ERROR, *late]
    graver = [problem.weighed(Severity.ERROR) for problem in (WARNING, *paper)]
    assert list(as_errors(problems)) == [ERROR, *late, *graver]
    assert count_problems(problems, Lang.EN) == "1 error, 2 warnings, 2 notices"
    assert has_errors(problems)
    assert not has_errors(only(problems, Severity.WARNING))


def test_to_count_problems_makes_none_of_them() -> None:
    looked_at: list[str] = []
    problems = Problems([WARNING], lazy(LATE, "A1", "A2", "A3", looked_at=looked_at))
    count_problems(as_errors(problems), Lang.EN)
    assert not has_errors(problems)
    assert [len(kind) for kind in by_kind(by_severity(problems))] == [1, 3]
    assert looked_at == []
    assert by_kind(problems)[1][0] == problems[1]
    assert looked_at == ["A1", "A1"]
