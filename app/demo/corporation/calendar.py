"""Dutch days and hours: working days, busy months, and local time as UTC."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.streams import pick

FIXED_HOLIDAYS = {(1, 1), (4, 27), (12, 25), (12, 26)}


@cache
def _last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def to_utc(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A Dutch wall-clock time as UTC; summer time runs from the last Sunday of March to that of October.

    Not `zoneinfo`: Windows ships no time-zone files and the generator uses the standard library only.
    """
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    local = datetime.combine(day, time(hour, minute, second), UTC)
    return local - timedelta(hours=2 if summer else 1)


def is_working_day(day: date) -> bool:
    """Monday to Friday, without the holidays that fall on the same date every year."""
    return day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS


def working_day_after(day: date, days: int = 1) -> date:
    """The working day that lies `days` (one or more) working days after `day`."""
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


class BusyDays:
    """The working days of a period, each as likely as its month and weekday are busy."""

    def __init__(self, first: date, last: date) -> None:
        self._days: list[date] = []
        self._weights: list[float] = []
        total = 0.0
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            if is_working_day(day):
                total += parameters.MONTH_FACTORS[day.month - 1] * parameters.WEEKDAY_FACTORS[day.weekday()]
                self._days.append(day)
                self._weights.append(total)

    def pick(self, stream: Random) -> date:
        """One working day of the period."""
        return self._days[bisect_left(self._weights, stream.random() * self._weights[-1])]


def office_moment(stream: Random, day: date) -> datetime:
    """A moment in office hours (from 08:30), busiest in the morning."""
    hour = pick(stream, parameters.OFFICE_HOURS)
    minute = int(stream.random() * 60)
    return to_utc(day, hour, max(minute, 30) if hour == 8 else minute, int(stream.random() * 60))


def any_moment(stream: Random, day: date) -> datetime:
    """A moment at which people write: also before and after office hours."""
    hour = pick(stream, parameters.ANY_HOURS)
    return to_utc(day, hour, int(stream.random() * 60), int(stream.random() * 60))
