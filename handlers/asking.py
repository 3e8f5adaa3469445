"""Questions about the work: a figure with its logs, what is not done, who has not reported."""

from collections.abc import Sequence
from datetime import timedelta

from handlers import calendar, occurring, questions, sources
from handlers.cards import button
from handlers.chinese import argument
from handlers.material import bound_to_report, entries, material, unreported_members
from handlers.phrases import asking as phrases
from handlers.phrases import press as presses
from handlers.phrases import reports as about_reports
from handlers.turn import Turn
from storage import drafts
from union import digest_details as details
from union import digest_title as title_of
from union.agenda import Status
from union.answers import MEETINGS, meant
from union.answers import answer as figures_of
from union.digest import digest
from union.digest_comparison import Headline
from union.figures import within
from union.grain import Grain
from union.kinds import Kind
from union.rights import Action, Place, Standing
from union.understanding.days_asked import read_days_asked
from union.understanding.periods import by_months
from union.understanding.questions import Question, read_question

WORDS = ("问", "统计")
SOURCES = "ask.sources"
KEPT = timedelta(days=30)


def ask(turn: Turn) -> None:
    """/ask, 问, 统计 with a question behind it."""
    answer(turn, argument(turn.said.text, WORDS))


def answer(turn: Turn, text: str) -> None:
    """Answer a question, or say how to ask one."""
    group = turn.with_group()
    days = read_days_asked(text, group.wall(turn.said.at), group.notice) if text else None
    question = _question(turn, text) if text else None
    if not turn.may(Action.SEE):
        turn.say(presses.not_allowed(turn._))
    elif days is not None:
        calendar.answer(turn, days)
    elif question is None:
        turn.say(phrases.how_to_ask(turn._, text))
    elif question.wants == "open":
        _answer_open(turn, question)
    elif question.wants == "unreported":
        _answer_unreported(turn, question)
    else:
        _answer_figure(turn, question)


def _question(turn: Turn, text: str) -> Question | None:
    """The question, by the group's own months."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    read = read_question(text, wall)
    return None if read is None else read._replace(period=by_months(read.period, text, wall, group.months))


def _answer_figure(turn: Turn, question: Question) -> None:
    """By the report's own rule: a month without its 补报, so that both say the same."""
    found = entries(turn.db, turn.with_group(), question.period)
    monthly = question.period.grain is Grain.MONTH
    counted = meant(question, within(found, question.period, late=not monthly))
    late = len(meant(question, within(found, question.period))) - len(counted)
    figures = figures_of(question, counted)
    subject = phrases.meetings(turn._) if question.subject in MEETINGS else question.subject
    what = phrases.what(turn._, _period(turn, question), subject, question.category)
    planned = _meetings_planned(turn, question)
    if figures:
        _say_figure(turn, what, figures, [*_late_line(turn, late), *planned])
    elif planned:
        turn.say("\n".join([phrases.not_filed(turn._, what), *_late_line(turn, late), *planned]))
    else:
        turn.say(phrases.nothing_found(turn._, what, late))


def _late_line(turn: Turn, late: int) -> list[str]:
    return [phrases.left_out(turn._, late)] if late else []


def _meetings_planned(turn: Turn, question: Question) -> list[str]:
    """What the calendar says of meetings: a meeting is put on it more often than it is filed as work."""
    if question.wants != "count" or question.subject not in MEETINGS:
        return []
    found = occurring.within(turn.db, turn.with_group(), question.period.first, question.period.end)
    meetings = [one for one in found if one.event.kind is Kind.MEETING and one.status is not Status.GIVEN_UP]
    done = sum(1 for one in meetings if one.status is Status.DONE)
    return [phrases.meetings_planned(turn._, len(meetings), done)] if meetings else []


def _say_figure(turn: Turn, what: str, figures: tuple[Headline, ...], notes: Sequence[str]) -> None:
    numbers = sorted({number for each in figures for number in each.amount.sources})
    lines = [phrases.figure(turn._, what, figures, len(numbers)), *notes]
    group = turn.with_group()
    # The numbers themselves are kept: the words of the question would not fit into a button.
    draft_id = drafts.begin(
        turn.db,
        turn.where.chat_id,
        SOURCES,
        {"what": what, "numbers": numbers},
        turn.now,
        turn.now + KEPT,
        group=group,
    )
    turn.say("\n".join(lines), [[button(turn._("依据"), SOURCES, group.id, draft_id)]])


def _answer_open(turn: Turn, question: Question) -> None:
    report = digest(material(turn.db, turn.with_group(), question.period, turn.now))
    late = [f"#{line.number} {line.text}" for line in details.overdue(report, turn._)]
    rest = [f"#{line.number} {line.text}" for line in details.unfinished(report, turn._)]
    turn.say(phrases.open_items(turn._, question.period, late, rest))


def _answer_unreported(turn: Turn, question: Question) -> None:
    group = turn.with_group()
    bound = bound_to_report(turn.db, group)
    if not bound:
        turn.say(phrases.nobody_bound(turn._))
        return
    missing = unreported_members(turn.db, group, question.period)
    period = _period(turn, question)
    lines = [phrases.unreported(turn._, period, len(bound) - len(missing), len(missing))]
    if missing and may_hear_names(turn):
        lines.append(phrases.names(turn._, [each.person.name for each in missing]))
    turn.say("\n".join(lines))


def may_hear_names(turn: Turn) -> bool:
    """The 负责人 and the admin in private; the group only where it set it so."""
    if turn.place is Place.GROUP:
        return turn.settings.names_in_group
    member = turn.member()
    return turn.standing() is Standing.ADMIN or (member is not None and member.chief)


def _period(turn: Turn, question: Question) -> str:
    today = turn.with_group().day(turn.now)
    return title_of.with_days(question.period, turn._, now=today)


def _press_sources(turn: Turn) -> None:
    """Ids: the draft that holds the logs' numbers, and the page where the list is open already."""
    press = turn.incoming.press
    if press is None or not turn.may(Action.SEE):
        turn.toast = presses.not_allowed(turn._)
        return
    draft = questions.pressed(turn, SOURCES)
    if draft is None:
        turn.toast = about_reports.outdated(turn._)
        return
    page = press.number(1) if len(press.ids) > 1 else None
    sources.show(turn, draft.data["what"], draft.data["numbers"], SOURCES, draft.id, page=page)


DEEDS = {SOURCES: _press_sources}
