"""/budget, 预算: the year's budgets against what was spent, and their change by a line for each."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.budgets import spending_hints
from handlers.budgets import texts as phrases
from handlers.budgets.report_section import year_spent
from handlers.core import message_reading
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.command_limits import heavy
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.reports import month_post
from storage.budgets import queries as budgets_queries
from union.budgets.budget_lines import (
    MOST,
    MOST_LINES,
    YEAR,
    BudgetLineTrouble,
    BudgetSetting,
    read_lines,
    read_year,
    skipped_line_count,
    unglued,
)
from union.budgets.expenditure import Budget, Spent, ordered, spent_of, unplanned
from union.core import units
from union.core.almanac.date_format import day_words
from union.core.grouping import grouped
from union.core.kinds import CATEGORIES
from union.core.rights import Action
from union.reports.document import FileForm

WORDS = ("预算",)
UNDO, SET, SHOW = "budget.undo", "budget.set", "budget.show"
LEDGER = ("台账", "台賬", "台帳", "明细表", "明細表", "表格", "Excel", "excel")
FIRST_YEAR, LAST_YEAR = 1990, 2100  # the calendar we know
MOST_YEARS = 3


def budget(turn: Turn) -> None:
    """What holds in a year; with a line for each category, a change; 台账: the year's workbook."""
    words = unglued(argument(turn.said.text, WORDS))
    this_year = _this_year(turn)
    named = words.removeprefix("#")
    is_ledger = named.endswith(LEDGER)
    for word in LEDGER:
        named = named.removesuffix(word)
    year = read_year(named, this_year) if named.strip() else this_year
    turn.needs(Action.SEE)
    if is_ledger and year is not None:
        heavy(partial(_ledger, year=year))(turn)
    elif year is not None and FIRST_YEAR <= year <= LAST_YEAR:
        turn.say(*_view(turn, year))
    elif not turn.may(Action.BUDGET):
        turn.say(turn._("预算由管理员或负责人来定；发 /budget 可以查看。"))
    else:
        _change(turn, words)


def show(turn: Turn, words: str) -> None:
    """The budgets of the year a question names, else of this one."""
    found = YEAR.search(words)
    year = read_year(found[0], _this_year(turn)) if found else None
    turn.say(*_view(turn, _this_year(turn) if year is None else year))


def gauges(turn: Turn, year: int) -> list[tuple[str, int, int]]:
    """Each budget of the year in words, what was spent of it and how much it is, in minor units."""
    group = turn.with_group()
    planned, sums = budgets_queries.of_year(turn.db, group, year), year_spent(turn.db, group, year)
    found = ((each, spent_of(each, sums)) for each in ordered(planned.values()))
    return [(phrases.line(turn._, each, spent), spent.minor, each.minor) for each, spent in found]


def _view(turn: Turn, year: int) -> tuple[str, Rows]:
    _, group = turn._, turn.with_group()
    planned = ordered(budgets_queries.of_year(turn.db, group, year).values())
    sums = year_spent(turn.db, group, year)
    # Spent money that no budget is for
    rest = [
        units.labelled_figure(phrases.name(_, category), phrases.paid(_, spent, currency), _)
        for category, currency, spent in unplanned(planned, sums)
    ]
    ask = phrases.how_to(_) if turn.may(Action.BUDGET) else _("预算由管理员或负责人来定。")
    outside = [_("已支出：{rest}", rest=_("；").join(rest))] if rest else []
    lines = [_("{year}年没有定预算。", year=year), *outside, ask]
    if planned:
        day = day_words(_, turn.today, now=turn.today)
        head = _("{year}年预算（截至{day}）") if year == turn.today.year else _("{year}年预算")
        outside = [_("没有预算的支出：{rest}", rest=_("；").join(rest))] if rest else []
        told = (line for line, _spent, _planned in gauges(turn, year))
        lines = [head.format(year=year, day=day), *told, *outside]
    group, row = turn.with_group(), []
    if bool(planned or sums) and year <= _this_year(turn):
        row.append(turn.button(turn._("台账"), month_post.FILE, str(year), FileForm.XLSX.value))
    others = [each for each in budgets_queries.years(turn.db, group) if each != year][-MOST_YEARS:]
    row += [turn.button(turn._("{year}年", year=each), SHOW, each) for each in others]
    return "\n".join(lines), ([row] if row else [])


def _ledger(turn: Turn, year: int) -> None:
    group = turn.with_group()
    period = group.months.longer(group.months.month(year, 1))[-1]
    if year > _this_year(turn):
        raise NotDone(month_post.future_period_notice(turn._, period, turn.today))
    month_post.want_here(turn, period, FileForm.XLSX)


