"""Which log words name: 「上周五的走访」, 「法律咨询那条」; by its day and by what it says, where no open item is called so, too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import log_command, log_entry
from storage.core import groups, people
from storage.worklog import entries
from union.core.groups import Person
from union.core.period import A_DAY
from union.people.forms_of_address import mentioned
from union.reading.acts.changes.corrections import (
    SpokenCorrection,
    is_sure_slip,
    means_latest,
    placed_figures,
)
from union.reading.acts.changes.log_remarks import Remark, WhatIsWrong
from union.reading.acts.extraction import look
from union.reading.english.translation import is_english
from union.reading.message import Money
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.identifiers import read_only_number
from union.reading.text.normal_form import EitherScript, normal
from union.worklog import spoken_corrections as spoken
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import can_be_corrected, says_figure, slots_of

BACK = timedelta(days=70)
SOON, LATER, SLIP_AGAIN = timedelta(minutes=60), timedelta(days=3), timedelta(minutes=20)
NAME_LETTERS = 4  # of a name that no stem has
LATELY, OWN = timedelta(days=2), 1.0  # what speaks for the newest of the writer and of whom they call
A_WORD = 1.0  # how loudly a name names a log at least (union/reading/replies/mentions.py)
MOST_BESIDE = 1  # signs of a name that the log does not say
SHORTEST = 2
A_YEAR, A_TITLE = timedelta(days=300), 20  # signs of a title that are looked at
EMPTY = EitherScript(r"[□·\s\W的那这个次场条笔项了都我们去上]|活动|记录|工作|昨天|今天|前天")
# What stands beside the name in a correction: which figure it is, and how it was found out.
LABEL = EitherScript(
    r"金额|花费|超[支出]?了|[上出]来|(?:慰问|救助|助学|补助|报名|活动|花的?|总)?[金款费钱]用?数?|[人户份件张]数|数[字量]?|一下|刚|核对?|查|看|点|发票|收据|张?单|签到[表单]?|会员|职工|纠正|搞|不好意思|其?实|是|为|应|共|花|不|也"
)

SPELT, DIGITS, STEM = EitherScript(r"[A-Za-z]{2,24}"), EitherScript(r"\d"), 4
FIGURES = EitherScript(
    r"\$?\d[\d,.]*(?!\d|\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", any_case=True
)
SMALL = EitherScript(
    r"the|an?|for|of|to|on|in|at|is|was|were|are|ha[ds]|be|not|my|our|this|that|it|and|eh|ah|lah|sorry|pls|please|changed?|amend(?:ed)?|made|mistake|correct(?:ion|ed)?|typo|wrong|should|actual(?:ly)?|recount(?:ed)?|receipt|says?"
    r"|log|entry|record|numbers?|amount|count|cost|bill|figure|total|only|date|one|members|pax|ppl|people|families|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last|morning|afternoon|evening|week|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|visits?",
    any_case=True,
)


def of_remark(turn: Turn, told: Sequence[LogEntry], remark: Remark) -> Sequence[LogEntry]:
    """The logs a remark's name may stand for; none where it names what is planned, or nothing that was told."""
    number = read_only_number(remark.name)
    if number is not None:
        entry = entries.numbered(turn.db, turn.with_group(), number)
        return [] if entry is None or entry.undone else [entry]
    return [] if _is_far(turn, remark) else _of_name(turn, told, remark.name, points=remark.points)


def is_name(words: str) -> bool:
    """Whether words say more of a log than 「我那条」."""
    return bool(EMPTY.sub("", words))


def of_correction(turn: Turn, told: Sequence[LogEntry], said: SpokenCorrection) -> Sequence[LogEntry]:
    """The one log that a correction names and fits; none where its words name none or several, or say more than that."""
    if not (said.is_slip or said.is_sure_slip or (said.points and said.others)):
        return []
    text = turn.said.text
    name = FIGURES.sub(" ", text) if is_english(text) else LABEL.sub(" ", said.words)
    known = _of_name(turn, told, name, points=said.points)
    if len(known) > 1:  # 「走访3户那次，钱是1800」
        known = [each for each in known if says_figure(each, said)]
    return known if len(known) == 1 and can_be_corrected(known[0], said) else []


def _of_name(turn: Turn, told: Sequence[LogEntry], name: str, *, points: bool) -> Sequence[LogEntry]:
    words = message_reading.run_reader(turn, look, name or turn.said.text).words
    own = name if is_english(name) else words
    if not is_name(words) or means_latest(turn.said.text):
        return []
    days = set(_days_back(turn, name))
    known = best_named_logs(told, own, by_rarity=False)
    if not known and days:
        short = EMPTY.sub("", words)
        known = [each for each in told if any(_is_in_order(short, one.title) for one in each.facts)]
    known = [each for each in known if not days or days.intersection(fact.day for fact in each.facts)]
    beside = {each.id: _unmatched_char_count(each, own) for each in known}
    least = min(beside.values(), default=0)
    if not known or (not points and (least > MOST_BESIDE or _is_planned(turn, words))):
        return []
    found = [each for each in known if beside[each.id] == least]
    loud = [each for each in best_named_logs(told, own) if each in found]
    return loud if len(loud) == 1 else found


