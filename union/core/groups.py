"""Groups and people as values: who they are to the committee, never who they are to Telegram's API."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from union.core.almanac.days_off import Notice
from union.core.group_settings import Settings
from union.core.period import Months


class Role(StrEnum):
    """A person's right in one group: 管理员, 委员, 组长 (an officer tied to a branch), 群成员."""

    ADMIN = "admin"
    OFFICER = "officer"
    LEADER = "leader"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Group:
    """A committee's group: our own number, its chat, its settings, the holiday notices it has adopted.

    `months`: which days its reports count to which month.
    """

    id: int
    chat_id: int
    title: str
    settings: Settings = field(default_factory=Settings)
    active: bool = True
    forum: bool = False
    notice: Notice | None = None
    months: Months = field(default_factory=Months)

    @property
    def zone(self) -> ZoneInfo:
        """The group's time zone."""
        return ZoneInfo(self.settings.timezone)

    def wall(self, moment: datetime) -> datetime:
        """An aware moment as naive wall time in the group's zone."""
        return moment.astimezone(self.zone).replace(tzinfo=None)

    def utc(self, wall: datetime) -> datetime:
        """Wall time in the group's zone as an aware UTC moment."""
        return wall.replace(tzinfo=self.zone).astimezone(UTC)

    def day(self, moment: datetime) -> date:
        """The day an aware moment falls on in the group's zone."""
        return self.wall(moment).date()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote, pressed or was added. `reachable`: has opened a private chat and not blocked it.

    `language`: the one chosen, else Telegram's code.
    """

    id: int
    user_id: int
    name: str
    username: str | None = None
    language: str | None = None
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a group. `by_hand`: the admin set the role; `chief`: 负责人, signs and hears escalations."""

    person: Person
    role: Role
    by_hand: bool = False
    chief: bool = False
    title: str | None = None
    branch: str | None = None


def in_charge(members: Sequence[Member]) -> list[Member]:
    """The 负责人 of a group, who signs and hears of late work; else its admins."""
    return [each for each in members if each.chief] or [each for each in members if each.role is Role.ADMIN]
