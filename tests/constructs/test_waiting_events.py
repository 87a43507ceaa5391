"""Events that are pending or revoked decide nothing (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.constructs.own_scheme import assess, roster

if TYPE_CHECKING:
    from pathlib import Path

SCHEME = """
id = "own"
title = "A bulletin"
routine = "month"
[score]
clause = "1"
opening = 100
[[entries]]
id = "late"
clause = "2"
title = "Late"
category = "late"
points = -5
[year]
clause = "3"
[ranking]
clause = "4"
change = true
"""


@pytest.mark.parametrize(
    ("status", "change"),
    [("confirmed", {"W1": "1", "W2": "-1"}), ("pending", {"W1": "", "W2": ""})],
)
def test_they_begin_no_round(tmp_path: Path, status: str, change: dict[str, str]) -> None:
    events = f"""date,id,category,status
2026-01-20,W1,late,{status}
2026-02-03,W2,late,confirmed
"""
    ledgers = {"roster.csv": roster(["W1", "W2"]), "incidents.csv": events}
    assert assess(tmp_path, SCHEME, ledgers, "2026-02").column("change") == change
