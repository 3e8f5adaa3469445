"""What is said under a log that spends: whether a budget has reached 80 or 100 percent, told once, and hints by the rules of
union money the group has chosen; none by default.
"""

from collections.abc import Mapping

from handlers.budgets import texts as phrases
from handlers.budgets.report_section import year_spent
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from storage.budgets import queries as budgets_queries
from storage.care import visits_due
from storage.core import people
from storage.worklog import lessons
from union.budgets import expenditure
from union.budgets.expenditure import PERCENTS, Budget, BudgetWarning, Spent, Sums, reached, spent_of
from union.core import units
from union.core.almanac.days_off import MAINLAND
from union.core.groups import in_charge
from union.words import Words, language_of, words
from union.worklog import spending_rules as rules
from union.worklog.entries import LogEntry

MUTE, SPENT_UP = "hint.mute", 100


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """A line for each rule the log calls to mind."""
    return [hint(turn._, each) for each in _hints_of_log(turn, entry)]


def rows(turn: Turn, entry: LogEntry) -> list[list[Button]]:
    """A button to mute each of them."""
    found = _hints_of_log(turn, entry)
    label = turn._("不再提示第{place}条") if len(found) > 1 else turn._("不再提示这条")
    return [
        [turn.button(label.format(place=place), MUTE, entry.id, each.rule.id)]
        for place, each in enumerate(found, 1)
    ]


def _hints_of_log(turn: Turn, entry: LogEntry) -> list[rules.Hint]:
    question = ("hints", turn.with_group().id, entry.id, entry.version)
    return turn.once(question, lambda: _called_to_mind(turn, entry))


def _called_to_mind(turn: Turn, entry: LogEntry) -> list[rules.Hint]:
    profile = rules.profiles().get(turn.settings.money_rules)
    if profile is None or turn.settings.region != MAINLAND or entry.undone:
        return []
    group, members, already = turn.with_group(), turn.settings.members, _already(turn, entry, profile)
    # What the visit it fulfils was due for.
    care = None if entry.event_id is None else visits_due.of_event(turn.db, group, entry.event_id)
    told = rules.hints(entry, profile, care.occasion if care else None, already, members)
    silent = lessons.muted(turn.db, turn.with_group()) if told else set()
    return [each for each in told if each.rule.id not in silent]


def _already(turn: Turn, entry: LogEntry, profile: rules.Profile) -> int:
    """Fen each member got for festivals by the year's other logs; looked for only where this one gives some, too."""
    members = turn.settings.members
    worded = [(fact, rules.words_of(entry, fact)) for fact in entry.facts]
    goods = [(fact, said) for fact, said in worded if rules.is_goods(said)]
    days = [fact.day for fact, said in goods if rules.per_head(fact, said, members)]
    if not days or all(rule.check != rules.YEARLY for rule in profile.rules):
        return 0
    months = turn.with_group().months
    year = months.containing(days[0]).year
    first, end = months.month(year, 1).first, months.month(year, 12).end
    found = lessons.naming(
        turn.db, turn.with_group(), first, end, (*rules.festival_names(), "节"), without=entry.number
    )
    facts = ((each, fact) for each in found for fact in each.facts if first <= fact.day < end)
    return rules.goods_of_each(facts, members)


def hint(_: Words, found: rules.Hint) -> str:
    """「提示（按所选《…》第八条）：…，这条写了现金。仅供参考」."""
    said = found.word or units.money_text(found.minor, "CNY", _)
    figure = units.money_text(found.rule.figure * 100, "CNY", _)
    rule, how = found.rule, _(found.rule.hint, figure=figure, said=said)
    source = _("{document}，{date}", document=rule.document, date=rule.date)
    if rule.article:
        source = _("{document}{article}", document=rule.document, article=_(rule.article))
    return _("提示（按所选{source}）：{hint}。仅供参考", source=source, hint=how)


def look(turn: Turn, *versions: LogEntry) -> None:
    """The log before and after; what its years' budgets have reached is kept, and told where it is new."""
    db, group, number = turn.db, turn.with_group(), versions[-1].number
    last = 0
    containing = turn.with_group().months.containing
    found: dict[int, set[str]] = {}
    for fact in (fact for each in versions for fact in each.facts if fact.money):
        found.setdefault(containing(fact.day).year, {expenditure.WHOLE}).add(fact.category)
    for year, categories in found.items():
        planned = _planned(turn, year)
        sums = _sums(turn, year) if planned else {}
        for budget in (each for each in planned.values() if each.category in categories):
            last = last or budgets_queries.last_number(db, group)
            spent = spent_of(budget, sums)
            if SPENT_UP in _keep_new_crossings(turn, budget, spent, number, last):
                desk, me = turn.desk(), turn.me()
                for person in (each.person for each in in_charge(people.roster(desk.db, desk.group))):
                    is_me = me is not None and me.id == person.id
                    if is_me and turn.where.private:
                        continue
                    _ = words(language_of(person.language))
                    line = phrases.used(_, budget, spent, desk.wall.year)
                    said = _("【{group}】#{number} 记下后，{line}。发 /budget 看各类预算。")
                    text = said.format(group=desk.group.title, number=number, line=line)
                    key = f"budget:{desk.group.id}:{budget.year}:{budget.category}:{number}:{person.id}"
                    desk.tell(person, text, key=key)


def begin(turn: Turn, budget: Budget, spent: Spent) -> None:
    """The budget is new: what it has reached already is said with it, and not again."""
    db, group = turn.db, turn.with_group()
    now = reached(spent.minor, budget.minor)
    for percent in PERCENTS:
        told = BudgetWarning(0, budgets_queries.last_number(db, group)) if percent in now else None
        budgets_queries.keep_crossing(db, group, (budget.year, budget.category, percent), told, turn.now)


def threshold_lines(turn: Turn, entry: LogEntry) -> list[str]:
    """What this log made the spending reach, as it stands now, a line for each budget."""
    never_held_money = entry.version == 1 and not any(fact.money for fact in entry.facts)
    if entry.undone or never_held_money:
        return []
    found = []
    for year, category, percent in budgets_queries.crossed_by(turn.db, turn.with_group(), entry.number):
        budget = _planned(turn, year).get(category)
        spent = spent_of(budget, _sums(turn, year)) if budget else Spent()
        if budget and percent in reached(spent.minor, budget.minor):
            found.append(phrases.used(turn._, budget, spent, turn.today.year))
    return found


def _planned(turn: Turn, year: int) -> Mapping[str, Budget]:
    group = turn.with_group()
    return turn.once(("budgets", group.id, year), lambda: budgets_queries.of_year(turn.db, group, year))


def _sums(turn: Turn, year: int) -> Sums:
    group = turn.with_group()
    return turn.once(("spent", group.id, year), lambda: year_spent(turn.db, group, year))


def _keep_new_crossings(turn: Turn, budget: Budget, spent: Spent, number: int, last: int) -> list[int]:
    db, group, new = turn.db, turn.with_group(), []
    before = budgets_queries.crossings(db, group, budget.year, budget.category)
    now = reached(spent.minor, budget.minor)
    for percent in PERCENTS:
        told, is_new = expenditure.updated_warning(
            before.get(percent), number, last, is_reached=percent in now
        )
        if told != before.get(percent):
            where = (budget.year, budget.category, percent)
            budgets_queries.keep_crossing(db, group, where, told, turn.now)
        new += [percent] if is_new else []
    return new
