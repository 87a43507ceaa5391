"""LibreOffice opens and saves workbooks as offices do."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def save_as(form: str, paths: Iterable[Path], folder: Path) -> None:
    """Save workbooks in another form under their names into a folder.

    `form` is the new ending; a filter and its options may follow after colons. The settings of
    LibreOffice are those of `profile` in that folder, where a test has put some.
    """
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", form, "--outdir", folder, *paths),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
