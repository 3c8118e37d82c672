"""Results as they are kept and read back; the last ones stay at hand."""

import gzip
from functools import lru_cache

from turnus.files.result_document import document_of, result_of
from turnus.result import Result


@lru_cache(maxsize=16)
def unpacked(document: bytes) -> Result:
    """The result of a kept document."""
    return result_of(gzip.decompress(document))


def packed(result: Result) -> bytes:
    """The document that a result is kept as."""
    return gzip.compress(document_of(result))
