"""Ladder accounts kept side by side are those kept one event after the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridscore.engine.running import keep_accounts, within_cap
from gridscore.scheme.ladders import Ladder

from .plain_accounts import NEVER, Account, later, plain_cap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.engine.windows import WindowsOf

START = 19_000  # a day in 2022
WINDOW_DAYS = 91


def windows_of(worker: NDArray[Any], day: NDArray[Any]) -> NDArray[np.int64]:
    """Windows of so many days, which begin on another day for everybody."""
    return np.asarray((day - START + 7 * worker.astype(np.int64)) // WINDOW_DAYS)


def one_window(worker: NDArray[Any], day: NDArray[Any]) -> NDArray[np.int64]:
    return np.zeros(len(worker), np.int64) + 0 * day


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    bounds = sorted(draw(st.sets(st.integers(1, 9), min_size=1, max_size=3)))
    clears = st.booleans()
    steps = [{"at": bound, "deduct": 1, "clears": draw(clears)} for bound in bounds]
    table: dict[str, Any] = {"id": "l", "clause": "l", "title": "L", "steps": steps}
    table |= {"of": ["e"], "by": "marks", "bank": draw(st.booleans())}
    if draw(st.booleans()):
        table["window"] = {"months": draw(st.integers(1, 7))}
    else:
        table |= {"window": "quarter", "carry": draw(st.sampled_from([0, 30, 50, 100]))}
    if draw(st.booleans()):
        table["clean"] = {"months": draw(st.integers(1, 4))}
        if draw(st.booleans()):
            table["clean"]["off"] = draw(st.integers(1, 4))
    return Ladder.model_validate(table)


@st.composite
def events(draw: st.DrawFn, least: int = -5) -> list[tuple[int, int, int]]:
    """Day, person and hundredths of marks, in order of time."""
    one = st.tuples(st.integers(0, 900), st.integers(0, 4), st.integers(100 * least, 500))
    return sorted(draw(st.lists(one, max_size=40)), key=lambda event: event[0])


def columns(happened: list[tuple[int, int, int]]) -> tuple[Any, Any, Any]:
    day, worker, marks = np.array(happened, np.int64).reshape(-1, 3).T
    return (day + START).astype(np.int32), worker.astype(np.int32), marks


@settings(max_examples=400)
@given(ladders(), events())
def test_accounts_side_by_side(ladder: Ladder, happened: list[tuple[int, int, int]]) -> None:
    day, worker, marks = columns(happened)
    rolling = getattr(ladder.window, "months", None)
    windows: WindowsOf = one_window if rolling else windows_of
    window = windows(worker, day)
    running, before = keep_accounts(ladder, marks, worker, day, window, windows)
    accounts: dict[int, Account] = {}
    expected = []
    for today, person, mark in zip(day.tolist(), worker.tolist(), marks.tolist(), strict=True):

        def window_on(when: int, person: int = person) -> int:
            return int(windows(np.array([person]), np.array([when]))[0])

        account = accounts.setdefault(person, Account(ladder, window_on))
        expires = later(today, rolling) if rolling else NEVER
        expected.append(account.follow(today, mark, expires))
    assert list(zip(running.tolist(), before.tolist(), strict=True)) == expected


@settings(max_examples=200)
@given(st.integers(1, 1200), st.integers(1, 7), events(least=0))
def test_a_cap_side_by_side(cap: int, months: int, happened: list[tuple[int, int, int]]) -> None:
    day, worker, size = columns(happened)
    kept = within_cap(cap, size, worker, day, months)
    for person in range(5):
        mine = worker == person
        theirs = list(zip(day[mine].tolist(), size[mine].tolist(), strict=True))
        assert kept[mine].tolist() == plain_cap(cap, theirs, months)


@pytest.mark.parametrize("window", ["quarter", {"months": 3}])
def test_calls_do_not_grow_with_people(window: Any) -> None:
    steps = [{"at": 6, "deduct": 1, "clears": True}]
    rules = {"of": ["e"], "by": "marks", "bank": True, "clean": {"months": 1, "off": 1}}
    ladder = Ladder.model_validate(
        {"id": "l", "clause": "l", "title": "L", "window": window, "steps": steps, **rules}
    )
    random = np.random.default_rng(1)

    def calls(people: int) -> int:
        worker = np.tile(np.arange(people, dtype=np.int32), 8)
        day = START + np.sort(random.integers(0, 900, len(worker))).astype(np.int32)
        marks = random.integers(-500, 500, len(worker))
        count = 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(note)
        try:
            keep_accounts(ladder, marks, worker, day, windows_of(worker, day), windows_of)
        finally:
            sys.setprofile(None)
        return count

    assert calls(2000) < 1.5 * calls(1000)
