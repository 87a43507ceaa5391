"""A small station to call gridscore on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command import sound_ledgers, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """
scheme = "daqinggou-2013"
station = "示例社区"
lang = "en"

[pay]
subsidy = 600
"""


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger folder, with the working directory in it."""
    folder = tmp_path / "station"
    write_ledgers(folder, sound_ledgers() | {"gridscore.toml": SETTINGS})
    monkeypatch.chdir(folder)
    return folder
