"""Hints under a log by the rules of union money the group has chosen; none by default."""

from datetime import date

from handlers.core.messages.keyboards import Button, button
from handlers.core.turn import Turn
from storage.care import visits_due
from storage.worklog import muted_hints
from union.core import money
from union.core.almanac.days_off import MAINLAND
from union.reading.life.life_event import Occasion
from union.words import Words
from union.worklog.entries import LogEntry
from union.worklog.spending_rules import (
    YEARLY,
    Hint,
    Profile,
    SpendingRule,
    festival_names,
    goods_of_each,
    hints,
    is_goods,
    per_head,
    profiles,
    words_of,
)

MUTE = "hint.mute"


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """A line for each rule the log calls to mind."""
    return [hint(turn._, each) for each in _found(turn, entry)]


def rows(turn: Turn, entry: LogEntry) -> list[list[Button]]:
    """A button to mute each of them."""
    found, group_id = _found(turn, entry), turn.with_group().id
    return [
        [button(label_mute(turn._, place, len(found)), MUTE, group_id, entry.id, each.rule.id)]
        for place, each in enumerate(found, 1)
    ]


def _found(turn: Turn, entry: LogEntry) -> list[Hint]:
    question = ("hints", turn.with_group().id, entry.id, entry.version)
    return turn.once(question, lambda: _called_to_mind(turn, entry))


def _called_to_mind(turn: Turn, entry: LogEntry) -> list[Hint]:
    profile = profiles().get(turn.settings.money_rules)
    if profile is None or turn.settings.region != MAINLAND or entry.undone:
        return []
    members = turn.settings.members
    already = _already(turn, entry, profile)
    told = hints(entry, profile, _occasion(turn, entry), already, members)
    silent = muted_hints.muted(turn.db, turn.with_group()) if told else set()
    return [each for each in told if each.rule.id not in silent]


def _occasion(turn: Turn, entry: LogEntry) -> Occasion | None:
    """What the visit it fulfils was due for."""
    if entry.event_id is None:
        return None
    care = visits_due.of_event(turn.db, turn.with_group(), entry.event_id)
    return care.occasion if care else None


def _already(turn: Turn, entry: LogEntry, profile: Profile) -> int:
    """Fen each member got for festivals by the year's other logs; looked for only where this one gives some, too."""
    members = turn.settings.members
    days = [
        fact.day
        for fact in entry.facts
        if is_goods(words_of(entry, fact)) and per_head(fact, words_of(entry, fact), members)
    ]
    if not days or all(rule.check != YEARLY for rule in profile.rules):
        return 0
    first, end = _year(turn, days[0])
    found = muted_hints.naming(turn.db, turn.with_group(), first, end, _words(), without=entry.number)
    facts = ((each, fact) for each in found for fact in each.facts if first <= fact.day < end)
    return goods_of_each(facts, members)


def _year(turn: Turn, day: date) -> tuple[date, date]:
    months = turn.with_group().months
    year = months.containing(day).year
    return months.month(year, 1).first, months.month(year, 12).end


def _words() -> tuple[str, ...]:
    """One of which stands in whatever is given for a festival."""
    return (*festival_names(), "节")


def hint(_: Words, found: Hint) -> str:
    """「提示（按所选《…》第八条）：…，这条写了现金。仅供参考」."""
    said = found.word or money.written(found.minor, "CNY", _)
    figure = money.written(found.rule.figure * 100, "CNY", _)
    return _(
        "提示（按所选{source}）：{hint}。仅供参考",
        source=_source(_, found.rule),
        hint=_(found.rule.hint, figure=figure, said=said),
    )


def label_mute(_: Words, place: int, count: int) -> str:
    """Button under such a log."""
    return _("不再提示这条") if count == 1 else _("不再提示第{place}条", place=place)


def _source(_: Words, rule: SpendingRule) -> str:
    if rule.article:
        return _("{document}{article}", document=rule.document, article=_(rule.article))
    return _("{document}，{date}", document=rule.document, date=rule.date)
