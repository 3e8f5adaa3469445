"""Quiet hours: when nothing is sent that nobody asked for, and where a moment within them goes instead.

Wall time of the group; quiet hours may run over midnight, equal ends mean none.
"""

from datetime import datetime, timedelta

from union.core.group_settings import Settings

ONE_DAY, ONE_MINUTE = timedelta(days=1), timedelta(minutes=1)


def permitted(moment: datetime, settings: Settings) -> bool:
    """Whether the group may be written to unasked at that moment."""
    clock, begins, ends = moment.time(), settings.quiet_from, settings.quiet_until
    if begins <= ends:
        return not begins <= clock < ends
    return ends <= clock < begins


def pulled_back(moment: datetime, settings: Settings) -> datetime:
    """The last permitted minute before quiet hours (20:59), the moment itself outside of them."""
    if permitted(moment, settings):
        return moment
    begins = datetime.combine(moment.date(), settings.quiet_from)
    return (begins if begins <= moment else begins - ONE_DAY) - ONE_MINUTE


def pushed_forward(moment: datetime, settings: Settings) -> datetime:
    """The first permitted minute after quiet hours (08:00), the moment itself outside of them."""
    if permitted(moment, settings):
        return moment
    ends = datetime.combine(moment.date(), settings.quiet_until)
    return ends if ends > moment else ends + ONE_DAY
