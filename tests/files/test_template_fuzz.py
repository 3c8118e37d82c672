"""A hundred damaged templates: each is told clearly, where it is damaged, and nothing is written."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.command_line.app import app
from tests.files.template_damage import BYTES, CELLS, SHAPES, damage
from tests.files.template_edits import filled
from turnus.faults import InputFaults
from turnus.files.template import read_template

COUNT = 100
PLACE = re.compile(r"(?:[A-ZÆØÅ][\w ,]+(?:![A-Z]{1,2}[0-9]{1,7})?)?")


@pytest.mark.parametrize("number", range(COUNT))
def test_damage_is_told_where_it_is(number: int, tmp_path: Path) -> None:
    damaged = damage(number)
    with pytest.raises(InputFaults) as raised:
        read_template(damaged.data, "mal.xlsx")
    found = raised.value.faults
    places = [fault.path for fault in found]
    assert any(place.startswith(damaged.place) for place in places), (damaged.what, places)
    for fault in found:
        assert PLACE.fullmatch(fault.path), fault.path
        assert fault.text.endswith((".", "?")), fault.text
        assert 10 < len(fault.text) < 600
        assert fault.found
        assert fault.expected
        assert not re.search(r"\b(null|true|false|Traceback)\b|[a-z]_[a-z]", fault.text), fault.text
    assert len(found) < 150

    workbook, out = tmp_path / "mal.xlsx", tmp_path / "avdeling"
    workbook.write_bytes(damaged.data)
    answer = CliRunner().invoke(app, ["import", str(workbook), "--out", str(out)])
    assert answer.exit_code == 2
    assert isinstance(answer.exception, SystemExit)
    assert not out.exists()
    assert [each.name for each in tmp_path.iterdir()] == ["mal.xlsx"]


def test_the_hundred_are_a_hundred_and_of_every_kind() -> None:
    drawn = [damage(number) for number in range(COUNT)]
    assert len({each.data for each in drawn} - {filled()}) == COUNT
    assert len({each.what.split(":")[0].split(" ")[0] for each in drawn}) >= 15
    assert len(CELLS) + len(SHAPES) + len(BYTES) <= COUNT // 3
