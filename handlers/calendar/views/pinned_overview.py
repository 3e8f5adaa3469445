"""What is kept pinned in a group for this month, the board or the picture: put up and pinned, and taken down when its month is over."""

from collections.abc import Callable

from handlers.core.job_context import Desk
from handlers.core.messages import pinned_message
from storage.calendar import overviews
from storage.calendar.overviews import Overview
from union.core.groups import Settings
from union.core.records import dataclass, replace
from union.words import Words


@dataclass(frozen=True, slots=True)
class PinnedOverview:
    """Which of them, what its messages are called, whether a group's settings want it.

    `bring_up`: this month's is put up, or follows what has changed; `end`: one that stands says so and is unpinned.
    `without_rights`: said once where it could not be pinned.
    """

    subject: str
    name: str
    wanted: Callable[[Settings], bool]
    bring_up: Callable[[Desk, Overview | None], None]
    end: Callable[[Desk, Overview], None]
    without_rights: Callable[[Words], str]

    def is_wanted(self, desk: Desk) -> bool:
        """Whether the group wants one."""
        return self.wanted(desk.group.settings)

    def is_called_for(self, desk: Desk) -> bool:
        """Whether the group wants one or has one."""
        return self.is_wanted(desk) or bool(overviews.up(desk.db, desk.group, self.subject))

    def of_month(self, desk: Desk) -> Overview | None:
        """This month's."""
        return overviews.of(desk.db, desk.group, self.subject, desk.wall.date().replace(day=1))

    def keep(self, desk: Desk) -> None:
        """Bring this month's up, then take an older one down. Safe to call at any moment."""
        month, is_wanted = desk.wall.date().replace(day=1), self.is_wanted(desk)
        if is_wanted:
            self.bring_up(desk, self.of_month(desk))
        found = overviews.up(desk.db, desk.group, self.subject)
        is_up = any(each.first == month and each.post_id for each in found)
        for each in found:
            if not is_wanted or (is_up and each.first != month):
                if pinned_message.stands(desk, each):
                    self.end(desk, each)
                overviews.take_down(desk.db, desk.group, each)

    def pin(self, desk: Desk, before: Overview, now: Overview) -> Overview:
        """Keep it as it is now, pinned; where it may not be, that is said. As it is kept."""
        silently = {"disable_notification": True}
        pin_id = now.pin_id or pinned_message.queue(desk, now, "pinChatMessage", silently)
        now = replace(now, pin_id=pin_id, down=False)
        if now != before:  # or the round would look again at what it wrote itself
            overviews.keep(desk.db, desk.group, now)
        pinned_message.say_without_rights(desk, now, self.name, self.without_rights(desk._))
        return now

    def pin_again(self, desk: Desk) -> None:
        """The bot has been given rights: what could not be pinned is tried once more."""
        for each in overviews.up(desk.db, desk.group, self.subject):
            if pinned_message.lacks_rights(desk, each):
                overviews.keep(desk.db, desk.group, replace(each, pin_id=None))
