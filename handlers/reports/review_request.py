"""A draft of the 年终总结 asked for: in short in the chat, the draft itself as a Word file."""

import re
from datetime import datetime
from functools import partial

from handlers.core import press_texts as presses
from handlers.core.command_limits import heavy
from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from handlers.core.turn import Turn
from handlers.reports import month_post
from storage.reports import publication
from union.core.period import Months, Period
from union.core.rights import Action
from union.reading.questions.report_periods import read_period
from union.reports.document_names import Form
from union.reports.text.year_review import as_text

SUMMARY = "年终总结"
PLEASE = r"(?:小秘[,，\s]{0,2})?(?:(?:请|麻烦|帮忙?|给|我|把|再|先){0,4}(?:写|起草|草拟|拟|生成|整理|出|做|弄|来|要|看看?)(?:一下)?(?:一?[份个篇])?)?"
OF_YEAR = r"(?P<year>20\d\d|今|去|上|本)\s?年?"
DRAFT = r"(?:的?(?:初稿|草稿|稿子?|材料))?(?:一下|给我|发我|发到?群里)?"
# 「年终总结」「写2026年工作总结」「年终总结初稿」, behind /digest 「2026 总结」; a 年度总结 is the year's report.
ASKED = rf"{PLEASE}(?:(?:{OF_YEAR}的?)?(?:工会)?年[终末底](?:工会)?(?:工作)?总结|{OF_YEAR.replace('year', 'only')}的?(?:工会)?(?:工作)?总结){DRAFT}"
WHOLE = re.compile(ASKED)


def period_of(said: re.Match[str], wall: datetime, months: Months) -> Period | None:
    """The year that is meant; where none is said the one that is ending, or has ended."""
    year = said["year"] or said["only"]
    if year is None:
        return read_period(SUMMARY, wall, months)
    named = {"今": wall.year, "本": wall.year, "去": wall.year - 1, "上": wall.year - 1}.get(year)
    return months.of_key(str(named or year))


def review(turn: Turn, period: Period) -> None:
    """What the draft says, in short, with the sources of its figures; the file follows."""
    if not turn.may(Action.SEE):
        turn.say(presses.not_allowed(turn._))
        return
    report = month_post.reports(turn.desk()).up_to_date(period)
    if report.empty:
        name = month_post.name_of(turn.desk(), period, turn._)
        turn.say(turn._("{period}没有工作记录，写不出总结", period=name))
        return
    text = as_text(report, turn._, limit=MESSAGE_UNITS)
    *sources, _files = month_post.report_buttons(report, turn.with_group(), turn._)
    again = turn.button(turn._("Word 初稿"), month_post.FILE, period.key, Form.REVIEW.value)
    turn.say(text.text, [*sources, [again]], entities=month_post.entities(text), about=f"digest:{period.key}")
    heavy(partial(_want, period=period))(turn)


def _want(turn: Turn, period: Period) -> None:
    group = turn.with_group()
    wanted = publication.Wanted(group.id, turn.where.chat_id, turn.where.topic, period.key, form=Form.REVIEW)
    publication.want_document(turn.db, group, wanted, turn.now)
