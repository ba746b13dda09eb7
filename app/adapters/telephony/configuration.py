"""What the settings say of the telephone line, in the words of the engine."""

from app.engine.protocol import Account, Media
from app.settings import Settings

_CODECS = {"pcma": "PCMA/8000", "pcmu": "PCMU/8000", "g722": "G722/16000", "opus": "opus/48000"}


def account_of(settings: Settings, password: str) -> Account:
    """Who we are at the exchange, and how it is reached."""
    return Account(
        user=settings.sip_user,
        password=password,
        registrar=settings.sip_registrar,
        further_registrars=settings.sip_further_registrars,
        heartbeat=settings.sip_heartbeat,
        transport=settings.sip_transport,
        authority=settings.sip_authority,
        srtp=settings.sip_encrypt_sound,
        keep_alive=settings.sip_keep_alive,
        ice=settings.sip_ice,
        realm=settings.sip_realm,
        display_name=settings.sip_display_name,
        local_address=settings.sip_local_address,
        local_port=settings.sip_local_port,
        accept_from=settings.sip_accept_from,
        codecs=tuple(_CODECS[name] for name in settings.media_codecs),
    )


def media_of(settings: Settings) -> Media:
    """How sound and keys travel."""
    return Media(
        keys=settings.media_keys,
        silence=settings.media_silence,
        jitter_buffer=settings.media_jitter_buffer,
        echo_tail=settings.media_echo_tail if settings.media_echo else 0,
    )
