"""The day it is, asked in one place: only what starts something new goes by it."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """Return the present day where the computer stands."""
    return datetime.now().astimezone().date()
