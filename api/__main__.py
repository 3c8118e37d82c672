"""Where ``turnus`` and ``python -m api`` begin: so small that Ctrl-C is heard from the first moment."""

import sys

from api.interrupt import GIVEN_UP


def main() -> None:
    """Run the command that was typed; Ctrl-C before it has begun ends it without a word."""
    try:
        from api.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(GIVEN_UP)


if __name__ == "__main__":
    main()
