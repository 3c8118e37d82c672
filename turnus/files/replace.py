"""Files put in place in one step: the old one or the new one, never a half."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in the path's place."""
    with ExitStack() as stack:
        _beside(path, content, stack).replace(path)


def replace_together(folder: Path, contents: Mapping[str, bytes], last: str) -> None:
    """Put files that belong together in their places.

    A reader that demands the file ``last`` finds only files of one writing, whenever the writer
    was stopped: everything is written beside the old files before any of them is touched, and
    ``last`` is taken away before the first is replaced and put back after the others.
    """
    with ExitStack() as stack:
        ready = {name: _beside(folder / name, text, stack) for name, text in contents.items()}
        (folder / last).unlink(missing_ok=True)
        for name in sorted(ready, key=lambda name: name == last):
            ready[name].replace(folder / name)


def _beside(path: Path, content: bytes, stack: ExitStack) -> Path:
    """The content in a file beside the path, which the stack takes away if nobody moves it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    stack.callback(temporary.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    temporary.chmod(0o644)
    return temporary
