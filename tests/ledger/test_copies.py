"""A log that lies there twice is told, whatever it is called; like events alone are not."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.command import run, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = "id,name,level\nW1,甲一,3\nW2,乙二,3\nW3,丙三,3\n"
HEAD = "date,id,criterion,count\n"
ROWS = ["2026-02-03,W1,patrol,2", "2026-02-04,W2,log,1", "2026-02-05,W1,log,1"]


def log(*rows: str) -> str:
    return HEAD + "".join(f"{row}\n" for row in rows)


def told(folder: Path, logs: dict[str, str]) -> list[str]:
    """The places at which a copy is told."""
    write_ledgers(folder, {"roster.csv": ROSTER} | logs)
    result = run("check", folder, "--scheme", "jimiya", "--lang", "en", "--verbose")
    return [problem.where for problem in result.problems if problem.code == "GS432"]


@pytest.mark.parametrize(
    ("logs", "copies"),
    [
        ({"a.csv": log(*ROWS), "b.csv": log(*ROWS)}, ["b.csv A1"]),
        ({"a.csv": log(*ROWS), "b.csv": log(*reversed(ROWS))}, ["b.csv A1"]),
        ({"a.csv": log(*ROWS[:2]), "b.csv": log(*ROWS)}, ["a.csv A1"]),
        ({"a.csv": log(*ROWS), "b.csv": log(*ROWS), "c.csv": log(*ROWS)}, ["b.csv A1", "c.csv A1"]),
        ({"a.csv": log(*ROWS[:2]), "b.csv": log(*ROWS[1:])}, []),
        ({"a.csv": log(*ROWS), "b.csv": log(ROWS[0], "2026-02-04,W2,log,2")}, []),
        ({"a.csv": log(*ROWS), "b.csv": log(ROWS[0])}, []),  # that happened twice, perhaps
        ({"a.csv": log(*ROWS, *ROWS)}, []),
        ({"a.csv": log(), "b.csv": log()}, []),
    ],
)
def test_a_copy_is_told_once(tmp_path: Path, logs: dict[str, str], copies: list[str]) -> None:
    assert told(tmp_path, logs) == copies


def test_copies_are_found_as_if_each_was_held_against_each(tmp_path: Path) -> None:
    random = Random(5)
    for number in range(25):
        days = [f"2026-02-{random.randint(1, 3):02}" for _ in range(6)]
        rows = [
            f"{day},W{random.randint(1, 2)},{random.choice(['log', 'patrol'])},1" for day in days
        ]
        logs = [random.choices(rows, k=random.randint(1, 5)) for _ in range(4)]
        files = {f"{name}.csv": log(*kept) for name, kept in zip("abcd", logs, strict=True)}
        expected = [
            f"{'abcd'[one]}.csv A1"
            for one, mine in enumerate(logs)
            if len(mine) > 1
            and any(
                set(mine) <= set(other) and (len(mine), at) < (len(other), one)
                for at, other in enumerate(logs)
                if at != one
            )
        ]
        assert told(tmp_path / str(number), files) == expected
