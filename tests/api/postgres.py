"""A PostgreSQL cluster of the tests' own, in a temporary folder, heard on a socket there only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")
USERS = ("postgres", "nobody")


def binaries() -> Path | None:
    """The newest installed version's programs, or None."""
    found = [each for each in BINARIES.glob("*/bin") if (each / "initdb").is_file()]
    return max(found, key=lambda each: float(each.parent.name), default=None)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """The URL of a server's databases, less the name; the server ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="turnus-postgres-"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    options = f"-c listen_addresses='' -c fsync=off -k {folder}"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            user=user,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    try:
        run("initdb", "--auth=trust", "--username=turnus", "--encoding=UTF8", "--no-sync")
        run("pg_ctl", "start", "--wait", "-o", options, "-l", str(folder / "log"))
        try:
            yield f"postgresql+psycopg://turnus@/{{}}?host={folder}"
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")
    finally:
        shutil.rmtree(folder)


def _unprivileged() -> str | None:
    """Whom the server runs as, where this is root, which it refuses."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in USERS if name in known)
