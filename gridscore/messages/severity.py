"""How severe a problem is: beside its wording, since the catalogue of codes says both."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


E, W, N = Severity
"""As the catalogue of codes writes them, a few hundred times."""
