"""Texts as a TOML file holds them."""

from __future__ import annotations

import json


def toml_text(text: str) -> str:
    """Write a TOML string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
