"""What somebody writes about a list people enter: 「拔河我们车间报12个」, 「我带家属2人」, 「现在几个人报名」, a 接龙.

In a group it acts only where it knows the item and every word of the clause; whatever it does not know is not for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import SequenceMatcher

from handlers.attendance import attendance_card, list_talk, name_list, sign_up, told_answers
from handlers.attendance import texts as phrases
from handlers.attendance.attendance_card import Gathering
from handlers.core import message_reading
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.attendance import headcounts, sign_ups
from storage.branches import branch_list
from storage.core import people
from storage.events import queries as events_queries
from union.attendance import sign_up_list
from union.attendance.expected_replies import unit_said
from union.attendance.headcount import Answer, Style
from union.attendance.list_talk import items_said
from union.attendance.participation_replies import read_part
from union.attendance.sign_up_list import Entry
from union.attendance.spoken_sign_ups import Places, SignUpDeed, SpokenSignUp, read_sign_up
from union.core.groups import Person
from union.core.kinds import Kind
from union.core.period import OF_A_DAY
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.message import Intent
from union.reading.names.branches import named_branches
from union.reading.names.people import SURNAMES
from union.reading.replies.mentions import PAPER, SIGNS, title_overlap
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

CALLED_LATELY = timedelta(days=7)
OPENED = EitherScript(r"[报報]名|接[龙龍]|家属|sign.?up|register", any_case=True)
OWN_BRANCH = EitherScript(r"我们?(?:车间|组|小组|班|部门?|科室?|分会|支部|这边|队)")
# How many by now, 「截至2月24日一共」, is nobody's name.
FILLING = EitherScript(
    r"(?:截[至止]到?|[到至])(?:\d{1,4}年)?(?:\d{1,2}月)?\d{0,2}(?:[日号]|[今昨][天日晚]|目前|现在|此|月)?(?:为止)?|累计|合计|共计|总计|前后|另外|再|已经?|暂时|暂|(?:我们?|本人|俺)?(?:家|屋企|那边|这边|这里)|全家|一家|我们?|本人|俺|[帮给替请把]|一共|总共|还是|准备|打算|参加|一起|报名|都|也|要|想|会|去|来|的|了|就|共|那|这|现在|目前|活动|组织|哈|哦|吧|啊|嘛|呢|OK|ok"
)
NAME_LIKE = EitherScript(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
UNIT_LIKE = EitherScript(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}")
LISTED_LIKE = EitherScript(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}|[A-Z][A-Za-z ]{1,30}")
OF_WHAT = EitherScript(
    rf"(?P<what>[\u4e00-\u9fff]{{2,10}})报名:(?=[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:、|$))"
)
NAMED_LIST = EitherScript(
    r"\s{0,3}(?P<what>[^\n]{2,40}?)\s?(?:报名(?:名单|表)?|sign[\s-]?ups?|registration)(?:\s?list)?[:：]?\s{0,3}\n",
    any_case=True,
)
OTHERWISE = (ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.PLACE, ChangeDeed.OWNER)
CLOSES = EitherScript(r"^(?:报名)?截止(?:日期|时间|报名)?")
MOST = 30  # times of a series in which a day is sought
LEAST = 2  # signs of a title in a row


def claimed(turn: Turn, said: SpokenSignUp) -> bool:
    """Whether the words are about a list of ours; then it is kept, or told."""
    person = turn.me() if turn.may(Action.TAKE_PART) else None
    if turn.said.edited or turn.said.forwarded or person is None:
        return False
    if turn.said.reply_to_bot and read_part(turn.said.text) is not None:
        return False  # said with the words that every reply to an item knows
    changes = read_changes(turn.said.text)
    if any(each.deed is ChangeDeed.FINISH and PAPER.search(each.own) for each in changes):
        return False  # 「报名表收齐了，86人」 ends a task
    day, said = _without_day(turn, said)
    event, is_named = _event_signed_up_for(turn, said, day)
    if _is_of_nothing(turn, said, event.title if event is not None else "", has_day=day is not None):
        return True
    found = _gathering(turn, event, day)
    is_called = not said.is_near or is_named or told_answers.answers_call(turn, found)
    if found is None or found.one.status is not Status.OPEN or not is_called:
        return False
    is_known = is_named or told_answers.is_expected(turn, found)
    text = ACTS[said.deed](turn, found, said, person, is_named)
    # 「联欢报了85个，收了6800元」: with a sum it is filed as well.
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    if text is None or (turn.may(Action.LOG) and any(each.money for each in told.facts)):
        return False
    if text and is_known and attendance_card.is_change_shown(turn, found):
        turn.nod()
    elif text:
        one = found.one
        words = turn._("{item}：{words}", item=phrases.short(turn._, one, turn.today), words=text)
        turn.say(words, about=message_subject.of_time(one))
    begins = next((each.stretch[0] for each in read_changes(turn.said.text) if each.deed in OTHERWISE), 0)
    if begins:  # 「羽毛球已经报了41个了，截止干脆放到23号吧」: whoever hears the rest does it
        rest = CLOSES.sub("报名", turn.said.text[begins:], 1)
        turn.speak_as(replace(turn.said, text=f"{found.one.event.title}{rest}"))
    return not begins


def is_count_asked(turn: Turn) -> bool:
    """Whether it is asked how many, or who, entered for what has a list of ours: 「插花活动现在报名几个人？」; then that is told."""
    said = read_sign_up(turn.said.text)
    return said is not None and said.deed in ANSWERED_AT_ONCE and claimed(turn, said)


def enter_names_told(turn: Turn, event: Event, text: str) -> None:
    """Whoever stands in the chain that an item was made of, or is said to go, stands on its list; what people are called to has one."""
    told_answers.keep_goers(turn, [event], text)
    list_talk.enter_told(turn, event, text)
    call = turn.settled("list call", lambda: "")
    is_called = bool(call) and _is_met(event) and turn.settled("list", lambda: event.id) == event.id
    said, person = read_sign_up(call if is_called else text), turn.me()
    found = _gathering(turn, event if is_called or (said and said.is_chain) else None, None)
    found = list_talk.as_list(turn, found) if found is not None and is_called else found
    if said is not None and said.is_chain and found is not None and person is not None:
        _enter(turn, found, said, person, is_named=True)


def _is_of_nothing(turn: Turn, said: SpokenSignUp, title: str, *, has_day: bool) -> bool:
    """「篮球赛报名：张三、李四」, "Family day sign up" above names, where no such thing is planned: no work done, and told."""
    is_list = said.is_chain and not title and not has_day
    head = NAMED_LIST.match(turn.said.text) if is_list else None
    head = head or (OF_WHAT.match(said.clauses[0]) if said.deed is SignUpDeed.SET else None)
    if head is None or (title and (head["what"] in title or title in head["what"])):
        return False
    text = turn._(
        "日程上还没有「{title}」，名单没有记下。先说哪天办，例如：下周六下午3点{title}，再发一遍名单。"
    )
    return turn.tell(text.format(title=head["what"]))


def _without_day(turn: Turn, said: SpokenSignUp) -> tuple[date | None, SpokenSignUp]:
    """「报名 23号」: the day that is named, and the words without it."""
    when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when
    if when is None or when.deadline or when.grain not in OF_A_DAY:
        return None, said  # 「12月20日前报名」 calls others
    words = normal(when.text).text
    places = tuple(replace(each, words=each.words.replace(words, "")) for each in said.places)
    clauses = tuple(each.replace(words, "") for each in said.clauses)
    return when.start.date(), replace(said, places=places, clauses=clauses)


def _event_signed_up_for(turn: Turn, said: SpokenSignUp, day: date | None) -> tuple[Event | None, bool]:
    """The item that is replied to, named or alone on its day, else the one list that was called lately; whether it was named."""
    about = turn.replied_about()
    events = [each for each in occurrences.open_items(turn) if _is_met(each)]
    clauses = said.clauses
    if about is not None and about.subject == "event":
        replied = events_queries.get(turn.db, turn.with_group(), about.id)
        if replied is not None and _is_met(replied):
            return replied, True
        clauses = (*clauses, replied.title if replied else "")  # the closing day of a sign-up is an item, too
    fits = {each.id: _overlap(turn, each, clauses) for each in events}
    best = max(fits.values(), default=0)
    if best >= LEAST:
        called = [each for each in events if fits[each.id] == best]
        return min(called, key=lambda each: each.start), True
    if day is not None:  # 「+1 for 18 May」
        times = occurrences.between_dates(turn.db, turn.with_group(), day, day + timedelta(days=1))
        held = {each.event.id: each.event for each in times if _is_met(each.event)}
        if len(held) == 1:
            return next(iter(held.values())), True
        # 「13日钓鱼比赛，报名」 is of no other day's list
        events = [each for each in events if each.id in held]
    asked = told_answers.event_called_for(turn) if said.is_near else None
    called = [each for each in events if each == asked]
    called = called or [each for each in events if _has_sign_up_call(turn, each)]
    called = called or _items_called_beside(turn, events)
    return (called[0] if len(called) == 1 else None), False


def _overlap(turn: Turn, event: Event, clauses: Sequence[str]) -> int:
    """By whole words where the title is English."""
    is_said = (
        not event.title.isascii() or not turn.said.text.isascii() or items_said(turn.said.text, [event.title])
    )
    return title_overlap(event.title, clauses) if is_said else 0


def _is_met(event: Event) -> bool:
    return event.kind is not Kind.FESTIVAL and not is_due_by(event)


def _has_sign_up_call(turn: Turn, event: Event) -> bool:
    """Whether people were asked to enter for it, not long ago."""
    is_list = event.kind is Kind.COMPETITION or OPENED.search(event.said) is not None
    is_new = event.said_at is not None and event.said_at >= turn.said.at - CALLED_LATELY
    terms = headcounts.terms(turn.db, turn.with_group(), event)
    return terms.style is Style.ENTRY or (is_list and is_new)


def _items_called_beside(turn: Turn, events: Sequence[Event]) -> list[Event]:
    """「大家报名聚餐没？订位人数10号前报给我」: what a task calls people to enter for that was given out not long ago."""
    since = turn.said.at - CALLED_LATELY
    tasks = [each for each in occurrences.open_items(turn) if each.said_at and each.said_at >= since]
    calls = [each.said for each in tasks if is_due_by(each) and OPENED.search(each.said)]
    return [each for each in events if calls and title_overlap(each.title, calls) >= LEAST]


def _gathering(turn: Turn, event: Event | None, day: date | None) -> Gathering | None:
    """Who comes to the time of that day; to the one at hand where the item has none then."""
    if event is None:
        return None
    group = turn.with_group()
    times = occurrences.coming(turn.db, group, event, turn.wall, MOST) if day and event.rule else ()
    one = next((each for each in times if each.start.date() == day), None)
    one = one or attendance_card.coming(turn.db, group, event, turn.now)
    return attendance_card.gathering_of(turn.db, group, one) if one is not None else None


def _entries(turn: Turn, found: Gathering, said: SpokenSignUp, person: Person) -> list[Entry] | None:
    """Those who are named, each with the number told; None where a word is not known."""
    known, kept = _list(turn, found), dict[tuple[int, str], Entry]()
    for places in said.places:
        entry = _whose(turn, found, places, person, said)
        if entry is None:
            return None
        there = next((each for each in known if each.team and each.team == entry.team), None)
        entry = replace(entry, person_id=there.person_id) if there is not None else entry
        kept[entry.person_id, entry.team] = entry
    return list(kept.values())


def _whose(turn: Turn, found: Gathering, places: Places, person: Person, said: SpokenSignUp) -> Entry | None:
    """The branch, the member or the name that the words are, once those of the item and such as say nothing are off."""
    group = turn.with_group()
    if places.is_name:
        other = people.person_named(turn.db, group, places.words) if places.words else person
        return Entry(other.id) if other else Entry(person.id, places.words, 1)
    core = SIGNS.sub("", normal(found.one.event.title).text)
    words = places.words if said.is_chain else SIGNS.sub("", places.words)  # 「Ah Seng」
    for _each in range(LEAST):
        same = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
        if same.size < LEAST:
            break
        words = words[: same.b] + words[same.b + same.size :]
    branches = named_branches(words, branch_list.all_branches(turn.db, group)).branches
    if not places.is_own and OWN_BRANCH.search(words):
        member = turn.member()
        return Entry(person.id, (member.branch if member else None) or "", places.people)
    left = words if said.is_chain else FILLING.sub("", words)
    if len(branches) == 1 and len(left) <= len(branches[0].name) + 1:
        return Entry(person.id, branches[0].name, places.people)
    if not left or people.person_named(turn.db, group, left) == person:
        own = sign_up_list.entries_of_person(_list(turn, found), person.id)
        is_of_own = len(own) == 1 and not left and (said.deed is not SignUpDeed.SET or said.is_weak)
        # 「再加2个」 behind 「一车间报12个」
        return Entry(person.id, own[0].team if is_of_own else "", places.people)
    other = people.person_named(turn.db, group, left)
    if places.is_own or (said.is_weak and other is None and not _is_unit_awaited(turn, found, left)):
        return None
    if other is not None:
        return Entry(other.id, "", places.people)
    form = LISTED_LIKE if said.is_chain else UNIT_LIKE if places.people else NAME_LIKE
    return Entry(person.id, left, places.people or 1) if form.fullmatch(left) else None


def _is_unit_awaited(turn: Turn, found: Gathering, words: str) -> bool:
    """Whether a unit is named that is asked for its number, 「报名表各组报给我」, or right behind another's entry: 「三车间3人」."""
    is_called = told_answers.is_right_behind(turn, found) or bool(
        _items_called_beside(turn, [found.one.event])
    )
    return unit_said(words) == (words, "") and is_called


