"""How the command line is used, and what was wrong with it, in bokmål."""

import math
import re
import sys
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, cast

import typer
from rich.console import Console
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

rich_utils.ARGUMENTS_PANEL_TITLE = "Du oppgir"
rich_utils.OPTIONS_PANEL_TITLE = "Valg"
rich_utils.COMMANDS_PANEL_TITLE = "Kommandoer"
rich_utils.ERRORS_PANEL_TITLE = "Feil"
rich_utils.DEFAULT_STRING = "[ellers: {}]"
rich_utils.REQUIRED_LONG_STRING = "[må oppgis]"

OPTIONS = "[VALG]"
UsageError = cast(type[Exception], typer.BadParameter.__mro__[1])
"""What every misuse of the command line is raised as."""


def seconds_of(text: object) -> float:
    """A finite number of seconds, at least one."""
    wanted = "et antall sekunder fra 1 og oppover, som 75"
    try:
        value = float(str(text).replace(",", "."))
    except ValueError:
        raise _wrong(text, wanted) from None
    if not (math.isfinite(value) and value >= 1):
        raise _wrong(text, wanted)
    return value


def whole_from(least: int) -> Callable[[object], int]:
    """What reads a whole number that is no less."""

    def number(text: object) -> int:
        try:
            value = int(str(text))
        except ValueError:
            value = least - 1
        if value < least:
            raise _wrong(text, f"et helt tall fra {least} og oppover")
        return value

    return number


def _wrong(text: object, wanted: str) -> typer.BadParameter:
    return typer.BadParameter(f"Her må det stå {wanted}, ikke «{text}».")


class _InBokmål:
    """Help in bokmål, for a command and for the group of them."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", "Bruk:", 1)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Vis denne hjelpen."
        return option


class OneCommand(_InBokmål, TyperCommand):
    """A command whose help is in bokmål."""


class Commands(_InBokmål, TyperGroup):
    """The commands; misuse is told in bokmål and ends with exit code 2."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        try:
            code = super().main(*arguments, **(options | {"standalone_mode": False}))
        except UsageError as error:
            if type(error).__name__ != "NoArgsIsHelpError":
                _tell(error)
            sys.exit(2)
        sys.exit(code if isinstance(code, int) else 0)


def _tell(error: Any) -> None:
    command = error.ctx.command_path if error.ctx else "turnus"
    lines = [misuse(error)]
    if error.ctx:
        lines.append(error.ctx.get_usage())
    lines.append(f"Skriv «{command} --help» for å se hva som kan oppgis.")
    Console(stderr=True).print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)


def misuse(error: Any) -> str:
    """What is wrong with the command line, and what to do."""
    message = error.message
    match type(error).__name__:
        case "MissingParameter":
            return f"{_name(error.param)} må oppgis: {error.param.help}"
        case "BadParameter":
            return f"{_name(error.param)}: {message}"
        case "NoSuchOption":
            known = error.possibilities or ()
            return f"Ukjent valg {error.option_name}.{_near(known)}"
        case "BadOptionUsage" if "requires" in message:
            return f"{error.option_name} må ha en verdi etter seg."
        case "BadOptionUsage":
            return f"{error.option_name} skal stå alene, uten verdi."
    if found := re.match(r"No such command '(.*?)'", message):
        known = sorted(error.ctx.command.commands)
        near = _near(get_close_matches(found[1], known, 1))
        return f"Ukjent kommando «{found[1]}».{near} Kommandoene er {', '.join(known)}."
    if found := re.search(r"unexpected extra argument.*\((.*)\)", message):
        return (
            f"«{found[1]}» er mer enn kommandoen tar imot. Står det et mellomrom i en sti, må den "
            "ha anførselstegn rundt seg."
        )
    return "Kommandolinjen kan ikke forstås."


def _name(param: Any) -> str:
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar)


def _near(known: Any) -> str:
    return f" Mente du {' eller '.join(known)}?" if known else ""
