"""What an exchange writes about how somebody is doing (RFC 3863), with the notes of Asterisk."""

from app.domain.presence import Presence

_NOTES = {
    Presence.FREE: "Ready",
    Presence.RINGING: "Ringing",
    Presence.TALKING: "On the phone",
    Presence.AWAY: "Unavailable",
}


def pidf(number: str, presence: Presence) -> str:
    """The body of a NOTIFY."""
    basic = "closed" if presence is Presence.AWAY else "open"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<presence entity="sip:{number}@127.0.0.1" xmlns="urn:ietf:params:xml:ns:pidf">\n'
        f" <note>{_NOTES[presence]}</note>\n"
        f' <tuple id="{number}">\n  <status>\n   <basic>{basic}</basic>\n  </status>\n </tuple>\n'
        "</presence>\n"
    )