def _change(turn: Turn, words: str) -> None:
    """Every line that can be read is taken, the others are said back."""
    model = message_reading.of_turn(turn)
    read = list(read_lines(words, _this_year(turn), turn.with_group().settings.region, model))
    done, said, rows = list[budgets_queries.Change](), list[str](), list[Sequence[Button]]()
    for line in read:
        if line.trouble is not None or line.category is None or line.minor is None:
            said.append(phrases.rejected_line_text(turn._, line))
            rows += _guessed_category_rows(turn, line)
            continue
        now = Budget(line.year, line.category, line.currency or turn.currency, line.minor)
        text, change = _keep_budget(turn, now)
        said.append(text)
        done += [change] if change else []
    if not read:
        said.append(phrases.how_to(turn._))
    if more := skipped_line_count(words):
        said.append(
            turn._("一次最多{most}行，后面{count}行没有记下，请再发一次。", most=MOST_LINES, count=more)
        )
    undo = [[_undo_button(turn, done)]] if done else []
    turn.say("\n".join(said), [*undo, *rows])


def _keep_budget(turn: Turn, now: Budget) -> tuple[str, budgets_queries.Change | None]:
    """Keep a budget; what to say of it. None where it holds already."""
    db, group = turn.db, turn.with_group()
    held = budgets_queries.of_year(db, group, now.year).get(now.category)
    if held == now or (held is None and not now.minor):
        return phrases.budget_unchanged_text(turn._, now), None
    change = budgets_queries.set_budget(db, group, now, turn.me(), turn.now)
    turn.audit("budget", f"{now.year}:{change.id}")
    spent = spent_of(now, year_spent(db, group, now.year)) if now.minor else Spent()
    spending_hints.begin(turn, now, spent)
    return phrases.changed(turn._, held, now, spent), change


def _undo_button(turn: Turn, done: Sequence[budgets_queries.Change], label: str | None = None) -> Button:
    return turn.button(label or turn._("撤销"), UNDO, done[0].id, done[-1].id)


def _guessed_category_rows(turn: Turn, line: BudgetSetting) -> Rows:
    """The category that may be meant, as a button; amounts in another currency are to be written again."""
    is_whole = line.trouble is BudgetLineTrouble.NO_CATEGORY and line.guess in CATEGORIES and line.minor
    if not is_whole or line.minor is None or line.guess is None or line.currency != turn.currency:
        return ()
    ids = (line.year, CATEGORIES.index(line.guess), line.minor)
    label = turn._(
        "是，{name}{amount}",
        name=turn._(line.guess),
        amount=units.money_text(line.minor, line.currency, turn._),
    )
    return [[turn.button(label, SET, *ids)]]


def _press_undo(turn: Turn, _ids: tuple[str, ...]) -> None:
    """Ids: the first and last change that were made at once; each is changed back, which can be changed back again."""
    group, first, last = turn.with_group(), turn.press.number(), turn.press.number(1)
    unforged(first <= last < first + MOST_LINES)
    # The changes made at once, of each year and category the first and the last.
    made = (budgets_queries.change(turn.db, group, number) for number in range(first, last + 1))
    alike = grouped(((each.now.year, each.now.category), each) for each in made if each is not None)
    found = [(changes[0], changes[-1]) for changes in alike.values()]
    if not found or not all(budgets_queries.is_newest(turn.db, group, newest) for _oldest, newest in found):
        raise NotDone(turn._("后来又改过，这次不能撤销。请直接发新的预算。"), alert=True)
    put = [_keep_budget(turn, oldest.before or replace(oldest.now, minor=0)) for oldest, _newest in found]
    done = [change for _text, change in put if change]
    text = "\n".join([turn._("已改回："), *[text for text, _change in put]])
    turn.toast = turn._("已改回")
    turn.edit_pressed(text, [[_undo_button(turn, done, turn._("恢复"))]] if done else ())


def _press_set(turn: Turn, _ids: tuple[str, ...]) -> None:
    """Ids: year, category, minor units: the category that was meant."""
    year, place, minor = (turn.press.number(at) for at in range(3))
    unforged(FIRST_YEAR <= year <= LAST_YEAR and 0 < minor <= MOST)
    text, change = _keep_budget(turn, Budget(year, CATEGORIES[place], turn.currency, minor))
    turn.edit_pressed(text, [[_undo_button(turn, [change])]] if change else ())


def _press_show(turn: Turn, _ids: tuple[str, ...]) -> None:
    year = turn.press.number()
    unforged(FIRST_YEAR <= year <= LAST_YEAR)
    turn.edit_pressed(*_view(turn, year))


def _this_year(turn: Turn) -> int:
    """The year that today's month is reported in."""
    return turn.with_group().months.containing(turn.today).year


DEEDS: Deeds = {
    UNDO: permitted_deed(Action.BUDGET, _press_undo),
    SET: permitted_deed(Action.BUDGET, _press_set),
    SHOW: permitted_deed(Action.SEE, _press_show),
}