def _list(turn: Turn, found: Gathering) -> list[Entry]:
    return sign_ups.entries(turn.db, turn.with_group(), found.one)


def _enter(turn: Turn, found: Gathering, said: SpokenSignUp, person: Person, is_named: bool) -> str | None:
    entries = _entries(turn, found, said, person)
    is_run = said.is_chain and all(each.is_name for each in said.places)
    is_called = is_run and (
        told_answers.is_right_behind(turn, found) or OPENED.search(found.one.event.said) is not None
    )
    if entries is None or (said.is_chain and not (is_named or is_called)):
        return None
    if said.is_all:
        if not may_alter(turn, found.one.event):
            return None
        found = list_talk.as_list(turn, found)
        for each in _list(turn, found):
            sign_ups.withdraw(turn.db, turn.with_group(), found.one, each)
    if said.is_weak:
        there = all(each in _list(turn, found) for each in entries)
        goes_on = all(_is_unit_awaited(turn, found, each.team) for each in entries)
        is_list = found.style is Style.ENTRY or goes_on
        is_told = is_list and (is_named or goes_on) and all(each.team for each in entries)
        if not (there or is_told):
            return None
    alone = len(entries) == 1 and entries[0] == Entry(person.id) and entries[0].people <= 1
    if alone and found.style is Style.ANSWER:
        return sign_up.give(turn, found, person, Answer.YES)[0]
    return sign_up.enter_all(turn, list_talk.as_list(turn, found), person, entries)


