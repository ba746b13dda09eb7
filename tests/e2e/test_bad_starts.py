"""A start on which something is missing, wrong or taken: the window is there and says what is wrong."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.children import ROOT
from app.demo.desks import SteeredDesk
from app.demo.surroundings import Surroundings
from tests.e2e.conftest import MakeDesk
from tests.e2e.work import all_delivered, answer, code_and_save, hang_up, ring, says, says_nothing


def test_a_settings_file_that_cannot_be_read(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.settings.write_text('[sip]\nregistrar = "oeps\n', encoding="utf-8")
    desk.open()
    says(desk, f"De instellingen in {desk.settings}:2:18 zijn niet leesbaar.")
    says(desk, "Deze telefoon is nog niet ingesteld")


def test_settings_that_mean_nothing_are_named_and_the_rest_works(
    surroundings: Surroundings, make_desk: MakeDesk
) -> None:
    desk = make_desk()
    text = desk.settings.read_text(encoding="utf-8").replace(
        "[crm]\n", '[crm]\ncolour = "blauw"\ndialect = 7\n'
    )
    desk.settings.write_text(text, encoding="utf-8")
    desk.start()
    says(desk, "crm.colour")
    says(desk, "crm.dialect")
    ring(surroundings, desk, "with odd settings")
    answer(surroundings, desk, "with odd settings")
    hang_up(surroundings, desk, "with odd settings")
    code_and_save(desk)
    all_delivered(desk)


def test_no_settings_at_all(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.settings.unlink()
    desk.open()
    says(desk, "Deze telefoon is nog niet ingesteld")


def test_an_exchange_that_is_not_there(make_desk: MakeDesk) -> None:
    desk = make_desk()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        _point_at(desk, silent.getsockname()[1])
        desk.open()
        says(desk, "De telefooncentrale antwoordt niet")


def test_a_wrong_password_of_the_telephone(surroundings: Surroundings, make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open({"sip-password": "verkeerd", "crm-api-key": surroundings.crm.key})
    says(desk, "accepteert het wachtwoord van deze telefoon niet")


def test_a_wrong_key_of_the_crm(surroundings: Surroundings, make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open({"sip-password": surroundings.password("1001"), "crm-api-key": "verkeerd"})
    desk.wait("top_bar", lambda bar: bar["phone"]["tone"] == "ok", "the telephone registers", 30)
    ring(surroundings, desk, "wrong key")
    answer(surroundings, desk, "wrong key")
    says(desk, "Het CRM accepteert onze sleutel niet.")
    hang_up(surroundings, desk, "wrong key")
    code_and_save(desk)
    desk.wait("top_bar", lambda bar: bar["unsent_count"] == 1, "the contact is kept")


def test_a_port_that_another_program_has(make_desk: MakeDesk) -> None:
    desk = make_desk()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        text = desk.settings.read_text(encoding="utf-8")
        desk.settings.write_text(text.replace("[sip]\n", f"[sip]\nlocal_port = {port}\n"), encoding="utf-8")
        desk.open()
        says(desk, "Een ander programma gebruikt de netwerkpoort van deze telefoon.")
    says_nothing(desk)


def test_a_folder_for_data_that_is_a_file(tmp_path: Path) -> None:
    taken = tmp_path / "data"
    taken.write_text("geen map", encoding="utf-8")
    command = [sys.executable, "-m", "ui", "--data", str(taken), "--settings", str(tmp_path / "none.toml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert str(taken) in done.stderr


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b""], ids=["rubbish", "empty"])
def test_a_damaged_file_of_the_desk_is_set_aside(make_desk: MakeDesk, content: bytes) -> None:
    desk = make_desk()
    data = desk.folder / "data"
    data.mkdir(parents=True)
    (data / "desk.sqlite").write_bytes(content)
    desk.start()
    if content:
        says(desk, "was beschadigd en is apart gezet")
        assert any(path.name.startswith("desk") and path.read_bytes() == content for path in data.iterdir())


def _point_at(desk: SteeredDesk, port: int) -> None:
    lines = desk.settings.read_text(encoding="utf-8").splitlines()
    lines = [f'registrar = "127.0.0.1:{port}"' if line.startswith("registrar") else line for line in lines]
    desk.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
