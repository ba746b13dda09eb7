"""One soft tone in the agent's ear during a conversation, and in nobody else's."""

from pathlib import Path

from app.demo.surroundings import Callers
from app.engine.chime import CHIME_HZ
from tests.engine.rooms import AGENT_TONE, TENANT_TONE
from tests.engine.test_sound import tenant_talks
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound import wait_to_hear

SOFTLY = 0.01  # share of full scale, in the half second around it; the voices have 0.25


def test_tone_is_heard_by_the_agent_alone_and_the_voices_go_on(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    agent = desk.recording(call_id)
    wait_to_hear(agent, [TENANT_TONE], silent=[CHIME_HZ], timeout=10)
    wait_to_hear(tenant, [AGENT_TONE], silent=[CHIME_HZ], timeout=10)
    desk.phone.chime()
    wait_to_hear(agent, [CHIME_HZ], loud=SOFTLY)
    wait_to_hear(tenant, [AGENT_TONE], silent=[CHIME_HZ])
    wait_to_hear(agent, [TENANT_TONE], silent=[CHIME_HZ])
