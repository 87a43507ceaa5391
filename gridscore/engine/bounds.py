"""Limits: what brings a sum of points back within its floor and its cap (R9, R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import marked, taken
from gridscore.engine.lines import Lines
from gridscore.journal import Reason, Unit, total_of
from gridscore.numbers import divide_half_up, format_hundredths, format_percent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.journal import Posting
    from gridscore.ledger.model import Amounts
    from gridscore.scheme.model import Scheme


def bound_points(
    total: Amounts,
    counts: NDArray[np.bool_],
    low: int | None,
    high: int | None,
    clause: str,
    rule: str,
    *,
    moves: bool = True,
) -> list[Posting]:
    """Post what lifts or cuts the total of each row that `counts`; None: no limit.

    `moves` says whether it is worth naming among the row's reasons.
    """
    bounded = []
    if low is not None:
        row = np.flatnonzero(counts & (total < low))
        reason = Reason("limit-low", {"limit": format_hundredths(low)}, moves=moves)
        bounded.append(_post("points:floor", clause, rule, row, low - total[row], reason))
    if high is not None:
        row = np.flatnonzero(counts & (total > high))
        reason = Reason("limit-high", {"limit": format_hundredths(high)}, moves=moves)
        bounded.append(_post("points:cap", clause, rule, row, high - total[row], reason))
    return bounded


def bound_total(scheme: Scheme, total: Amounts, counts: NDArray[np.bool_]) -> list[Posting]:
    """Post what brings each total within its limits; not below 0 where nothing is said (R9)."""
    score = scheme.score
    if score is None:
        row = np.flatnonzero(counts & (total < 0))
        reason = Reason("points-floor", moves=True)
        return [_post("points:floor", "R9", "floor", row, -total[row], reason)]
    low = None if score.floor == "none" else score.floor
    high = None if score.cap == "none" else score.cap
    bounds = bound_points(total, counts, low, high, score.clause, "total")
    if score.round_to is None:
        return bounds
    row = marked(counts)
    bounded = taken(total + total_of(bounds, Unit.POINTS, len(counts)), row)
    rounded = divide_half_up(bounded, score.round_to) * score.round_to
    reason = Reason("rounding", {"step": format_percent(score.round_to)})
    return [
        *bounds,
        _post("points:rounding", score.clause, "total", row, rounded - bounded, reason),
    ]


def _post(
    account: str, clause: str, rule: str, row: NDArray[np.int64], amount: object, reason: Reason
) -> Posting:
    lines = Lines(account, clause, rule, Unit.POINTS)
    lines.add(row, np.asarray(amount, np.int64), reason)
    return lines.posting()
