"""What a calendar feed is made from, and what opens it: a key made of a seed in the database and a secret that is not in it.

Asked anew at every knock: who has left a group sees nothing of it from then on. In the outbox an address stands sealed; the
sender puts the real one in (bot/delivery/sender.py). So neither the database nor a copy of it opens a feed, and yet the
address can be shown again.
"""

import base64
import gzip
import hmac
import json
import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from handlers.core.sealed_secrets import for_chat
from storage.core import groups, people
from storage.engine.database import Database, reading_beside
from storage.events import queries as events_queries
from storage.feeds import subscriptions
from union.core.groups import Group, Person, Settings
from union.core.period import UNDATED
from union.core.records import dataclass
from union.events.model import Status
from union.feeds.model import Feed, FeedItem, FeedPart
from union.words import Words, language_of, words

FORMAT = 1  # counts up when the same rows are written another way
CANCELLED_FOR = timedelta(days=30)  # how long a cancelled item says so before it is gone
PURPOSE = "feed"


@dataclass(frozen=True, slots=True)
class FeedContext:
    """What of the program a feed depends on: a new group's settings, the bot's own number, whom it serves."""

    defaults: Settings
    bot_id: int
    allowed_chats: frozenset[int] | None = None

    def serves(self, db: Database, group: Group) -> bool:
        """Whether the bot is in the group and its operator lets it."""
        is_allowed = self.allowed_chats is None or not self.allowed_chats.isdisjoint(
            groups.chat_ids(db, group)
        )
        return group.active and is_allowed


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A live feed and what stands in it now; `person` None for a group's."""

    row: subscriptions.Feed
    groups: tuple[Group, ...]
    versions: tuple[subscriptions.FeedVersion, ...]
    person: Person | None

    @property
    def words(self) -> Words:
        return words(self._language)

    @property
    def is_stamped(self) -> bool:
        """Whether it is known of every change when it was."""
        return all(each.changed_at is not None for each in self.versions)

    def changed_at(self, now: datetime) -> datetime:
        """When it became what it is: at the last change, or at midnight, when the days in it move on."""
        moments = [each.changed_at or now for each in self.versions]
        midnights = (
            group.utc(datetime.combine(group.day(now), datetime.min.time())) for group in self.groups
        )
        return max([*moments, *midnights], default=now.replace(hour=0, minute=0, second=0, microsecond=0))

    def fingerprint(self, now: datetime) -> str:
        """Equal as long as the file is; found without making it."""
        row, days = self.row, [(group.id, group.day(now).isoformat()) for group in self.groups]
        versions = [
            (each.group_id, each.number, each.changed_at and each.changed_at.isoformat())
            for each in self.versions
        ]
        told = [FORMAT, row.id, row.hash, row.alarms, self._language, versions, days]
        return sha256(json.dumps(told).encode()).hexdigest()[:32]

    @property
    def _language(self) -> str:
        if self.person is None:
            return self.groups[0].settings.language
        return language_of(self.person.language)


def source_of(db: Database, house: FeedContext, hashed: str) -> FeedSource | None:
    """What this address opens; None for one that opens nothing."""
    row = subscriptions.of_hash(db, hashed)
    if row is None:
        return None
    person = people.get(db, row.person_id) if row.person_id is not None else None
    numbers = [row.group_id] if row.group_id is not None else people.groups_of(db, person) if person else []
    found = [group for each in numbers if (group := groups.get(db, each, house.defaults))]
    open_ones = tuple(group for group in found if house.serves(db, group))
    if person is None and not open_ones:
        return None
    versions = subscriptions.versions(db, [group.id for group in open_ones])
    return FeedSource(row, open_ones, tuple(versions), person)


def feed_of(db: Database, house: FeedContext, source: FeedSource, now: datetime) -> Feed:
    _, person = source.words, source.person
    name = _("我负责的工会日程") if person else _("{title} 日程", title=source.groups[0].title)
    parts = tuple(part_of(db, group, person, now) for group in source.groups)
    realm = f"{house.bot_id}.gonghui-bot"
    return Feed(name, realm, parts, now, own=person is not None, alarms=source.row.alarms)


def part_of(db: Database, group: Group, person: Person | None, now: datetime) -> FeedPart:
    """A group's calendar, or what in it is a person's."""
    stamps, changes = subscriptions.stamps(db, group), events_queries.every_override(db, group)
    standing = events_queries.touching(db, group, date(group.day(now).year - 1, 1, 1), UNDATED.date())
    cancelled = events_queries.closed_since(db, group, Status.CANCELLED, now - CANCELLED_FOR)
    found = sorted((*standing, *cancelled), key=lambda event: event.number)
    if person is not None:  # what somebody answers for
        found = [event for event in found if any(owner.person_id == person.id for owner in event.owners)]
    items = tuple(FeedItem(event, stamps[event.id], changes.get(event.id, ())) for event in found)
    return FeedPart(group.title, group.settings, items, group.notice, subscriptions.notices(db, group))


class FeedOrder(NamedTuple):
    """The feed with this hash, to be made from the file at `path` as of `now` (aware)."""

    path: Path
    house: FeedContext
    hashed: str
    now: datetime


def made_of(order: FeedOrder) -> bytes | None:
    """The feed ordered, in the process that makes it; None where its address opens nothing any more."""
    with reading_beside(order.path) as db:
        return packed(db, order.house, order.hashed, order.now)


def packed(db: Database, house: FeedContext, hashed: str, now: datetime) -> bytes | None:
    """The file, packed by gzip; None where the address opens nothing any more."""
    from union.feeds.calendar_file import rendered  # with it comes icalendar, which only who renders needs

    source = source_of(db, house, hashed)
    if source is None:
        return None
    return gzip.compress(rendered(source.words, feed_of(db, house, source, now)), mtime=0)


def new_seed() -> str:
    """256 random bits."""
    return secrets.token_hex(32)


def token_of(key: Callable[[str], bytes], seed: str) -> str:
    """The 43 signs that open the feed of this seed."""
    made = hmac.digest(key(PURPOSE), seed.encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What the database knows of it."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(key: Callable[[str], bytes], public_url: str, seed: str, chat_id: int) -> str:
    """The address as it stands in a message to this chat that waits to be sent."""
    return f"{public_url}/feed/{for_chat(key, chat_id, token_of(key, seed))}.ics"
