"""The lines for `gridscore.toml` that would teach a sheet's own headings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gridscore.ledger.kinds import TableKind

_ALIKE = 0.5  # the share of the shorter word's characters that two headings have in common
_NEVER_MEANT = frozenset(map(heading_key, ("序号", "序號", "No.", "备注", "備註", "合计", "合計")))
_UNKNOWN = "…"


def heading_lines(
    kind: TableKind, missing: Iterable[Sequence[str]], headings: Sequence[str]
) -> str:
    """Write a `[headings]` section that gives each missing column one of the sheet's headings.

    A heading that looks like the column is named for it; where none does, a blank is left.
    """
    left = [heading for heading in headings if heading_key(heading) not in _NEVER_MEANT]
    keys = {column.id: column.keys for column in kind.columns}
    lines = ["[headings]"]
    for name, *_ in missing:
        alike = {heading: _likeness(heading_key(heading), keys[name]) for heading in left}
        best = max(alike, key=alike.__getitem__, default=_UNKNOWN)
        if alike.get(best, 0) < _ALIKE:
            best = _UNKNOWN
        else:
            left.remove(best)
        lines.append(f"{_quoted(best)} = {_quoted(name)}")
    return "\n".join(lines)


def sheet_lines(name: str) -> str:
    """Write a `[sheets]` section that leaves a sheet out."""
    return f'[sheets]\n{_quoted(name)} = "none"'


def _likeness(heading: str, keys: Iterable[str]) -> float:
    if not heading:
        return 0
    return max(len(set(heading) & set(key)) / min(len(set(heading)), len(set(key))) for key in keys)


def _quoted(text: str) -> str:
    return json.dumps("".join(text.split()), ensure_ascii=False)
