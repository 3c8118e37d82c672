"""Where ``turnus`` and ``python -m api`` begin."""

import signal


def main() -> None:
    """Run the command that was typed.

    Until there is something to keep, Ctrl-C simply ends the program; ``api.command_line.interrupt``
    takes over when the solving begins.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from api.command_line.app import main as run

    run()


if __name__ == "__main__":
    main()
