"""How problems name an event: in the words of the clerk, not by what the code calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command import run, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path

LEDGERS = {
    "roster.csv": "id,name,joined\nW1,甲一,2026-02-10\n",
    "faults.csv": "date,id,criterion\n2026-02-09,W1,log\n",
    "incidents.csv": "date,id,category\n2026-02-09,W1,late-report\n",
}


@pytest.mark.parametrize(
    ("lang", "fault", "incident"),
    [
        ("en", ': "Work log"', ': "late-report"'),
        ("zh-Hans", "：“工作日志”", "：“信息漏报”"),
        ("zh-Hant", "：「工作日誌」", "：「信息漏報」"),
    ],
)
def test_events_out_of_post_are_named_in_words(
    lang: str, fault: str, incident: str, tmp_path: Path
) -> None:
    write_ledgers(tmp_path, LEDGERS)
    told = run("quarter", "2026Q1", tmp_path, "--scheme", "jimiya", "--lang", lang, "--verbose")
    assert f"faults.csv C2{fault}" in told.stderr
    assert f"incidents.csv C2{incident}" in told.stderr