def best_named_logs(told: Sequence[LogEntry], words: str, *, by_rarity: bool = True) -> list[LogEntry]:
    """Those that these words name as loudly as any."""
    said = naming_scores(told, words, by_rarity=by_rarity)
    most = max(said, default=0.0)
    return [each for each, loud in zip(told, said, strict=True) if loud >= A_WORD and loud == most]


def _is_in_order(name: str, title: str) -> bool:
    """「昨天的球赛」 of the log that tells a 篮球友谊赛: the signs of the name in their order."""
    rest = iter(title[:A_TITLE])
    return SHORTEST <= len(name) <= len(title) and all(sign in rest for sign in name)


def _unmatched_char_count(entry: LogEntry, words: str) -> int:
    """How many signs the words have that the log does not say."""
    facts = "".join(fact.category + fact.title for fact in entry.facts)
    said = f"{entry.text}{entry.item}{facts}"
    told = normal(said).text + said.casefold()
    spelt = [each for each in SPELT.findall(words) if not SMALL.fullmatch(each)]
    signs = set(EMPTY.sub("", SPELT.sub(" ", DIGITS.sub(" ", words)))) - set(told)
    return len(signs) + sum(each.casefold()[:STEM] not in told.casefold() for each in spelt)


def _is_planned(turn: Turn, words: str) -> bool:
    """Whether an open item is called so."""
    name = set(EMPTY.sub("", words))
    titles = [each.title for each in occurrences.open_items(turn)]
    loud = title_mention_scores(titles, words, by_rarity=False)
    return any(
        one >= A_WORD and len(name - set(normal(title).text)) <= MOST_BESIDE
        for title, one in zip(titles, loud, strict=True)
    )


def _days_back(turn: Turn, words: str) -> Sequence[date]:
    return message_reading.days_of(turn, words if is_english(words) else f"{words}{message_reading.WAS_DONE}")


def _is_far(turn: Turn, remark: Remark) -> bool:
    """Whether the right day would be one of last year: then one to come was meant."""
    if remark.wrong is not WhatIsWrong.DAY:
        return False
    days = _days_back(turn, remark.right)
    return not days or turn.today - days[0] > A_YEAR


def recent_logs(turn: Turn) -> Sequence[LogEntry]:
    """The logs of the last weeks, each whole."""
    group, today = turn.with_group(), turn.written_on

    def found() -> list[LogEntry]:
        happened = entries.happened(turn.db, group, today - BACK, today + A_DAY)
        return entries.of_ids(turn.db, group, [each.id for each in happened])

    return turn.once(("lately", group.id, today), found)


# 「嗰5份表入面有1個係舊會員」, 「那12户里」: the figure that is pointed at names the log that tells it.
POINTED_FIGURE = EitherScript(r"[那这嗰呢]\s?(?P<value>\d{1,6})\s?(?P<unit>[\u4e00-\u9fff])")


# 「职代会开完了，代表20人实到19」 tells what is new, and puts nothing right that was told weeks ago.
TELLS_NEWS = EitherScript(
    r"[会赛课讲展演]完(?:了|啦|咗)|[开搞办做打比演跑走看弄派发送]完(?:了|啦|咗)|结束(?:了|啦)?(?=$|[,，。!！\s])|圆满|今[天日早晚]|刚刚|\b(?:is|was|all)? ?(?:done|over|finished)\b|\btoday\b",
    any_case=True,
)


def logs_pointed_at(turn: Turn) -> Sequence[LogEntry]:
    """Those of the last weeks that tell a figure the words point at, else all; of news without a word of error those of these days."""
    told, text = recent_logs(turn), turn.said.text
    if TELLS_NEWS.search(text) and not is_sure_slip(normal(text).text) and not means_latest(text):
        told = [each for each in told if turn.said.at - each.said_at <= LATER]
    said = {(Decimal(each["value"]), each["unit"]) for each in POINTED_FIGURE.finditer(text)}
    if not said:
        return told
    held = [each for each in told if said & {(one.value, one.unit) for one in slots_of(each.facts)}]
    return held or told


def naming_scores(told: Sequence[LogEntry], words: str, *, by_rarity: bool = True) -> list[float]:
    """How loudly words name each log, by its own words or the title of the item it fulfils."""
    return title_mention_scores([f"{each.text}\n{each.item}" for each in told], words, by_rarity=by_rarity)


def log_named(turn: Turn, words: str) -> LogEntry | None:
    """The one log that these words name, or the item it fulfils, the loudest."""
    told = recent_logs(turn)
    best = best_named_logs(told, words)
    if not best and len(words) <= NAME_LETTERS:  # 「the jb one」
        best = [each for each in told if words.casefold() in f"{each.text} {each.item}".casefold().split()]
    # 「昨晚讲课那条」 is of that day
    days, me = set(message_reading.days_of(turn, f"{words}{message_reading.WAS_DONE}")), turn.me()
    best = [each for each in best if not days or days.intersection(fact.day for fact in each.facts)]
    if not best and days and me is not None:
        mine = [each for each in told if each.author_id == me.id]
        best = [each for each in mine if days.issuperset(fact.day for fact in each.facts)]
    return best[0] if len(best) == 1 and log_command.trouble(turn, best[0], by_words=True) is None else None


