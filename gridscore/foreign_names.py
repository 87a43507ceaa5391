"""File names whose bytes are not in the locale's encoding.

Folders travel between offices: names in GBK come out of an archive onto a UTF-8 system, and a
UTF-8 disk is looked at from a GBK console. Python reads such names as it can; shown as they were
meant they can be recognised, also by the reader, which takes periods from them.
"""

from __future__ import annotations

import os
from pathlib import Path


def readable(name: str) -> str:
    """Write a name, or a word of the call, as it was meant: in UTF-8 if it is that, or in GBK."""
    if name.isascii():
        return name
    try:
        raw = os.fsencode(name)
    except UnicodeEncodeError:  # from inside a file, and in no need of mending
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def as_text(word: str) -> str:
    r"""Take a word of the call for a file: as it was meant, stray bytes written out as `\udcff`."""
    return readable(word).encode("utf-8", "backslashreplace").decode()


def on_disk(path: Path) -> Path:
    """Find a file that a text names; where there is none in the locale's encoding, in UTF-8."""
    if os.path.exists(path):  # noqa: PTH110  false, not an error, for what cannot be a path
        return path
    other = Path(os.fsdecode(str(path).encode("utf-8", "surrogatepass")))
    return other if os.path.exists(other) else path  # noqa: PTH110  likewise
