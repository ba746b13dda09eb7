"""Words about the time in which nobody could call this desk."""

from PySide6.QtCore import QCoreApplication

from app.domain.agent import Registration
from app.domain.moment import Moment
from app.services.reachability import Outage
from ui.texts import phone, times

translate = QCoreApplication.translate

_TRIED_AGAIN = (
    Registration.UNREACHABLE,
    Registration.OVERLOADED,
    Registration.REFUSED,
    Registration.NO_PORT,
)


def outage_sentence(outage: Outage, registration: Registration) -> str:
    """Since when nobody can call, and what we do."""
    words = translate("Reachability", "Nobody can call you since {time}.").format(
        time=times.clock(outage.began.utc)
    )
    if registration not in _TRIED_AGAIN:
        return words
    again = translate("Reachability", "We try again by ourselves, every few seconds.")
    return f"{words} {again}"


def recovery_sentence(outage: Outage, now: Moment) -> str:
    """It is over, how long it was, and with whom a call ran."""
    words = translate("Reachability", "The phone works again. Nobody could call you for {duration} ({span}).")
    sentence = words.format(duration=times.duration(outage.seconds(now)), span=span(outage))
    if not outage.cut:
        return sentence
    cut = translate("Reachability", "Cut off: {names}.").format(names=cut_words(outage))
    return f"{sentence} {cut}"


def span(outage: Outage) -> str:
    """'14:03–14:05', or '14:03' when it was over within the minute."""
    ends = [times.clock(at.utc) for at in (outage.began, outage.ended) if at is not None]
    return "–".join(dict.fromkeys(ends))


def cut_words(outage: Outage) -> str:
    """Whose call was cut; that nobody's was, when it was so."""
    names = ", ".join(phone.party_words(party) for party in outage.cut)
    return names or translate("Reachability", "no call cut off")
