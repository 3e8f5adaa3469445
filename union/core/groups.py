"""Groups, what each may set for itself (its quiet hours, its region), and people as values.

People are who they are to the committee, never who they are to Telegram's API.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from union.core.almanac.days_off import Notice
from union.core.period import A_DAY, Months
from union.core.records import dataclass, field

MOST_GROUPS, MOST_OF_GROUP = 2000, 100  # of whose speakers names are known
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Settings:
    """One group's settings. Times are wall time in `timezone` (IANA name)."""

    region: str = "CN"
    timezone: str = "Asia/Shanghai"
    language: str = "zh_Hans"
    reminder_time: time = time(9, 0)
    # 「提醒用语」: how a reminder begins: a code of those offered, or the group's own words
    reminder_words: str = ""
    digest_time: time = time(17, 0)
    quiet_from: time = time(21, 0)
    quiet_until: time = time(8, 0)
    officers_only: bool = False  # 「仅限委员记录」
    receipts: str = "line"  # 「回执」: "line", or "reaction" (👌 where all was sure)
    festival_cards: bool = True
    festival_wishes: str = ""  # further festivals and days of one's trade, by name, with commas between them
    lock_workday: int = 3  # the month locks on this working day of the next month
    month_end: int = 0  # 「月报截止日」: a month is reported up to this day of it (1-28); 0: to its end
    signing: bool = False  # 「审签」: the 负责人 gets the report before the group does, and signing locks it
    names_in_group: bool = False
    week_plan: bool = False  # 「周一安排」, at the reminder time of the week's first working day
    board: bool = False  # 「置顶看板」
    month_picture: bool = False  # 「月历图」: the month's picture, pinned and drawn anew
    workday_reminders: bool = True  # work is not called to mind on days off, but on the working day before
    requests: bool = False  # 「诉求」: members may put requests to the committee in private
    request_days: int = 3  # working days within which a request is to be answered (1-30)
    doubts: int = 3  # 「追问」: how often a day the group is asked about what may be work (0-3)
    group_questions: str = "answer"  # 「群里问数」: plain questions in the group: "answer", "hint", "off"
    nickname: str = ""  # 「称呼」: what the group calls the bot beside 小秘
    hushed: str = ""  # until this day (ISO) the group asked to be left in peace; reports come all the same
    leads: str = ""  # lead times the group chose for a kind (union/reminders/lead_times.py)
    # 「五必访」: where life events are listened for: "both" (group too), "private", "off"
    care: str = "private"
    care_rules: str = ""  # what the group changed of its rules (union/care/visit_rules.py)
    care_offered: bool = False  # the 负责人 has been asked once whether the group shall be listened to
    paper_addressee: str = ""  # what stands on the documents (union/reports/document.py)
    paper_number: str = ""
    paper_signer: str = ""
    paper_issuer: str = ""
    # 「姓名保留」: months that names of helped people told in private are kept; 0: not at all
    names_kept: int = 13
    names_link: str = "masked"  # 「补名单」: 「私聊补名单」 under a log: "masked" (names were hidden), "always" (families too), "off"
    # 「隐私提醒」: offers to delete a message with somebody's ID, card or phone number
    privacy_hints: bool = True
    money_rules: str = ""  # 「经费提示」: by whose rules (union/data/money_rules.toml), none by default
    members: int = 0  # 「会员人数」; 0: not said
    save_photos: bool = False  # 「保存照片」: on the bot's own disk, without EXIF
    paper_photos: bool = False  # 「月报照片」: photos of the work stand in the documents
    reminder_topic: int | None = None
    log_topic: int | None = None
    digest_topic: int | None = None


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


def permitted(moment: datetime, settings: Settings) -> bool:
    """Whether the group may be written to unasked at that moment."""
    clock, begins, ends = moment.time(), settings.quiet_from, settings.quiet_until
    if begins <= ends:
        return not begins <= clock < ends
    return ends <= clock < begins


def is_hushed(day: date, settings: Settings) -> bool:
    """Whether the group asked not to be reminded on that day."""
    return day.isoformat() < settings.hushed


def pulled_back(moment: datetime, settings: Settings) -> datetime:
    """The last permitted minute before quiet hours (20:59), the moment itself outside of them."""
    if permitted(moment, settings):
        return moment
    begins = datetime.combine(moment.date(), settings.quiet_from)
    return (begins if begins <= moment else begins - A_DAY) - ONE_MINUTE


def pushed_forward(moment: datetime, settings: Settings) -> datetime:
    """The first permitted minute after quiet hours (08:00), the moment itself outside of them."""
    if permitted(moment, settings):
        return moment
    ends = datetime.combine(moment.date(), settings.quiet_until)
    return ends if ends > moment else ends + A_DAY


@dataclass(frozen=True, slots=True)
class Region:
    """A place whose holidays and words a group keeps to. `timezone` is an IANA name, `currency` ISO 4217."""

    name: str
    timezone: str
    language: str
    currency: str


# A group may keep another place's clock: the west of the country, or a project abroad.
ZONES = {
    "北京": "Asia/Shanghai",
    "乌鲁木齐": "Asia/Urumqi",
    "香港": "Asia/Hong_Kong",
    "澳門": "Asia/Macau",
    "台北": "Asia/Taipei",
    "新加坡": "Asia/Singapore",
    "吉隆坡": "Asia/Kuala_Lumpur",
    "东京": "Asia/Tokyo",
    "迪拜": "Asia/Dubai",
    "伦敦": "Europe/London",
}
REGIONS = {
    "CN": Region("中国大陆", "Asia/Shanghai", "zh_Hans", "CNY"),
    "HK": Region("香港", "Asia/Hong_Kong", "zh_Hant", "HKD"),
    "MO": Region("澳門", "Asia/Macau", "zh_Hant", "MOP"),
    "TW": Region("台灣", "Asia/Taipei", "zh_Hant", "TWD"),
    "SG": Region("新加坡", "Asia/Singapore", "zh_Hans", "SGD"),
    "MY": Region("馬來西亞", "Asia/Kuala_Lumpur", "zh_Hans", "MYR"),
}


class Speaker(NamedTuple):
    """Whoever wrote or pressed, as Telegram names them."""

    user_id: int
    name: str
    username: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Speakers:
    """Who wrote or pressed in a group of late, whoever did last at the end: names in memory alone."""

    _of: dict[int, dict[int, Speaker]] = field(default_factory=dict)

    def heard(self, group_id: int, who: Speaker) -> bool:
        """Somebody wrote or pressed in the group, for the first time? Who was silent longest is forgotten for them."""
        here = self._of.pop(group_id, {})
        is_new = here.pop(who.user_id, None) is None
        self._of[group_id] = here = {**here, who.user_id: who}
        if len(here) > MOST_OF_GROUP:
            del here[next(iter(here))]
        if len(self._of) > MOST_GROUPS:
            del self._of[next(iter(self._of))]
        return is_new

    def of(self, group_id: int) -> tuple[Speaker, ...]:
        return tuple(self._of.get(group_id, {}).values())

    def forget(self, user_id: int) -> None:
        for here in self._of.values():
            here.pop(user_id, None)

    def forget_group(self, group_id: int) -> None:
        self._of.pop(group_id, None)
