"""Large things worked on two at a time: kernels of numpy and Arrow let go of the interpreter.

What comes of it does not depend on it: results are in the order of the things, and nothing that
is worked on here may touch what another has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

A = TypeVar("A")
B = TypeVar("B")

_AT_ONCE = 2  # of files more would have to be in memory together, and Arrow has its own threads


def worked_on(work: Callable[[A], B], things: Sequence[A], *, are_large: bool) -> Iterable[B]:
    """Give what comes of each thing, in order; of large things two are worked on at once."""
    if not are_large or len(things) < _AT_ONCE:
        return map(work, things)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(work, things))
