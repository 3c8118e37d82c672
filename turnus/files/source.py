"""A YAML file as plain values, with the line of every value and every fault of its syntax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from turnus.faults import Fault
from turnus.files.trouble import reason

Place = tuple[str | int, ...]
"""Keys and list positions from the top of the file to a value."""


@dataclass(frozen=True)
class Source:
    """One file that was read; ``tree`` is None when nothing of it could be."""

    file: str
    tree: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    told: dict[Place, Fault] = field(default_factory=dict)
    """Places whose values could not be read at all, each with its fault."""

    def line(self, place: Place) -> int | None:
        """The line of a value, or of the nearest thing around it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return None

    def fault(self, place: Place, found: str, expected: str, text: str) -> Fault:
        return Fault(self.file, written(place), self.line(place), found, expected, text)


def written(place: Place) -> str:
    """A place as people write it: ``demand[3].minimum``."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


class _Loader(yaml.SafeLoader):
    """Safe YAML of version 1.2's core: 07:30, dates and words like "on" and "no" stay text."""


IMPLICIT = tuple(
    (f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)
    for tag, pattern, first in (
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
        ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
    )
)
"""Tag, pattern and first signs of what is no text."""
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in IMPLICIT:
    _Loader.add_implicit_resolver(_tag, _pattern, _first)


def read_source(path: FilePath) -> Source:
    """The file's values; an unreadable file gives one fault, and no exception."""
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = "Filen finnes ikke. Se om navnet og mappen er riktig."
        return _unreadable(file, "ingen fil", "en fil", message)
    except IsADirectoryError:
        message = "Dette er en mappe, ikke en fil. Oppgi en fil i den, som after.yaml."
        return _unreadable(file, "en mappe", "en fil", message)
    except OSError as error:
        message = f"Filen kan ikke leses: {reason(error)}."
        return _unreadable(file, reason(error), "en lesbar fil", message)
    except UnicodeDecodeError as error:
        byte = f"byte {error.object[error.start]:#04x} på plass {error.start}"
        message = "Filen er ikke lagret som UTF-8-tekst. Lagre den med tegnsettet UTF-8."
        return _unreadable(file, byte, "tekst i UTF-8", message)
    except ValueError:
        message = "Filen finnes ikke, for navnet kan ikke brukes."
        return _unreadable(file, "et ugyldig filnavn", "en fil", message)
    return parse(text, file)


def parse(text: str, file: str) -> Source:
    """The values of a YAML text."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return _no_yaml(text, file, error.problem_mark)
    except yaml.reader.ReaderError as error:
        found = f"tegn nummer {error.position + 1}"
        message = f"Filen er ikke gyldig YAML: {found} er et styretegn. Ta det bort."
        return _unreadable(file, found, "gyldig YAML", message)
    except (yaml.YAMLError, RecursionError):
        message = "Filen er ikke gyldig YAML: for mange klammer inni hverandre. Skriv den enklere."
        return _unreadable(file, "for mange nivåer", "gyldig YAML", message)
    source = Source(file)
    if not isinstance(node, yaml.MappingNode):
        message = "Filen må bestå av navngitte felt, som «id: korttid»."
        return _unreadable(file, "ingen felt", "felt: verdi", message)
    faults: list[Fault] = []
    tree = _values(node, (), source, faults, set())
    return Source(file, tree, source.lines, tuple(faults))


def _unreadable(file: str, found: str, expected: str, text: str, line: int | None = None) -> Source:
    return Source(file, faults=(Fault(file, "", line, found, expected, text),))


def _no_yaml(text: str, file: str, mark: yaml.Mark | None) -> Source:
    lines = text.splitlines()
    at = mark.line if mark else len(lines)
    found = lines[at].strip()[:60] if at < len(lines) else ""
    message = (
        f"Filen er ikke gyldig YAML. Den kan ikke leses videre fra {found or 'slutten av filen'}. "
        "Se etter innrykk, kolon, anførselstegn og klammer her og på linjen over."
    )
    return _unreadable(file, found or "slutten av filen", "gyldig YAML", message, at + 1)


def _values(
    node: yaml.Node, place: Place, source: Source, faults: list[Fault], seen: set[int]
) -> Any:
    source.lines.setdefault(place, node.start_mark.line + 1)
    if id(node) in seen:
        faults.append(_no_alias(source, place))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [
            _values(each, (*place, i), source, faults, seen) for i, each in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, place, source, faults, seen))
    return _scalar(node, place, source, faults)


def _pairs(
    node: yaml.MappingNode, place: Place, source: Source, faults: list[Fault], seen: set[int]
) -> Iterator[tuple[str, Any]]:
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            source.lines.setdefault((*place, "?"), line)
            message = "Et feltnavn må være et ord."
            faults.append(source.fault((*place, "?"), "en liste eller felt", "et ord", message))
            continue
        key = str(key_node.value)
        inner = (*place, key)
        if key in first:
            text = f"Feltet «{key}» står to ganger, også på linje {first[key]}."
            faults.append(Fault(source.file, written(inner), line, key, "feltet én gang", text))
            continue
        first[key] = line
        source.lines[inner] = line
        yield key, _values(value_node, inner, source, faults, seen)


def _scalar(node: yaml.Node, place: Place, source: Source, faults: list[Fault]) -> Any:
    value = str(node.value)
    match node.tag.removeprefix("tag:yaml.org,2002:"):
        case "null":
            return None
        case "bool":
            return value.lower() == "true"
        case "int" if len(value) <= 18:
            return int(value)
        case "float":
            return float(value)
        case "str" | "int":
            return value
    message = f"Merkelappen «{node.tag}» kan ikke brukes her."
    faults.append(source.fault(place, node.tag, "en vanlig verdi", message))
    return None


def _no_alias(source: Source, place: Place) -> Fault:
    message = "Henvisninger med & og * kan ikke brukes; skriv verdien her også."
    return source.fault(place, "en henvisning (*)", "verdien selv", message)
