"""Work for two processors: long jobs are begun before their turn, in threads.

It helps where a job is mostly spent in libraries that let others run meanwhile: kernels of numpy
and Arrow, the reader of workbooks, inflating and deflating. What comes of it does not depend on
it: results come in order, and no job may touch what another has.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

T = TypeVar("T")

AT_ONCE = 2
"""Threads for what needs memory: the processors that any machine has."""
FOR_TWO = 500_000
"""Rows from which on two threads work out columns sooner than one does.

numpy's steps through fewer are so short that the threads mostly wait for Python's lock.
"""


class CachedProperty(Generic[T]):
    """A property that is worked out once, in several objects side by side.

    That of `functools` has one lock for all objects of a class before Python 3.12, so that only
    one thread at a time works anything out; where nothing runs in threads it will do. Here two
    that ask the same object for the same at once may both work it out: they come to the same.
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function, self._name = function, function.__name__
        self.__doc__ = function.__doc__

    def __get__(self, owner: Any, _: type | None = None) -> T:
        value = owner.__dict__[self._name] = self._function(owner)
        return value


def in_order(
    jobs: Iterable[tuple[Callable[[], T], bool]], threads: int
) -> Generator[T, None, None]:
    """Give the result of each job, or raise what it raises; with each stands whether it is long.

    Up to so many long jobs as there are `threads` run at a time, and are begun as long before
    their turn. With one thread they also run in order. Short ones wait for their turn.
    """
    pool = None
    waiting: deque[Callable[[], T]] = deque()
    try:
        for job, is_long in jobs:
            if is_long and pool is None:
                from concurrent.futures import ThreadPoolExecutor

                pool = ThreadPoolExecutor(threads)
            waiting.append(pool.submit(job).result if is_long and pool else job)
            if len(waiting) > threads:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()
    finally:
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)  # all is done, or nobody asks any more


def made_ahead(values: Iterable[T], *, is_long: bool) -> Iterator[T]:
    """Give values, of which a thread makes the next one meanwhile if that takes long."""
    if not is_long:
        yield from values
        return
    rest, end = iter(values), object()
    jobs = ((partial(next, rest, end), True) for _ in repeat(None))
    for value in in_order(jobs, 1):
        if value is end:
            return
        yield cast("T", value)


def begun(job: Callable[[], T], *, is_long: bool) -> Callable[[], T]:
    """Begin a long job in a thread of its own, and return what waits for its result.

    A short one is done when its result is asked for. What the job raises is raised there.
    """
    if not is_long:
        return job
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(1)
    result = pool.submit(job).result
    pool.shutdown(wait=False)
    return result


def in_halves(job: Callable[[int, int], None], length: int) -> None:
    """Do a job for rows, from a first one up to an end: of very many for each half by itself."""
    middle = length // 2
    if middle < FOR_TWO:
        job(0, length)
        return
    first_half = begun(partial(job, 0, middle), is_long=True)
    job(middle, length)
    first_half()


def longest_first(jobs: Sequence[tuple[Callable[[], T], int]], threads: int) -> list[T]:
    """Give the results of jobs in order; with each stands how long it is, 0 for a short one.

    The longest is begun first, so that none is left over at the end, and as many run at a time as
    there are `threads`. Short ones wait for their turn.
    """
    long = [at for at, (_, size) in enumerate(jobs) if size]
    if not long:
        return [job() for job, _ in jobs]
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(threads)
    try:
        long.sort(key=lambda at: -jobs[at][1])
        results = {at: pool.submit(jobs[at][0]).result for at in long}
        return [results.get(at, job)() for at, (job, _) in enumerate(jobs)]
    finally:
        pool.shutdown(cancel_futures=True)
