"""Very many words read as people mean them: without blanks at the ends, `="…"` and the like.

Kernels read words that have, beside plain characters, only those of ASCII, narrow or full-width,
the dots in names, the wide blank and that of web pages: most that are not plain, what a database
fills up with blanks, names set wide. The others are left to the careful way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.arrow import mask_of
from gridscore.columns import places
from gridscore.ledger.large.plain_bytes import A_BLANK, KNOWN
from gridscore.ledger.large.rewriting import Rewriting
from gridscore.ledger.large.texts import Texts
from gridscore.ledger.parsing.values import (
    DOCUMENT_END,
    DOCUMENT_FORMS,
    DOCUMENT_MARKS,
    DOTS,
    FULL_WIDTH,
    OTHERWISE,
    TEXT_FORMULA,
    WIDE_ALNUM,
    document_key,
    name_key,
    plain_key,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Many = Callable[[Texts], tuple[Texts, NDArray[np.int64]]]
    """Does with many words what is done with one, and says which of them it leaves alone."""

_BLANK, _OTHER_BLANKS = ord(" "), "\u3000\xa0"
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f " + _OTHER_BLANKS  # as `A_BLANK` has them
_ANY_BLANKS = f"{A_BLANK}+"
_HAN, _NO_BLANKS = "[\u4000-\u9fff]", f"{A_BLANK.replace('[', '[^')}*"
_SET_WIDE = (
    f"^{_NO_BLANKS}{_HAN}"
    f"(?:{_ANY_BLANKS}{_HAN}(?:{_NO_BLANKS}{_HAN})?)*"
    f"{_ANY_BLANKS}{_HAN}{_NO_BLANKS}$"
)
"""Has a Han character before and behind all blanks, of which there are some."""
_PLAIN_FORMULA = rf'^(?:{_ANY_BLANKS})?="([^"]*)"(?:{_ANY_BLANKS})?$'
_TIGHT = Rewriting(
    {chr(wide): chr(narrow) for wide, narrow in FULL_WIDTH.items()} | dict.fromkeys(_BLANKS, "")
)
_CLOSED = Rewriting(dict.fromkeys(_BLANKS, ""))
_NARROW = Rewriting({chr(wide): chr(narrow) for wide, narrow in WIDE_ALNUM.items()})
_DOTTED = Rewriting({chr(dot): "·" for dot in DOTS if chr(dot) in KNOWN})
_POINT = "."  # which takes fewer bytes than the dot that it stands for


def carefully(texts: Texts, read: Callable[[str], str], many: Many | None) -> Texts:
    """Put every odd word through `read`, which leaves plain ones as they are.

    `many` does the same with many words, but for those that it leaves to `read`.
    """
    if not len(texts.odd):
        return texts
    words = texts if len(texts.odd) == len(texts) else texts.take(texts.odd)
    if many is None:
        return texts.replaced(texts.odd, words.read_each(read))
    done, left = many(words)
    if len(left):
        done = done.replaced(left, words.take(left).read_each(read))
    return texts.replaced(texts.odd, done)


def all_visible(texts: Texts) -> Texts:
    """Strip blanks at both ends, and characters that cannot be seen."""
    return carefully(texts, visible, trimmed)


def keys_of(texts: Texts, key: Callable[[str], str]) -> Texts:
    """Reduce words to what they are compared by, which of plain ones are the words themselves."""
    many: dict[object, Many] = {
        plain_key: without_blanks,
        name_key: _name_keys,
        document_key: _document_keys,
    }
    return carefully(texts, key, many.get(key))


def trimmed(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Do with many words what `visible` does with one, but for the strange ones."""
    import pyarrow.compute as pc

    bare = Texts(pc.utf8_trim(without_formulas(texts).array, _BLANKS))
    return bare, places(len(texts), texts.strange, say_formulas(bare))


