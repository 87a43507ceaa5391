"""Pieces of work done side by side: numpy and Arrow let another thread run while they compute."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Piece = TypeVar("Piece")
Done = TypeVar("Done")

_THREADS = 2


def side_by_side(work: Callable[[Piece], Done], pieces: Iterable[Piece]) -> Iterator[Done]:
    """Do work on pieces, a few at once; what comes of them is given in their order.

    No more than a few pieces are ahead of the one that is given.
    """
    from concurrent.futures import ThreadPoolExecutor

    begun: deque[Future[Done]] = deque()
    with ThreadPoolExecutor(_THREADS) as threads:
        for piece in pieces:
            if len(begun) > _THREADS:
                yield begun.popleft().result()
            begun.append(threads.submit(work, piece))
        while begun:
            yield begun.popleft().result()