def _change(turn: Turn, found: Gathering, said: SpokenSignUp, person: Person, is_named: bool) -> str | None:
    entries = _entries(turn, found, said, person)
    if entries is None or len(entries) != 1:
        return None
    (entry,) = entries
    if said.deed is SignUpDeed.ADD and is_named:
        found = list_talk.as_list(turn, found)
    there = next((each for each in _list(turn, found) if each == entry), None)
    goes_on = is_named or _is_unit_awaited(turn, found, entry.team)
    if there is None and (said.deed is SignUpDeed.LESS or not goes_on):
        return None
    more = entry.people if said.deed is SignUpDeed.ADD else -entry.people
    count = more + ((there.people or 1) if there else 0)
    if count <= 0:
        return sign_up.withdraw(turn, found, person, entry.team or sign_up.ONESELF)
    return sign_up.enter_all(turn, found, person, [replace(entry, people=count)])


def _leave(turn: Turn, found: Gathering, said: SpokenSignUp, person: Person, _is_named: bool) -> str | None:
    """Off the list; who had not said that they come is left to whatever hears of absences."""
    if said.places and said.places[0].words:
        return _replace(turn, found, said, person)
    if found.style is Style.ANSWER and Entry(person.id) in sign_up.said_yes(turn, found.one):
        return sign_up.give(turn, found, person, Answer.LEAVE)[0]
    if not sign_up_list.entries_of_person(_list(turn, found), person.id):
        return None
    return sign_up.withdraw(turn, found, person, sign_up.ONESELF)


