"""Checking what remains of a scheme when some of its parts are refused.

The model looks at its parts together only when each of them is sound. So that all that is wrong
is told at once, the refused parts are left out of a copy, and what the others say together is
checked; what may be wrong only because something was left out is not told.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import chain
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from gridscore.scheme.faults import SchemeFaultError, SchemeFaultsError
from gridscore.scheme.misspelled import key_meant
from gridscore.scheme.model import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from gridscore.scheme.files import TomlTable

    Loc = tuple[str | int, ...]

_ROUNDS = 4  # after each, what is refused then is left out too
_DRAWN_ON = {
    "bonus-grades": ("grades",),
    "step-grades": ("grades",),
    "quota-worst": ("grades",),
    "form-empty": ("criteria", "survey"),
    "form-never": ("gather",),
    "payment-never-due": ("gather",),
    "pot-never-due": ("gather",),
    "round-weights": ("gather",),
    "payment-forfeits": ("pay", "pay.subsidy", "pay.pots"),
    "nothing-to-withhold": ("pay", "pay.subsidy", "pay.pots"),
    "entry-no-pot": ("pay", "pay.subsidy", "pay.pots"),
    "payment-above": ("pay",),
    "scoring-missing": ("criteria",),
    "override-idle": ("overrides", "grades", "pay.payments"),
}
"""What else a fault may come of, besides what its words name."""

_STAND_INS = {"id": "x", "title": "?"}
"""What a scheme cannot be without, whatever else is checked."""


def faults_of_mended(
    table: TomlTable, errors: Sequence[ErrorDetails]
) -> tuple[list[SchemeFaultError], bool]:
    """Find the faults of a scheme without its refused parts, whose errors have their paths.

    The second result says whether more may be found once these errors are mended.
    """
    copy = deepcopy(table)
    gone: list[str] = []
    for _ in range(_ROUNDS):
        try:
            left_out = _leave_out(copy, errors)
        except (KeyError, IndexError, TypeError, ValueError):
            return [], True  # what cannot be done without is refused, such as the year
        gone += left_out
        try:
            Scheme.model_validate(copy)
        except ValidationError as error:
            found = error.errors(include_url=False)
        else:
            return [], bool(gone)
        whole = found[0].get("ctx", {}).get("error")
        if isinstance(whole, SchemeFaultsError):
            faults = [fault for fault in whole.faults if not _may_come_of(fault, gone)]
            return faults, bool(gone)
        errors = found
    return [], True


def _leave_out(table: TomlTable, errors: Iterable[ErrorDetails]) -> list[str]:
    """Take what is refused out of a table; returns names of what may be missed now.

    Raises one of the errors of a wrong path where nothing can be left out.
    """
    gone = []
    places = {_place(error): error["type"] for error in errors}
    for place in sorted(places, key=lambda p: [(str(type(s)), s) for s in p], reverse=True):
        if len(place) == 1 and place[0] in _STAND_INS:
            table[str(place[0])] = _STAND_INS[str(place[0])]
            continue
        holder: Any = table
        for step in place[:-1]:
            holder = holder[step]
        if places[place] == "extra_forbidden":
            meant = key_meant(place, table)
            part = holder.pop(place[-1])
            if meant is not None:
                holder[meant] = part
            continue  # nobody misses a key that is not known
        part = holder.pop(place[-1])
        gone.append(".".join(str(step) for step in place if isinstance(step, str)))
        if isinstance(part, dict) and isinstance(place[-1], int):
            gone.append(str(part.get("id", "")))
    return list(filter(None, gone))


def _place(error: ErrorDetails) -> Loc:
    """Tell what to leave out for an error: an unknown key, a whole rule, else a part of a table."""
    loc = error["loc"]
    number = next((n for n, step in enumerate(loc) if isinstance(step, int)), None)
    if error["type"] == "extra_forbidden":
        return loc
    if number is not None:
        return loc[: number + 1]
    needed = 2 if loc[0] in ("pay", "year") else 1
    if loc[:1] == ("year",) and error["type"] == "missing":
        raise KeyError(loc)
    return loc[:needed]


def _may_come_of(fault: SchemeFaultError, gone: Sequence[str]) -> bool:
    """Say whether a fault may be there only because something was left out."""
    if fault.key.startswith("clauses-"):
        return bool(gone)
    if fault.key == "maxima-sum" and "criteria" in gone:
        return True  # wherever it is told: where all criteria are left out, of the opening balance
    details = fault.details.values()
    words = chain.from_iterable(one if isinstance(one, list) else [one] for one in details)
    named = {name for word in words for name in (str(word), *str(word).replace(".", " ").split())}
    named |= {fault.key.removesuffix("-missing"), *_DRAWN_ON.get(fault.key, ())}
    return any(
        name in named or f"{fault.at}.".startswith(f"{name}.") or name.startswith(f"{fault.at}.")
        for name in gone
    )
