"""After every change of a log: whether its money made the spending reach 80 or 100 percent of a budget, told once."""

from collections.abc import Iterable, Iterator, Mapping

from handlers.budgets import texts as phrases
from handlers.core.turn import Turn
from handlers.reports.care_figures import year_spent
from storage.budgets import queries as budgets_queries
from storage.core import people
from union.budgets.expenditure import (
    PERCENTS,
    WHOLE,
    Budget,
    BudgetWarning,
    Spent,
    Sums,
    reached,
    spent_of,
    told_now,
)
from union.core.groups import in_charge
from union.words import language_of, words
from union.worklog.entries import LogEntry

SPENT_UP = 100


def look(turn: Turn, *versions: LogEntry) -> None:
    """The log before and after; what its years' budgets have reached is kept, and told where it is new."""
    db, group, number = turn.db, turn.with_group(), versions[-1].number
    last = 0
    for year, categories in _touched(turn, versions).items():
        planned = _planned(turn, year)
        sums = _sums(turn, year) if planned else {}
        for budget in (each for each in planned.values() if each.category in categories):
            last = last or budgets_queries.last_number(db, group)
            spent = spent_of(budget, sums)
            if SPENT_UP in _told(turn, budget, spent, number, last):
                _tell_in_charge(turn, budget, spent, number)


def begin(turn: Turn, budget: Budget, spent: Spent) -> None:
    """The budget is new: what it has reached already is said with it, and not again."""
    db, group = turn.db, turn.with_group()
    now = reached(spent.minor, budget.minor)
    for percent in PERCENTS:
        told = BudgetWarning(0, budgets_queries.last_number(db, group)) if percent in now else None
        budgets_queries.keep_crossing(db, group, (budget.year, budget.category, percent), told, turn.now)


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """What this log made the spending reach, as it stands now, a line for each budget."""
    never_held_money = entry.version == 1 and not any(fact.money for fact in entry.facts)
    return [] if entry.undone or never_held_money else list(_lines(turn, entry))


def _lines(turn: Turn, entry: LogEntry) -> Iterator[str]:
    db, group = turn.db, turn.with_group()
    for year, category, percent in budgets_queries.crossed_by(db, group, entry.number):
        budget = _planned(turn, year).get(category)
        spent = spent_of(budget, _sums(turn, year)) if budget else Spent()
        if budget and percent in reached(spent.minor, budget.minor):
            yield phrases.used(turn._, budget, spent, group.day(turn.now).year)


def _planned(turn: Turn, year: int) -> Mapping[str, Budget]:
    group = turn.with_group()
    return turn.once(("budgets", group.id, year), lambda: budgets_queries.of_year(turn.db, group, year))


def _sums(turn: Turn, year: int) -> Sums:
    group = turn.with_group()
    return turn.once(("spent", group.id, year), lambda: year_spent(turn.db, group, year))


def _touched(turn: Turn, versions: Iterable[LogEntry]) -> dict[int, set[str]]:
    """The years and categories of the log's money; every sum is of the whole, too."""
    containing = turn.with_group().months.containing
    found: dict[int, set[str]] = {}
    for fact in (fact for each in versions for fact in each.facts if fact.money):
        found.setdefault(containing(fact.day).year, {WHOLE}).add(fact.category)
    return found


def _told(turn: Turn, budget: Budget, spent: Spent, number: int, last: int) -> list[int]:
    """The percents that are told of now."""
    db, group, new = turn.db, turn.with_group(), []
    before = budgets_queries.crossings(db, group, budget.year, budget.category)
    now = reached(spent.minor, budget.minor)
    for percent in PERCENTS:
        told, is_new = told_now(before.get(percent), number, last, is_reached=percent in now)
        if told != before.get(percent):
            where = (budget.year, budget.category, percent)
            budgets_queries.keep_crossing(db, group, where, told, turn.now)
        new += [percent] if is_new else []
    return new


def _tell_in_charge(turn: Turn, budget: Budget, spent: Spent, number: int) -> None:
    """In private, but for who reads it under their own log right there."""
    desk, me = turn.desk(), turn.me()
    for person in (each.person for each in in_charge(people.roster(desk.db, desk.group))):
        is_me = me is not None and me.id == person.id
        if is_me and turn.where.private:
            continue
        _ = words(language_of(person.language))
        line = phrases.used(_, budget, spent, desk.wall.year)
        text = _(
            "【{group}】#{number} 记下后，{line}。发 /budget 看各类预算。",
            group=desk.group.title,
            number=number,
            line=line,
        )
        key = f"budget:{desk.group.id}:{budget.year}:{budget.category}:{number}:{person.id}"
        desk.tell(person, text, key=key)
