"""填表: a form of the union above, sent or kept from last time, is filled in with our figures of a period and sent back."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers.core import attachments, file_jobs
from handlers.core.button_press import permitted_deed
from handlers.core.command_limits import heavy
from handlers.core.job_context import Desk
from handlers.core.messages.command_words import argument, said_word, simplified_text
from handlers.core.messages.outgoing_message import brief
from handlers.core.services import Services
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.reports.report_snapshot import MadeFile
from storage.engine.database import Store
from storage.reports import forms
from storage.reports.forms import WISHES, KeptForm, WantedForm
from union.core.files.refusal import refusal
from union.core.groups import Group, Settings
from union.core.period import Period
from union.core.rights import Action
from union.reading.questions.report_periods import read_period
from union.reading.text.normal_form import EitherScript
from union.reports.text.title import period_name

NAME, WORDS, FILL = "form", ("填表", "填报表"), "form.fill"
SHEET = r"(?:空白?|上级)?(?:报表|表格?)"
ASKED = EitherScript(
    r"(?:小秘[,，\s]{0,2})?(?:请|麻烦|帮忙?|给我|帮我){0,2}(?:把|按)?(?P<when>[^,，。；;\n]{0,8}?)"
    rf"(?:填(?:一下|好|写)?(?:[这那][张份个]|上级的?)?{SHEET}|(?:[这那][张份个]|上级的?){SHEET}(?P<then>按[^,，。\n]{{1,8}})?填(?:一下|好|上|了))"
    r"(?:[,，\s](?P<rest>[^,，。\n]{1,12}))?[。!！]?"
)
OF_TIME = EitherScript(r"[\d月季年]")
EARLY = 10  # until this day of a month the form is of the month before
LONGEST_NAME = 60
Make = Callable[[Store, WantedForm, Settings, datetime], Awaitable[MadeFile | None]]


def fill(turn: Turn) -> None:
    """The form in the message, or in the one replied to, else one that was kept."""
    turn.needs(Action.SEE)
    kept = forms.of_group(turn.db, turn.with_group())
    period = _period(turn)
    if turn.said.refused is not None:
        turn.say(refusal(turn._, turn.said.refused))
    elif period is None:
        turn.say(turn._("没看懂是哪个月的表。可以写：填表 10月"))
    elif turn.said.file is not None:
        document, group = attachments.document_of(turn.said), turn.with_group()
        name = " ".join((document.name if document else "").split())[-LONGEST_NAME:]
        form_id = forms.save(turn.db, group, name, turn.said.file, turn.me(), turn.now)
        _want(turn, KeptForm(form_id, name), period)
    elif attachments.wait(turn, NAME):
        return
    elif len(kept) == 1:
        _want(turn, kept[0], period)
    elif kept:
        rows = [[turn.button(brief(each.name, 30), FILL, each.id, period.key)] for each in kept]
        turn.say(turn._("填哪一张？"), rows)
    else:
        how = turn._(
            "把上级的空表（.xlsx 或 .docx）发来，说明写「填表」或「填表 10月」。以后发「填表」就用同一张。"
        )
        turn.say(how)


def is_sentence(turn: Turn) -> bool:
    """Said in plain words with no form to fill in: meant for somebody else."""
    has_form = attachments.document_of(turn.said) is not None or turn.said.file is not None
    return _match_form_words(turn) is not None and not has_form


def _match_form_words(turn: Turn) -> re.Match[str] | None:
    words = simplified_text(turn.said.text)
    return ASKED.fullmatch(words) if said_word(words, WORDS) is None else None


def _period(turn: Turn) -> Period | None:
    """The time named; else this month, in its first days the one before."""
    group, words = turn.with_group(), simplified_text(turn.said.text)
    wall, asked = turn.written, _match_form_words(turn)
    said = " ".join(each for each in asked.group("when", "then", "rest") if each) if asked else ""
    said = said if OF_TIME.search(said) else ("" if asked else argument(words, WORDS).strip())
    if said:
        return read_period(said, wall, group.months)
    month = group.months.containing(wall.date())
    return group.months.before(month) if (wall.date() - month.first).days < EARLY else month


def _want(turn: Turn, form: KeptForm, period: Period) -> None:
    group, _ = turn.with_group(), turn._
    wanted = WantedForm(group.id, turn.where.chat_id, turn.where.topic, form.id, period.key)
    WISHES.add(turn.db, group, wanted, turn.now)
    before = group.months.before(period)
    this, other = (period_name(each, _, now=turn.today) for each in (period, before))
    said = _("按{period}的记录填「{name}」，马上发来。", period=this, name=brief(form.name))
    turn.say(said, [[turn.button(_("改按{period}填", period=other), FILL, form.id, before.key)]])


def _press(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: the form, the period."""
    group = turn.with_group()
    form, period = forms.get(turn.db, group, turn.press.number()), group.months.of_key(ids[1])
    if form is None or period is None:
        raise NotDone(turn._("这张表已经不在了，请再发一次。"))
    _want(turn, form, period)


async def make_wanted(services: Services, make: Make) -> None:
    """Fill in and queue every form wanted; `make` reads the rows and writes the file, outside of the loop."""

    async def made(wanted: WantedForm, group: Group) -> MadeFile | None:
        services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=False)
        return await make(services.store, wanted, services.defaults, services.now())

    await file_jobs.fulfil(services, WISHES, made, _send, _give_up)


def _send(desk: Desk, wanted: WantedForm, made: MadeFile | None) -> None:
    if made is not None and made.content:
        file_jobs.send(desk, wanted, (made.name, made.content), made.caption)
    elif made is not None:
        file_jobs.say(desk, wanted, made.caption)


def _give_up(desk: Desk, wanted: WantedForm) -> None:
    file_jobs.say(desk, wanted, desk._("这张表没有填成，请稍后再发一次「填表」。"))


DEEDS: Deeds = {FILL: heavy(permitted_deed(Action.SEE, _press))}
