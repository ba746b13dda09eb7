"""Times as people say them: '02:13', 'vandaag 13–15 u', 'gisteren 16:40', '12 nov.'."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate


def duration(seconds: float) -> str:
    """A running time: minutes and seconds, with hours when there are any."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def clock(at: datetime) -> str:
    """The time of day on the wall of this office."""
    return at.astimezone().strftime("%H:%M")


def day(at: datetime, now: datetime) -> str:
    """'vandaag', 'gisteren', 'morgen', a date, and the year when it is another one."""
    that, today = at.astimezone().date(), now.astimezone().date()
    distance = (that - today).days
    if distance == 0:
        return translate("Times", "today")
    if distance == -1:
        return translate("Times", "yesterday")
    if distance == 1:
        return translate("Times", "tomorrow")
    return short_date(that, with_year=that.year != today.year)


def short_date(that: date, *, with_year: bool = True) -> str:
    """'12 nov. 2026'."""
    return QLocale().toString(QDate(that.year, that.month, that.day), "d MMM yyyy" if with_year else "d MMM")


def full_date(that: date) -> str:
    """'12-04-1961', as people say and write it when asked for a date."""
    return that.strftime("%d-%m-%Y")


def moment(at: datetime, now: datetime) -> str:
    """Day and time: 'gisteren 16:40'. Before this year the day alone is enough."""
    if at.astimezone().year != now.astimezone().year:
        return day(at, now)
    return f"{day(at, now)} {clock(at)}"


def visit(begin: datetime, end: datetime | None, now: datetime) -> str:
    """A promised time slot: 'vandaag 13–15 u'."""
    first = _hour(begin)
    if end is None:
        return translate("Times", "{day} {begin} h").format(day=day(begin, now), begin=first)
    return translate("Times", "{day} {begin}–{end} h").format(
        day=day(begin, now), begin=first, end=_hour(end)
    )


def _hour(at: datetime) -> str:
    local = at.astimezone()
    return str(local.hour) if local.minute == 0 else local.strftime("%H:%M")
