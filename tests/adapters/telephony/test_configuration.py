"""The settings of the line, as the engine gets them."""

from app.adapters.telephony.configuration import account_of, media_of
from app.engine.protocol import Account, Media
from app.settings import OPTIONS, Settings


def test_settings_that_nobody_touched_are_what_the_engine_has_built_in() -> None:
    account = account_of(Settings(sip_user="1001", sip_registrar="pbx.example.nl"), "geheim")
    assert account == Account("1001", "geheim", "pbx.example.nl")
    assert media_of(Settings()) == Media()


def test_encryption_codecs_and_media_arrive() -> None:
    settings = Settings(
        sip_transport="tls",
        sip_authority="/etc/ca.pem",
        sip_encrypt_sound="required",
        sip_keep_alive=0,
        sip_ice=True,
        media_codecs=("opus", "g722"),
        media_keys="info",
        media_silence=True,
        media_jitter_buffer=300,
        media_echo=False,
    )
    account = account_of(settings, "")
    assert (account.transport, account.authority, account.srtp) == ("tls", "/etc/ca.pem", "required")
    assert (account.keep_alive, account.codecs) == (0, ("opus/48000", "G722/16000"))
    assert account.ice
    assert media_of(settings) == Media("info", silence=True, jitter_buffer=300, echo_tail=0)


def test_every_codec_that_can_be_chosen_is_one_that_the_engine_knows() -> None:
    (codecs,) = (option for option in OPTIONS if option.name == "media_codecs")
    chosen = tuple(choice.value for choice in codecs.about.choices)
    assert len(account_of(Settings(media_codecs=chosen), "").codecs) == len(chosen)


def test_codec_that_is_no_choice_is_named_as_such() -> None:
    (codecs,) = (option for option in OPTIONS if option.name == "media_codecs")
    assert codecs.trouble(("pcma", "mp3")) is not None
    assert codecs.trouble(("opus", "pcma")) is None