def _replace(turn: Turn, found: Gathering, said: SpokenSignUp, person: Person) -> str | None:
    """Somebody else off the list, with another in their place where one is named."""
    goes, comes = (
        _whose(turn, found, Places(words, 1), person, said) for words in (said.places[0].words, said.instead)
    )
    listed = [each for each in _list(turn, found) if goes and each.team == goes.team]
    # A member by their number, anybody else by the name they stand under, whoever put it there.
    there = next((each for each in listed if goes and (goes.team or each.person_id == goes.person_id)), None)
    if there is None or (said.instead and comes is None):
        return None
    told = sign_up.withdraw(turn, found, replace(person, id=there.person_id), there.team or sign_up.ONESELF)
    if not said.instead or comes is None:
        return told
    found = attendance_card.gathering_of(turn.db, turn.with_group(), found.one) or found
    return sign_up.enter_all(turn, found, person, [replace(comes, people=there.people)])


def _count(turn: Turn, found: Gathering, said: SpokenSignUp, _person: Person, is_named: bool) -> str | None:
    if not is_named and len(SIGNS.sub("", FILLING.sub("", "".join(said.clauses)))) > LEAST:
        return None
    if said.deed is SignUpDeed.NAMES and turn.where.private and name_list.may_read(turn, found.one):
        name_list.show(turn, found)
        return ""
    if found.lists.entered or found.answers[Answer.YES] or found.told:
        units = phrases.of_units(turn._, found.lists) if said.deed is not SignUpDeed.COUNT else ""
        names = "" if units or said.deed is not SignUpDeed.NAMES else name_list.show_reader(turn, found)
        return phrases.joined(turn._, [attendance_card.counts(turn._, found), units, names])
    # Where no list was kept here how many entered may have been told as work.
    is_list = found.terms.style is Style.ENTRY or (found.style is Style.ENTRY and found.capacity is not None)
    return turn._("还没有人报名。") if is_list else None


