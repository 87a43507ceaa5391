"""The ledger folder around the working directory, as the commands on regulations use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.folder.settings import Folder, find_folder

if TYPE_CHECKING:
    from gridscore.cli.session import Session


def use_folder(session: Session) -> Folder | None:
    """Find the folder, if there is one, and take its language; raises UsageError."""
    folder = find_folder(Path.cwd())
    if folder is not None:
        session.use_folder_language(folder.lang)
    return folder
