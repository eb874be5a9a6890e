# The program's clock: it starts where the check says, and moves when a check lets time pass or the program sleeps.
import datetime as _datetime
import time as _time

_real_datetime = _datetime.datetime
_real_date = _datetime.date
_gmtime, _strftime = _time.gmtime, _time.strftime
_now = None


def _seconds():
    return _now


class _DateTime(_real_datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now, tz) if tz else cls.utcfromtimestamp_(_now)

    @classmethod
    def utcfromtimestamp_(cls, seconds):
        return cls.fromtimestamp(seconds, _datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp_(_now)

    @classmethod
    def today(cls):
        return cls.now()


class _AnyDate(type):
    def __instancecheck__(cls, value):
        return isinstance(value, _real_date)


class _Date(_real_date, metaclass=_AnyDate):
    @classmethod
    def today(cls):
        return _DateTime.now().date()


def _broken_down(seconds=None):
    return _gmtime(_now if seconds is None else seconds)


def prepare(starts_at):
    """Without a start the real time stays."""
    global _now
    if starts_at is None:
        return
    _now = _real_datetime.fromisoformat(starts_at).timestamp()
    _time.time = _time.monotonic = _time.perf_counter = _seconds
    _time.time_ns = _time.monotonic_ns = lambda: int(_now * 1e9)
    _time.sleep = advance
    _time.gmtime = _time.localtime = _broken_down
    _time.strftime = lambda form, at=None: _strftime(form, at or _broken_down())
    _datetime.datetime, _datetime.date = _DateTime, _Date


def advance(seconds):
    global _now
    if _now is not None and seconds > 0:
        _now += seconds
