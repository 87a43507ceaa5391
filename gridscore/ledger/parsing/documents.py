"""Document numbers as cells have them: which say that there is none, and which are doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gridscore.ledger.parsing.choices import AS_ABOVE, NO_DOCUMENT, choice_key
from gridscore.ledger.parsing.values import DOCUMENT_END, BadCell, Parsed, parse_text
from gridscore.ledger.parsing.word_readers import with_special
from gridscore.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gridscore.ledger.grid import Cell
    from gridscore.ledger.words import Words

_USUAL_ENDS = tuple(f"{digit}{DOCUMENT_END}" for digit in "0123456789")
_ANY = "0-9０-９"
_OTHERS = f"[^{_ANY}〇零一二三四五六七八九十百]*"
DOUBTFUL = (
    f"^(?:{_OTHERS}|[{_ANY}]{{1,4}}"
    rf"|{_OTHERS}[〔\[【（(] ?[2２][0０][{_ANY}]{{2}} ?年?{_OTHERS})$"
)
"""What may be no document number: without a digit, four digits at most, none beside the year."""
_DOUBTFUL = pattern(DOUBTFUL)


def parse_document(cell: Cell) -> Parsed[str]:
    """Read a document number; a word that says there is none is as good as a blank."""
    text = parse_text(cell).value
    word = choice_key(text)
    if word in AS_ABOVE:
        raise BadCell("GS327")
    if word in NO_DOCUMENT:
        return Parsed("", "—")
    return Parsed(text)


DOCUMENTS = with_special(parse_document, max(len(word.encode()) for word in NO_DOCUMENT | AS_ABOVE))


def doubtful(documents: Words) -> NDArray[np.int64]:
    """Tell which of the documents, by their codes, cannot be told by what stands there.

    Nearly all end in a digit and 号: those are not looked at any further.
    """
    if isinstance(documents, list):
        found = [code for code, word in enumerate(documents) if is_doubtful(word)]
        return np.array(found, np.int64)
    import pyarrow.compute as pc

    from gridscore.arrow import mask_of
    from gridscore.ledger.large.plain_bytes import end_as_numbers

    unsure = np.flatnonzero(~end_as_numbers(*documents.offsets_and_data()))
    words = documents.take(unsure).array
    return unsure[mask_of(pc.match_substring_regex(words, DOUBTFUL))]


def is_doubtful(document: str) -> bool:
    """Say whether a document cannot be told by what stands for its number."""
    if document.endswith(_USUAL_ENDS):
        return False
    return _DOUBTFUL.fullmatch(document) is not None