def just_corrected(turn: Turn) -> LogEntry | None:
    """What the writer put right here just now: 「不对，…」 behind that is about it, and about no log told later."""
    person, group, since = turn.me(), turn.with_group(), turn.said.at - SLIP_AGAIN
    entry = entries.latest_corrected(turn.db, group, person, since) if person else None
    return entry if entry and entry.chat_id == turn.where.chat_id else None


def nearest_log(turn: Turn, author: Person | None) -> tuple[int, float]:
    """The newest log of the writer's, or of who is named, and what speaks for it where it was told in this chat."""
    person, group = author or turn.me(), turn.with_group()
    corrected = just_corrected(turn) if author is None else None
    if corrected is not None and not _is_told_since(turn, corrected):
        return corrected.id, spoken.NEWEST
    latest = entries.latest_of(turn.db, group, person) if person else None
    if latest is None or latest.chat_id != turn.where.chat_id:
        return 0, 0.0
    age = turn.said.at - latest.said_at
    if age <= LATER and (author is not None or means_latest(turn.said.text)):
        return latest.id, spoken.NEWEST
    if latest.number == groups.newest_number(turn.db, group) and age <= SOON:
        return latest.id, spoken.NEWEST if age <= log_entry.RIGHT_AFTER else spoken.NEW
    return latest.id, spoken.LAST if age <= LATER else 0.0


def _is_told_since(turn: Turn, entry: LogEntry) -> bool:
    """Whether the writer told another behind the last change of this one."""
    me = turn.me()
    latest = entries.latest_of(turn.db, turn.with_group(), me) if me else None
    changed = entries.versions(turn.db, turn.with_group(), entry)[-1].at
    return latest is not None and latest.id != entry.id and latest.said_at >= changed


def may_mean_log(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Whether words that name no log may be about this one: one's own, what was told here just now, or what they say words of."""
    me = turn.me()
    is_own = me is None or entry.author_id == me.id
    return is_own or turn.said.at - entry.said_at <= SOON or spoken.shares_words(entry, words)


def scored_logs(turn: Turn) -> list[tuple[float, bool, LogEntry]]:
    """How loudly it names each log, by its words or its item's, and whether that is the newest of the writer or of whom they call."""
    told = logs_pointed_at(turn)
    days = set(message_reading.days_of(turn, turn.said.text))
    if days:  # 「12号那批」; where it is the day that was wrong, no log is of it
        told = [each for each in told if any(fact.day in days for fact in each.facts)] or told
    called, me = mentioned(people.roster(turn.db, turn.with_group()), turn.said.text), turn.me()
    authors = [each.id for each in (me, called[0].person if called else None) if each is not None]
    newest = {max((one.id for one in told if one.author_id == author), default=0) for author in authors}
    corrected = just_corrected(turn)
    if corrected is not None and not _is_told_since(turn, corrected):
        newest = {corrected.id}
    named = naming_scores(told, turn.said.text)
    scored = [
        (words, entry.id in newest and turn.said.at - entry.said_at <= LATELY, entry)
        for words, entry in zip(named, told, strict=True)
        if (turn.where.private or entry.chat_id == turn.where.chat_id)
        and log_command.trouble(turn, entry, by_words=True) is None
    ]
    return sorted(scored, key=lambda each: (-each[0] - OWN * each[1], -each[2].id))


def swapped_sums(
    told: Sequence[LogEntry], pieces: Sequence[str]
) -> Sequence[tuple[LogEntry, tuple[Fact, ...]]]:
    """「2400是慰问的钱，运动会那才1200」: of two logs with one sum each, where a piece gives one of them the other's."""
    sums = {
        each.id: money[0]
        for each in told
        if len(money := [one for fact in each.facts for one in fact.money]) == 1
    }
    said = [{each.value for _start, _end, each, _ in placed_figures(normal(piece).text)} for piece in pieces]
    of_sums = [each for each in told if each.id in sums and any(_value(sums[each.id]) in one for one in said)]
    named = [best_named_logs(of_sums, FIGURES.sub(" ", each)) for each in pieces]
    pair = {best[0].id: best[0] for best in named if len(best) == 1}
    if len(pair) != 2:
        return ()
    one, other = pair.values()
    given = [(best[0].id, values) for best, values in zip(named, said, strict=True) if len(best) == 1]
    crossed = {one.id: _value(sums[other.id]), other.id: _value(sums[one.id])}
    if len(set(crossed.values())) == 1 or not all(crossed[log] in values for log, values in given):
        return ()
    return [
        (each, tuple(replace(fact, money=(sums[new.id],)) if fact.money else fact for fact in each.facts))
        for each, new in ((one, other), (other, one))
    ]


def _value(money: Money) -> Decimal:
    return Decimal(money.minor) / 100
