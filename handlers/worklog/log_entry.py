"""From a message that was read to an entry in the log: which day, which month, which words are kept, which photos belong to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from handlers.branches import branch_assignment
from handlers.core import group_choice, pending_questions
from handlers.core.messages.incoming_message import Said
from handlers.core.turn import Turn
from storage.core import drafts, groups
from storage.reports import publication
from storage.worklog import entries, photos
from union.core.period import A_DAY, Grain
from union.reading import lexicon
from union.reading.acts.classification import category, scores
from union.reading.acts.facts import OF_MONEY, STRONG
from union.reading.message import FactRead, Message, When
from union.reading.reader import OTHER
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.counted_once import HANDED, handed_out
from union.worklog.entries import Fact, LogEntry
from union.worklog.event_links import OVER

RIGHT_AFTER, BACK = timedelta(minutes=10), timedelta(days=45)
LONG = (Grain.QUARTER, Grain.HALF, Grain.YEAR)
MOST = 10**14  # of money in minor units: a trillion
MEANT = ("那", "这")  # before a figure: of how many that are known
INCOME = EitherScript(r"会费|经费|拨款|收[了到取缴]|报销|审")
SUBJECT = "photo.album"
WAITS = timedelta(minutes=1)  # Telegram sends the photos of an album within seconds


def entry_of(turn: Turn, message: Message) -> LogEntry:
    """The entry a message makes, not stored yet."""
    days = (day_of(read.when or message.when, turn.written_on) for read in message.facts)
    facts = tuple(
        Fact(read.category, read.title, day, read.measures, read.money)
        for read, day in zip(message.facts, days, strict=True)
    )
    person = turn.me()
    made = LogEntry(
        id=0,
        number=0,
        author=person.name if person else turn._("管理员（匿名）"),
        author_id=person.id if person else None,
        text=turn.said.text,
        said_at=turn.said.at,
        facts=facts,
        chat_id=turn.where.chat_id,
        message_id=turn.said.message_id,
        late_for=locked_month(turn, facts),
    )
    if not turn.traits().branches:
        return made
    told = message.text.replace(message.rest, "") if message.rest else message.text
    return branch_assignment.placed(turn, made, told)


def pressed(turn: Turn) -> LogEntry | None:
    """The entry of the pressed button; None where it is gone."""
    return entries.get(turn.db, turn.with_group(), turn.press.number())


def just_told(turn: Turn) -> LogEntry | None:
    """What the writer told here last and just now, when nothing was filed in between."""
    person, group = turn.me(), turn.group
    entry = entries.latest_of(turn.db, group, person) if person and group else None
    if entry is None or group is None or entry.chat_id != turn.where.chat_id:
        return None
    is_newest = entry.number == groups.newest_number(turn.db, group)
    return entry if is_newest and turn.said.at - entry.said_at <= RIGHT_AFTER else None


def anew(turn: Turn, entry: LogEntry) -> LogEntry:
    """The entry as it stands now."""
    return entries.get(turn.db, turn.with_group(), entry.id) or entry


def entry_of_its_sort(turn: Turn, told: Message, title: str) -> LogEntry:
    """The entry a message makes, of the sort that the item of that title has, where its own words hardly tell one."""
    return entry_of(turn, of_its_sort(told, title))


def of_its_sort(told: Message, title: str) -> Message:
    """「完事，来了64人」, 「打完了，矿泉水3箱」: work whose own words hardly tell a sort is of that which its item's name tells."""
    sort = category(normal(title).text) if title else None
    if sort is None:
        return told
    facts = (replace(each, category=sort) if is_hardly_sorted(each) else each for each in told.facts)
    return replace(told, facts=tuple(facts))


def may_be_of_item_sort(told: Message) -> bool:
    """Whether what it ends may tell its sort: its own words tell none, or hardly one and that something is over."""
    is_over = OVER.search(normal(told.text).text) is not None
    return any(each.category == OTHER or (is_over and is_hardly_sorted(each)) for each in told.facts)


def is_hardly_sorted(fact: FactRead) -> bool:
    """Whether one word alone, or none, says what sort of work it is; what was paid is of that for which it was."""
    loudest = max(scores("categories", normal(fact.title).text).values(), default=0.0)
    is_payment = fact.category == OF_MONEY and bool(fact.money) and INCOME.search(fact.title) is None
    return fact.category == OTHER or is_payment or loudest < STRONG


