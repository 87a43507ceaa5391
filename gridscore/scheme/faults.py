"""A fault in a scheme file that the model's own rules find."""

from __future__ import annotations


class SchemeFaultError(ValueError):
    """Something in a scheme does not fit; `key` names the message in `messages.scheme`."""

    def __init__(self, key: str, /, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details
