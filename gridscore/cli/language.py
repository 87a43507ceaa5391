"""Which language a call speaks, settled before anything of it is understood.

Help and complaints about a call need a language before the call could be parsed, so that
`--lang` is looked for among the bare words: first what the call names, then what the ledger
folder around the working directory says, then the locale.
"""

from __future__ import annotations

import locale
import os
from typing import TYPE_CHECKING, Any

from gridscore.messages import Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

OPTION = "--lang"
_TRADITIONAL = ("TW", "HK", "MO", "Hant", "Traditional")


class Call:
    """The words of a call, kept as `ctx.obj`, and the language they ask for."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    @property
    def lang(self) -> Lang:
        """The language to speak; looked up when something is to be said."""
        return spoken(self._words)


def lang_of(ctx: Any) -> Lang:
    """Choose the language of the call a context belongs to."""
    call = ctx.find_root().obj
    return call.lang if isinstance(call, Call) else spoken(())


def spoken(words: Sequence[str]) -> Lang:
    """Choose the language of a call by its words, the folder or the locale."""
    return asked_for(words) or surrounding()


def asked_for(words: Sequence[str]) -> Lang | None:
    """Read the last `--lang` of a call; None where there is none, or none that is known."""
    asked = None
    for number, word in enumerate(words):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == OPTION:
            asked = value if equals else "".join(words[number + 1 : number + 2])
    return next((lang for lang in Lang if lang.value == asked), None)


def surrounding() -> Lang:
    """Choose the language where the call names none."""
    return folder_lang() or locale_lang()


def folder_lang() -> Lang | None:
    """Read the language of the ledger folder around the working directory.

    Whatever keeps it from being read is told by the command that needs the folder, not here.
    """
    from pathlib import Path

    from gridscore.folder.settings import find_folder
    from gridscore.problems import UsageError

    try:
        folder = find_folder(Path.cwd())
    except (UsageError, OSError):
        return None
    return folder.lang if folder else None


def locale_lang() -> Lang:
    """Choose the language of the locale: traditional Chinese, simplified Chinese or English."""
    name = next(
        (os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), ""
    )
    name = name or locale.getlocale()[0] or ""
    if not name.lower().startswith(("zh", "chinese")):
        return Lang.EN
    return Lang.ZH_HANT if any(part in name for part in _TRADITIONAL) else Lang.ZH_HANS
