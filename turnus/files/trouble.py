"""Why the system would not read or write a file, in bokmål."""

import errno
from pathlib import Path

REASONS = {
    errno.ENOENT: "stedet finnes ikke, eller det kan ikke lages filer der",
    errno.EACCES: "du har ikke tilgang",
    errno.EPERM: "du har ikke tilgang",
    errno.EROFS: "disken kan bare leses",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "kvoten din er brukt opp",
    errno.EFBIG: "filen er for stor for disken",
    errno.EIO: "disken svarer ikke som den skal",
    errno.EEXIST: "det finnes allerede noe annet med det navnet",
    errno.ENOTDIR: "en del av stien er en fil, ikke en mappe",
    errno.EISDIR: "det er en mappe, ikke en fil",
    errno.ENOTEMPTY: "mappen er ikke tom",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ELOOP: "snarveiene peker i ring",
    errno.EBUSY: "den er i bruk av et annet program",
    errno.ETXTBSY: "den er i bruk av et annet program",
    errno.EMFILE: "for mange filer er åpne",
    errno.ENFILE: "for mange filer er åpne",
    errno.EINVAL: "navnet kan ikke brukes der",
}


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as the system lets us see."""
    try:
        return path.is_dir()
    except OSError:
        return False


def reason(error: OSError) -> str:
    """The reason as the end of a sentence, without a full stop."""
    if error.errno is None:
        return "systemet sa nei uten å si hvorfor"
    return REASONS.get(error.errno, f"systemet melder feil {error.errno}")
