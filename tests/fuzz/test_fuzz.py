"""A few trials of each sort; `python -m tests.fuzz 10000` makes thousands."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.trials import try_changed_bytes, try_changed_rules, try_spoiled_ledgers

if TYPE_CHECKING:
    from collections.abc import Callable


def some(examples: int) -> settings:
    """So many examples, each of which may take its time."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=examples, suppress_health_check=checks)


def in_a_folder(trial: Callable[[Path, Random], None], random: Random) -> None:
    with TemporaryDirectory(prefix="fuzz-") as folder:
        trial(Path(folder), random)


@some(25)
@given(st.randoms(use_true_random=False))
def test_spoiled_ledgers_end_well_or_are_told(random: Random) -> None:
    in_a_folder(try_spoiled_ledgers, random)


@some(60)
@given(st.randoms(use_true_random=False))
def test_changed_bytes_are_read_or_told(random: Random) -> None:
    in_a_folder(try_changed_bytes, random)


@some(15)
@given(st.randoms(use_true_random=False))
def test_changed_rules_are_taken_or_refused(random: Random) -> None:
    in_a_folder(try_changed_rules, random)
