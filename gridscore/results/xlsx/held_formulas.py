"""Formulas of single cells, which are put into a workbook when XlsxWriter has finished it.

XlsxWriter looks for every newer function in a formula, for which it compiles 160 patterns before
the first: 15 ms. A formula that has the prefix of such functions already it takes as it stands; so
a number with that prefix stands for the formula until then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridscore.results.escape import in_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

_STANDS_FOR = re.compile(rb"(<f>|<formula>)_xlfn\.(\d+)(?=</f)")


def stand_in(number: int) -> str:
    """Write what stands for a formula, which is known by its number."""
    return f"_xlfn.{number}"


def put_formulas(sheet: bytes, formulas: Sequence[str]) -> bytes:
    """Put formulas into the XML of a sheet. No text of a cell looks like what stands for one."""
    return _STANDS_FOR.sub(lambda found: found[1] + in_xml(formulas[int(found[2])]).encode(), sheet)
