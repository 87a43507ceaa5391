"""The forms that a regulation attaches, to be filled in for everybody beside the slips."""

from __future__ import annotations

from typing import Literal

from gridscore.scheme.base import Clause, Identifier, Part, Text
from gridscore.scheme.pay import Cadence


class AttachedForm(Part):
    """A form that the regulation attaches; `each` is the period that it is filled in for.

    `shows` says what stands on it: `scores`, the criteria with their points; `year`, the rounds and
    the weighted parts of the year; `survey`, the residents' answers.
    """

    id: Identifier
    clause: Clause
    title: Text
    each: Cadence
    shows: Literal["scores", "year", "survey"]
