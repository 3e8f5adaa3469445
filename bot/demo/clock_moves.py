"""What a visitor of the page does with the clock: jump, run, stop. Time only goes forward."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo.bot_api.values import Json
from bot.demo.controls import Controls
from bot.demo.simulated_clock import Passage
from bot.demo.visitor_acts import tried
from bot.demo.visitor_requests import Refused, Visit

ZONE = "Asia/Shanghai"


def jump(visit: Visit, controls: Controls) -> Json:
    """Moves the clock forward: to a named moment, a given one, or by so many minutes."""
    to = _moment(visit, controls)
    if to <= controls.clock.now():
        raise Refused("时间只能往前走，请选一个将来的时刻")
    tried(lambda: controls.clock.set(to))
    visit.room.notice()
    return {"now": controls.clock.now().isoformat()}


def run_at(visit: Visit, controls: Controls) -> Json:
    """Lets the clock go at another speed."""
    pace = _pace(controls)
    tried(lambda: pace.run_at(visit.number("speed")))
    return {}


def halt(controls: Controls) -> Json:
    """Breaks a walk of the clock off, where it is."""
    _pace(controls).halt()
    return {}


def clock_view(controls: Controls) -> Json:
    """How the clock goes: speed, and the walk it is on (from, to)."""
    if controls.pace is None:
        return {"speed": 1, "way": None}
    way = controls.pace.way()
    return {
        "speed": controls.pace.speed(),
        "way": [moment.isoformat() for moment in way] if way else None,
    }


def zone_of(controls: Controls) -> str:
    """The group's zone, in which the page shows all times."""
    return controls.insight.zone() if controls.insight else ZONE


def _pace(controls: Controls) -> Passage:
    if controls.pace is None:
        raise Refused("这里的时钟不能调快慢")
    return controls.pace


def _moment(visit: Visit, controls: Controls) -> datetime:
    label, minutes = visit.text("target"), visit.number("minutes")
    if label:
        named = controls.targets().get(label)
        if named is None:
            raise Refused("眼下没有这样的时刻")
        return named
    if minutes:
        return controls.clock.now() + timedelta(minutes=min(minutes, 600_000))
    return _given(visit, controls)


def _given(visit: Visit, controls: Controls) -> datetime:
    """An aware moment `to`, or `wall` time in the group's zone."""
    try:
        if wall := visit.text("wall"):
            return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone_of(controls)))
        to = datetime.fromisoformat(visit.text("to"))
    except ValueError:
        raise Refused("看不懂这个时间，请重新选择") from None
    if to.tzinfo is None:
        raise Refused("看不懂这个时间，请重新选择")
    return to
