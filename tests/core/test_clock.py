"""The time of the site: the machine's, read once, whatever is done to the wall clock afterwards."""

from pathlib import Path

import pytest

from learning.core import clock
from learning.core.clock import DAY, MINUTE, steady_clock
from tests.conftest import NOW
from tests.machine import Machine

MOVES = (2 * DAY, -1 * DAY)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


@pytest.mark.parametrize("move", MOVES)
def test_setting_the_wall_clock_moves_nothing(machine: Machine, move: int) -> None:
    now = machine.process()
    machine.set_wall(move)
    machine.passes(MINUTE)
    assert now() == NOW + MINUTE


@pytest.mark.parametrize("move", MOVES)
def test_another_worker_a_command_and_a_restart_go_by_the_same_time(machine: Machine, move: int) -> None:
    machine.process()
    machine.set_wall(move)
    machine.passes(MINUTE)
    assert machine.process()() == NOW + MINUTE


def test_when_the_machine_starts_again_its_wall_clock_is_read_again(machine: Machine) -> None:
    machine.process()
    machine.restart(off=DAY)
    assert machine.process()() == NOW + DAY


@pytest.mark.parametrize("text", ["", "first-start", "first-start x\n", "\x00\n", "first-start 1 2\n"])
def test_a_damaged_file_is_made_anew(machine: Machine, tmp_path: Path, text: str) -> None:
    (tmp_path / "clock").write_text(text)
    machine.process()
    machine.set_wall(DAY)
    assert machine.process()() == NOW


def test_a_machine_without_a_name_for_its_start_keeps_nothing(machine: Machine, tmp_path: Path) -> None:
    machine.start = ""
    now = machine.process()
    machine.set_wall(DAY)
    assert now() == NOW
    assert not (tmp_path / "clock").exists()


def test_it_is_the_time_of_this_machine(tmp_path: Path) -> None:
    assert abs(steady_clock(tmp_path / "clock")() - clock.wall_clock()) < MINUTE
