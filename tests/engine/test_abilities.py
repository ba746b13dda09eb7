"""An account that the library cannot have is refused, and nothing takes its place."""

from dataclasses import replace

import pytest

from app.adapters.telephony.engine_process import EngineProgram
from app.engine.abilities import lack_for
from app.engine.protocol import Abilities, Account
from tests.engine.abilities import need
from ui.engine_program import engine_program

ACCOUNT = Account("1001", "", "pbx.example.nl")
ALL = Abilities(codecs=("PCMA/8000", "opus/48000"))


@pytest.mark.parametrize(
    ("account", "abilities", "lack"),
    [
        (ACCOUNT, ALL, ""),
        (replace(ACCOUNT, transport="tls", srtp="required"), ALL, ""),
        (replace(ACCOUNT, transport="tls"), replace(ALL, tls=False), "cannot-tls"),
        (replace(ACCOUNT, transport="tls", srtp="optional"), replace(ALL, srtp=False), "cannot-srtp"),
        (replace(ACCOUNT, transport="tcp", srtp="optional"), ALL, "srtp-without-tls"),
        (replace(ACCOUNT, codecs=("speex/8000",)), ALL, "cannot-codecs"),
        (replace(ACCOUNT, codecs=("speex/8000", "opus/48000")), ALL, ""),
        (replace(ACCOUNT, codecs=()), ALL, "cannot-codecs"),
        (replace(ACCOUNT, registrar="[2001:db8::1]:5060"), replace(ALL, ipv6=False), "cannot-ipv6"),
        (replace(ACCOUNT, local_address="::1"), replace(ALL, ipv6=False), "cannot-ipv6"),
        (replace(ACCOUNT, further_registrars=("[2001:db8::2]",)), replace(ALL, ipv6=False), "cannot-ipv6"),
        (replace(ACCOUNT, registrar="[2001:db8::1]:5060"), ALL, ""),
        (replace(ACCOUNT, ice=True), replace(ALL, ice=False), "cannot-ice"),
        (replace(ACCOUNT, ice=True), ALL, ""),
    ],
)
def test_what_is_missing_has_a_word_of_its_own(account: Account, abilities: Abilities, lack: str) -> None:
    assert lack_for(account, abilities) == lack


def test_engine_reports_what_its_library_can_do() -> None:
    need("PCMA/8000")  # nothing works without


def test_report_and_protocol_speak_of_the_same_abilities(tmp_path_factory: pytest.TempPathFactory) -> None:
    program: EngineProgram = engine_program(tmp_path_factory.mktemp("ask"))
    assert program.report()["abilities"].keys() == Abilities().__dict__.keys()