def without_blanks(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Do with many words what `plain_key` does with one, but for the strange ones."""
    bare = _TIGHT.of(without_formulas(texts))
    return bare, places(len(texts), texts.strange, say_formulas(bare))


def closed_up(texts: Texts) -> Texts:
    """Take blanks out, and leave all else as it is."""
    return _CLOSED.of(texts)


def narrow_letters(texts: Texts) -> Texts:
    """Write full-width letters and digits as those of ASCII."""
    return _NARROW.of(texts)


def are_set_wide(texts: Texts) -> NDArray[np.bool_]:
    """Mark the words with blanks between Han characters alone, which only fill a column."""
    import pyarrow.compute as pc

    return mask_of(pc.match_substring_regex(texts.array, _SET_WIDE))


def _name_keys(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Do with many names what `name_key` does with one, but for the strange ones."""
    keys, strange = without_blanks(texts)
    keys = _DOTTED.of(keys)
    if have(keys, _POINT):
        import pyarrow.compute as pc

        keys = Texts(pc.replace_substring(keys.array, _POINT, "·"))
    return keys, strange


def _document_keys(texts: Texts) -> tuple[Texts, NDArray[np.int64]]:
    """Do with many document numbers what `document_key` does with one, but for the strange ones."""
    import pyarrow.compute as pc

    keys, strange = without_blanks(texts)
    for written, mark in DOCUMENT_MARKS.items():
        if have(keys, written):  # few are, and to look for them in each word takes longer
            keys = Texts(pc.replace_substring(keys.array, written, mark))
    if any(have(keys, sign) for sign in OTHERWISE) or not _all_end_in(keys, DOCUMENT_END):
        for written, compared in DOCUMENT_FORMS.items():
            keys = Texts(pc.replace_substring_regex(keys.array, written, compared))
    return keys, strange


def _all_end_in(texts: Texts, end: str) -> bool:
    import pyarrow.compute as pc

    all_end: bool = pc.all(pc.ends_with(texts.array, end)).as_py()
    return all_end


def have(texts: Texts, characters: str) -> bool:
    """Say whether characters stand in any of the words; they may run over into the next."""
    return characters.encode() in texts.offsets_and_data()[1].tobytes()


def say_formulas(texts: Texts) -> NDArray[np.bool_]:
    """Mark the words that may be a text in a formula, `="007"`."""
    import pyarrow.compute as pc

    if not have(texts, TEXT_FORMULA):
        return np.zeros(len(texts), np.bool_)
    return mask_of(pc.match_substring(texts.array, TEXT_FORMULA))


def without_formulas(texts: Texts) -> Texts:
    """Take `="…"` off words; what has more quotation marks stays."""
    import pyarrow.compute as pc

    if not say_formulas(texts).any():
        return texts
    return Texts(pc.replace_substring_regex(texts.array, _PLAIN_FORMULA, r"\1"))


def without_end_blanks(texts: Texts) -> Texts:
    """Strip blanks at the ends, in words that may end in one."""
    import pyarrow.compute as pc

    if not texts.by_stretches(_may_end_in_blanks).any():
        return texts
    return Texts(pc.utf8_rtrim(texts.array, _BLANKS))


def _may_end_in_blanks(texts: Texts) -> NDArray[np.bool_]:
    """Mark the words whose last byte is that of a blank, of empty ones any."""
    last = _last_bytes(texts)
    may_end: NDArray[np.bool_] = last <= _BLANK
    for blank in _OTHER_BLANKS:
        may_end |= last == blank.encode()[-1]
    return may_end


def end_in_digits(texts: Texts) -> NDArray[np.bool_]:
    """Mark the words that end in a digit of ASCII, of empty ones any."""
    last = _last_bytes(texts)
    end_so: NDArray[np.bool_] = (last >= ord("0")) & (last <= ord("9"))
    return end_so


def _last_bytes(texts: Texts) -> NDArray[np.uint8]:
    """Return the last byte of each word; any of an empty one."""
    offsets, data = texts.offsets_and_data()
    if not len(data):
        return np.full(len(texts), _BLANK, np.uint8)
    last: NDArray[np.uint8] = data[np.maximum(offsets[1:] - offsets[0] - 1, 0)]
    return last


def without_leading_zeros(texts: Texts) -> Texts:
    """Take zeros off the beginnings, as an office program does with what it takes for a number."""
    import pyarrow.compute as pc

    return Texts(pc.utf8_ltrim(texts.array, "0"))
