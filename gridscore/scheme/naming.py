"""How rules name each other: names that nothing bears, or that several rules bear."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from gridscore.scheme.base import Part
from gridscore.scheme.faults import SchemeFaultError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gridscore.scheme.base import Identified


def unknown_names(
    rule: str, kind: str, given: Iterable[str], known: Iterable[str]
) -> Iterator[SchemeFaultError]:
    """Find names that a rule gives and that are not among those of a kind."""
    strange = sorted(set(given) - set(known))
    if strange:
        yield SchemeFaultError(
            "names-unknown", rule=rule, kind=kind, names=strange, known=sorted(known) or "-"
        )


def repeated_paths(kind: str, paths: Iterable[str]) -> Iterator[SchemeFaultError]:
    """Find paths that stand more than once; what is told of them is what follows the kind."""
    twice = sorted(path for path, times in Counter(paths).items() if times > 1)
    if twice:
        names = [path.removeprefix(f"{kind}.") for path in twice]
        yield SchemeFaultError("stands-twice", at=twice[0], kind=kind, names=names)


def shared_ids(kinds: Mapping[str, Sequence[Identified]]) -> Iterator[SchemeFaultError]:
    """Find ids that rules of several kinds share, where one kind may not take another's."""
    seen: dict[str, str] = {}
    for kind, rules in kinds.items():
        for name in dict.fromkeys(rule.id for rule in rules):
            if seen.setdefault(name, kind) != kind:
                at = f"{kind}.{name}"
                yield SchemeFaultError("stands-twice", at=at, kind=list(kinds), names=name)


def leads_in_a_circle(start: str, following: Mapping[Any, str | None]) -> bool:
    """Say whether going from each name to the one that follows it comes to some name twice."""
    seen, here = {start}, following.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = following.get(here)
    return here is not None


def parts_within(part: object, path: str = "") -> Iterator[tuple[str, Part]]:
    """Walk through a part of a scheme and all that it holds; each comes with its path."""
    if isinstance(part, Part):
        yield path, part
        for name, field in type(part).model_fields.items():
            key = field.alias or name
            yield from parts_within(getattr(part, name), f"{path}.{key}" if path else key)
    elif isinstance(part, tuple):
        for number, inner in enumerate(part, 1):
            yield from parts_within(inner, f"{path}.{getattr(inner, 'id', number)}")
