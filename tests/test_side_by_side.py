from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from gridscore.side_by_side import (
    AT_ONCE,
    FOR_TWO,
    CachedProperty,
    begun,
    in_halves,
    in_order,
    longest_first,
    made_ahead,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def test_results_come_in_order_whatever_is_done_first() -> None:
    def job(number: int) -> int:
        time.sleep(0.02 if number % 2 else 0)
        return number

    jobs = ((lambda number=number: job(number), number % 3 > 0) for number in range(12))
    assert list(in_order(jobs, threads=3)) == list(range(12))


def test_short_jobs_are_done_at_their_turn_by_whom_they_are_asked_of() -> None:
    jobs = ((threading.get_ident, False) for _ in range(3))
    assert set(in_order(jobs, threads=2)) == {threading.get_ident()}


def test_one_thread_does_long_jobs_one_after_the_other() -> None:
    done: list[int] = []

    def job(number: int) -> None:
        time.sleep(0.01 * (3 - number))
        done.append(number)

    for _ in in_order(((lambda number=number: job(number), True) for number in range(3)), 1):
        pass
    assert done == [0, 1, 2]


def test_what_a_job_raises_is_raised_at_its_turn() -> None:
    def fail() -> int:
        raise OSError("full")

    results = in_order(iter([(lambda: 1, True), (fail, True), (lambda: 3, True)]), threads=2)
    assert next(results) == 1
    with pytest.raises(OSError, match="full"):
        next(results)


def test_no_more_than_a_few_jobs_are_begun_before_their_turn() -> None:
    taken: list[int] = []

    def jobs() -> Iterator[tuple[Callable[[], int], bool]]:
        for number in range(20):
            taken.append(number)
            yield (lambda number=number: number), True

    results = in_order(jobs(), threads=2)
    assert next(results) == 0
    assert len(taken) < 5
    assert list(results) == list(range(1, 20))


@pytest.mark.parametrize("is_long", [True, False])
def test_the_next_value_is_made_by_one_thread_meanwhile(*, is_long: bool) -> None:
    made: list[int] = []
    threads = set()

    def values() -> Iterator[int]:
        for number in range(12):
            threads.add(threading.get_ident())
            made.append(number)
            yield number

    given = made_ahead(values(), is_long=is_long)
    assert next(given) == 0
    if is_long:  # and no more than that
        assert len(made) <= 3
    assert list(given) == list(range(1, 12)) == made[1:]
    assert len(threads) == 1
    assert (threading.get_ident() in threads) is not is_long


def test_what_goes_wrong_with_a_value_made_ahead_is_raised_at_its_turn() -> None:
    def values() -> Iterator[int]:
        yield 1
        raise OSError("full")

    given = made_ahead(values(), is_long=True)
    assert next(given) == 1
    with pytest.raises(OSError, match="full"):
        next(given)


def test_a_long_job_is_begun_before_its_result_is_asked_for() -> None:
    is_begun = threading.Event()

    def job() -> int:
        is_begun.set()
        return threading.get_ident()

    result = begun(job, is_long=True)
    assert is_begun.wait(10)
    assert result() != threading.get_ident()
    assert begun(threading.get_ident, is_long=False)() == threading.get_ident()


def test_what_a_job_that_is_begun_raises_is_raised_where_it_is_asked_for() -> None:
    def fail() -> int:
        raise OSError("full")

    result = begun(fail, is_long=True)
    with pytest.raises(OSError, match="full"):
        result()


def test_the_longest_is_begun_first_and_results_stay_in_order() -> None:
    order: list[int] = []

    def job(number: int) -> int:
        order.append(number)
        return number

    sizes = (3, 0, 9, 1, 0, 5)
    jobs = [(lambda number=number: job(number), size) for number, size in enumerate(sizes)]
    assert longest_first(jobs, threads=1) == list(range(len(sizes)))
    assert [number for number in order if sizes[number]] == [2, 5, 0, 3]


def test_jobs_that_are_all_short_are_done_by_whom_they_are_asked_of() -> None:
    assert longest_first([(threading.get_ident, 0)] * 3, threads=2) == [threading.get_ident()] * 3


def test_what_one_of_the_longest_raises_is_raised() -> None:
    def fail() -> int:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        longest_first([(lambda: 1, 1), (fail, 2)], threads=2)


def test_a_property_of_several_objects_is_worked_out_side_by_side_and_once() -> None:
    both_are_at_it = threading.Barrier(AT_ONCE)

    class Column:
        @CachedProperty
        def width(self) -> int:
            """Tell how wide it is."""
            return both_are_at_it.wait(timeout=20)

    columns = [Column() for _ in range(AT_ONCE)]

    def ask(column: Column) -> int:
        return column.width

    widths = longest_first([(partial(ask, column), 1) for column in columns], AT_ONCE)
    assert sorted(widths) == list(range(AT_ONCE))
    assert [column.width for column in columns] == widths


@pytest.mark.parametrize("length", [0, 5, 2 * FOR_TWO - 1, 2 * FOR_TWO, 2 * FOR_TWO + 1])
def test_rows_are_halved_where_a_half_is_very_many(length: int) -> None:
    done: list[tuple[int, int, int]] = []
    in_halves(lambda start, end: done.append((start, end, threading.get_ident())), length)
    starts, ends, threads = zip(*sorted(done), strict=True)
    assert (starts[0], ends[-1]) == (0, length)
    assert starts[1:] == ends[:-1]
    assert len(set(threads)) == len(done) == (2 if length >= 2 * FOR_TWO else 1)


def test_what_the_first_half_raises_is_raised() -> None:
    def fail(start: int, _: int) -> None:
        if not start:
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        in_halves(fail, 2 * FOR_TWO)
