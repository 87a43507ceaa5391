"""The stamp of an input is that of what was read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gridscore.ledger.inputs import Input
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_stamped_as_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"id,name\n")
    os.utime(file, (0, 1_767_225_600))
    stamp = Input.to_read("a.csv", file).stamp()
    assert (stamp.size, stamp.modified) == (8, "2026-01-01 08:00:00")


@pytest.mark.parametrize("meanwhile", ["changed", "gone"])
def test_a_file_that_is_no_longer_what_was_read_has_no_stamp(
    tmp_path: Path, meanwhile: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"id,name\n")
    read = Input.to_read("a.csv", file)
    if meanwhile == "gone":
        file.unlink()
    else:
        file.write_bytes(b"id,name\nW1,x\n")
    with pytest.raises(UsageError, match="input-changed"):
        read.stamp()