def _missing(turn: Turn, found: Gathering, said: SpokenSignUp, person: Person, is_named: bool) -> str | None:
    """「拔河谁还没报」: the branches that entered nobody, beside how many did."""
    counts = _count(turn, found, said, person, is_named) if is_named else None
    teams = {each.team for each in _list(turn, found)}
    listed = branch_list.active(turn.db, turn.with_group())
    missing = [each.name for each in listed if each.name not in teams]
    if counts is None or not missing or len(listed) == 1:  # one alone is that of the group itself
        return counts
    return turn._("{counts}，还没有：{missing}", counts=counts, missing=turn._("、").join(missing))


# 「报了多少人了？我这边有11个要来，妇产科6个、儿科5个」 is answered by the counts as they are then.
ANSWERED_AT_ONCE = (SignUpDeed.COUNT, SignUpDeed.NAMES, SignUpDeed.MISSING, SignUpDeed.SET)
ACTS: dict[SignUpDeed, Callable[[Turn, Gathering, SpokenSignUp, Person, bool], str | None]] = {
    SignUpDeed.SET: _enter,
    SignUpDeed.ADD: _change,
    SignUpDeed.LESS: _change,
    SignUpDeed.OUT: _leave,
    SignUpDeed.COUNT: _count,
    SignUpDeed.NAMES: _count,
    SignUpDeed.MISSING: _missing,
}
