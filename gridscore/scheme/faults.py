"""A fault in a scheme file that the model's own rules find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class SchemeFaultError(ValueError):
    """Something in a scheme does not fit; `key` names the message in `messages.scheme`.

    `rule` is the path of the rule it is about, such as `ladders.late-report`, empty where it is
    about the scheme as a whole. `at` is the path whose line is told, the rule's if not said.
    """

    def __init__(self, key: str, /, rule: str = "", at: str = "", **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.rule = rule
        self.at = at or rule
        self.details = details


class SchemeFaultsError(ValueError):
    """Everything in a scheme that does not fit together, all at once."""

    def __init__(self, faults: Sequence[SchemeFaultError]) -> None:
        super().__init__(", ".join(fault.key for fault in faults))
        self.faults = faults
