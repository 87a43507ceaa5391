"""Forms that are filled in and handed back: read without a notice, with the results of plain
ledgers."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.command import run
from tests.forms.filling import convert, hand_out_and_fill, results, write_plain
from tests.forms.stations import STATIONS

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = [name for name in STATIONS if name != "every-table"]  # its groups are told in Chinese

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def problems(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    monkeypatch.chdir(folder)
    found: list[dict[str, str]] = json.loads(run("check", "--format", "json").stdout)
    return found


def compare(folder: Path, plain: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(folder, monkeypatch) == []
    assert results(folder, STATIONS[name]) == results(plain, STATIONS[name])


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        *((name, "zh-Hans") for name in STATIONS),
        *((name, lang) for lang in ("zh-Hant", "en") for name in SHIPPED),
    ],
)
def test_filled_in_by_openpyxl(
    name: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_plain(tmp_path / "plain", STATIONS[name])
    hand_out_and_fill(tmp_path / "filled", STATIONS[name], lang)
    compare(tmp_path / "filled", tmp_path / "plain", name, monkeypatch)


@needs_libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_saved_by_libreoffice(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written = []
    for name, station in STATIONS.items():
        write_plain(tmp_path / "plain" / name, station)
        written += hand_out_and_fill(tmp_path / "filled" / name, station)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    convert(written, ending, scratch)
    for name in STATIONS:
        compare(tmp_path / "filled" / name, tmp_path / "plain" / name, name, monkeypatch)