def impossible_time(message: Message) -> str | None:
    """The words of a time that cannot be, where no other was said: such a message would fall on a wrong day."""
    return message.impossible[0] if message.impossible and message.when is None else None


def day_ahead(turn: Turn, message: Message) -> date | None:
    """The day named for work that was done though it is still to come; no entry is made for such a day.

    A year to come is no day: 「通过下年度预算」.
    """
    whens = [read.when or message.when for read in message.facts]
    days = [when for when in whens if when is not None and when.grain not in LONG]
    return next((when.start.date() for when in days if when.start.date() > turn.written_on), None)


def is_too_large(entry: LogEntry) -> bool:
    """Whether a figure is beyond what anybody counts or pays: no sum could hold it exactly."""
    found: list[Decimal | int | None] = []
    for fact in entry.facts:
        found += [value for each in fact.measures for value in (each.value, each.value_max)]
        found += [minor for each in fact.money for minor in (each.minor, each.minor_max)]
    return any(value is not None and not -MOST <= value <= MOST for value in found)


def keep(turn: Turn, entry: LogEntry) -> LogEntry:
    """Store an entry with the photo it came with; the writer joins the roster."""
    turn.enrol()
    if HANDED.search(entry.text):
        entry = _handed_out(turn, entry)
    kept = entries.add(turn.db, turn.with_group(), entry, turn.now, topic=turn.where.topic)
    return attach_photos(turn, kept, [turn.said])


def _handed_out(turn: Turn, entry: LogEntry) -> LogEntry:
    """Without what an earlier log of these weeks has bought and counts already."""
    group = turn.with_group()
    happened = entries.happened(turn.db, group, turn.today - BACK, turn.today + A_DAY)
    told = entries.of_ids(turn.db, group, [each.id for each in happened])
    return replace(entry, facts=handed_out(entry, told))


def attach_photos(turn: Turn, entry: LogEntry, messages: Iterable[Said]) -> LogEntry:
    """Add the photos of these messages of this chat to an entry; returns it as it is then."""
    pictured = [(said.message_id, said.photo) for said in messages if said.photo is not None]
    for message_id, photo in pictured:
        row = {
            "chat_id": turn.where.chat_id,
            "message_id": message_id,
            "album": photo.album,
            "file_id": photo.file_id,
            "unique_id": photo.unique_id,
        }
        photos.add_photo(turn.db, turn.with_group(), entry, row, turn.now)
    return anew(turn, entry) if pictured else entry


def locked_month(turn: Turn, facts: tuple[Fact, ...]) -> str | None:
    """The last of the facts' months whose report is final already; the entry is a 补报 then."""
    if not turn.traits().locked:
        return None
    group = turn.with_group()
    months = sorted({group.months.containing(fact.day).key for fact in facts}, reverse=True)
    return next((key for key in months if publication.is_locked(turn.db, group, key)), None)


def day_of(when: When | None, said_day: date) -> date:
    """The day something happened: the last day of the time said that is not after the day it was written."""
    return said_day if when is None else min(when.last_day, said_day)


def is_without_words(turn: Turn) -> bool:
    """Whether it is a photo of an album whose words may still come."""
    photo = turn.said.photo
    return photo is not None and photo.album is not None and not turn.said.text


def remember(turn: Turn) -> None:
    """Keep where the photo is, until its album's words come or the minute is over."""
    pending_questions.begin(turn, SUBJECT, group_choice.said_data(turn.said), WAITS)


def earlier(turn: Turn) -> list[Said]:
    """The photos of this message's album that came before its words; they wait no longer."""
    photo, person = turn.said.photo, turn.me()
    found: list[Said] = []
    if photo is None or photo.album is None:
        return found
    while (draft := drafts.latest(turn.db, turn.where.chat_id, person, SUBJECT)) is not None:
        drafts.end(turn.db, draft)
        said = group_choice.said_from_data(draft.data)
        if said.photo is not None and said.photo.album == photo.album:
            found.insert(0, said)
    return found


def has_figures(facts: Iterable[FactRead | Fact]) -> bool:
    """Whether they count or pay anything: 「催了三遍」, 「小吴那两家送了」 count nothing that was done."""
    nothing = lexicon.units_of("time") | lexicon.units_of("events")
    counts = (one for each in facts for one in each.measures if not (one.what or "").endswith(MEANT))
    return any(each.money for each in facts) or any(one.unit not in nothing for one in counts)
