"""Files made to harm are read or refused, in seconds and little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.fuzz.hostile import BUILDERS

SECONDS = 5
MEMORY = 1536
"""MiB of address space, of which the libraries reserve a good part without using it."""
READ = (
    *("declared.xlsx", "declared-odd.xlsx", "defined-names.xlsx", "filtered.xlsx"),
    *("hidden-columns.xlsx", "hidden-rows.xlsx", "empty-rows.xlsx", "many-strings.xlsx"),
    *("merged-often.xlsx", "names.xlsx", "links-inside.xlsx", "styles.xlsx", "validated.xlsx"),
)
"""Files with a sound roster in them, whatever else they hold."""


def test_no_file_takes_long_or_much_or_ends_the_process(tmp_path: Path) -> None:
    for name, build in BUILDERS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_bytes(build())
    folders = [str(tmp_path / name) for name in BUILDERS]
    command = [sys.executable, "-m", "tests.fuzz.limited", str(MEMORY), *folders]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (lines[-1], done.stderr[-2000:])
    told = {line["name"]: lines[at + 1] for at, line in enumerate(lines) if "name" in line}
    assert told.keys() == BUILDERS.keys()
    assert {name: one for name, one in told.items() if one["seconds"] > SECONDS} == {}
    assert {name: one for name, one in told.items() if one["status"] not in (0, 1)} == {}
    assert {name: told[name] for name in READ if told[name]["status"]} == {}
    assert done.stderr == ""
