"""/plan, 计划: a year plan is taken in by document, by reply, or by text in one or several messages; alone it tells how far the year is."""

import re
from datetime import timedelta

from handlers.core import press_texts as press_phrases
from handlers.core.button_press import unforged
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.incoming_message import Document
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.yearplan import progress
from handlers.yearplan import texts as phrases
from handlers.yearplan.plan_pages import on_plan
from storage.yearplan import plans
from storage.yearplan.plans import Plan, Source, Stage
from union.core.rights import Action
from union.yearplan.model import MOST_SIGNS, continues, joined_pieces, with_added_piece

WORDS = ("计划", "年度计划")
YEAR = re.compile(r"\s*(?P<year>20\d\d)\s*年?度?(?=\s|$|[，,：:])|\s*(?P<word>今年|明年)(?=\s|$)")
SHORT = 60  # signs on one line: no plan, but words about one
KEPT = timedelta(minutes=30)  # how long more words are waited for
AT_ONCE = timedelta(seconds=15)  # Telegram cuts a long text into messages that come this soon
GIVEN_UP, EDGES = ("取消", "不发了", "不导入了", "不汇入了"), " \t\n。.！!"
NAMED = re.compile(r"(?:计划|计画|要点|安排|打算).{0,120}\.(?:docx|xlsx|txt)$|\.ics$", re.I)
PAPER = re.compile(r"\.(?:docx?|xlsx?|txt|wps|pdf)$", re.I)  # what can't be read is said to be so
OF_YEAR = re.compile(r"(?:年度|全年|[今明]年|20\d\d).{0,20}(?:计划|要点)")
LONG = 80  # signs: shorter lines are talk, not a plan


def begin(turn: Turn, text: str, year: int | None) -> None:
    """Keep what came and say that more may follow."""
    if len(text) > MOST_SIGNS:
        raise NotDone(phrases.too_much(turn._, most=MOST_SIGNS))
    plan_id = _begin_plan(turn, Source(text=text), Stage.GATHERING, year)
    row = turn.say(phrases.gathering(turn._, signs=len(text)), _rows(turn, plan_id))
    plans.set_plan_message(turn.db, turn.with_group(), plan_id, row)


def may_be_plan(document: Document) -> bool:
    """Whether the name of a file that came without a word says that it is a plan."""
    return NAMED.search(simplified_text(document.name)) is not None


def is_years_plan(document: Document, words: str) -> bool:
    """Whether a file posted among people, or the words with it, say so: 「这是今年的计划」."""
    said = simplified_text(f"{document.name}\n{words}")
    return PAPER.search(document.name) is not None and OF_YEAR.search(said) is not None


def offer(turn: Turn) -> None:
    """「这是年度计划吗？」: nothing is read before somebody says so."""
    turn.needs(Action.ADD, phrases.only_officers(turn._))
    document, group = turn.there(turn.said.document, phrases.only_officers(turn._)), turn.with_group()
    plan_id = _begin_plan(turn, Source(document.file_id, document.name), Stage.GATHERING)
    choices = ((turn._("是，读一读"), "yp.start"), (turn._("不是"), "yp.cancel"))
    row = [turn.button(label, deed, plan_id) for label, deed in choices]
    plans.set_plan_message(
        turn.db, group, plan_id, turn.say(phrases.is_it_a_plan(turn._, document.name), [row])
    )


def continued(turn: Turn) -> bool:
    """Take a message as more of the plan its writer is sending; False where it is something else."""
    person, said = turn.me() if turn.said.text else None, turn.said
    if person is None or not (turn.where.private or turn.traits().gathering):
        return False
    plan = plans.gathering(turn.db, turn.where.chat_id, person, turn.now - KEPT)
    group = turn.services.group(turn.db, plan.group_id) if plan else None
    if plan is None or group is None:
        return False
    is_over = simplified_text(said.text.strip(EDGES)) in GIVEN_UP and _is_reply_to_plan(turn, plan)
    if not (is_over or _is_plan_continuation(turn, plan)):
        return False
    text = with_added_piece(plan.source.text or "", said.text)
    turn.group = group
    if is_over:
        _give_up(turn, plan)
    elif len(text) > MOST_SIGNS:
        turn.say(phrases.too_much(turn._, most=MOST_SIGNS))
    else:
        plans.set_text(turn.db, group, plan.id, text, turn.now)
        rows = _rows(turn, plan.id)
        if plan.outbox_id is not None:
            turn.edit(plan.outbox_id, phrases.gathering(turn._, signs=len(joined_pieces(text))), rows)
    return True


def _is_plan_continuation(turn: Turn, plan: Plan) -> bool:
    """Long or of several lines, right behind the words before, or a reply to the message that asks for more."""
    said = turn.said
    if turn.replied_row() is not None:
        return _is_reply_to_plan(turn, plan)
    is_behind = said.at - plan.changed_at <= AT_ONCE and continues(plan.source.text or "", said.text)
    return is_behind or len(said.text) >= LONG or "\n" in said.text


def _is_reply_to_plan(turn: Turn, plan: Plan) -> bool:
    """Whether it is a reply to the message that asks for more, or to none of ours."""
    sent = turn.replied_row()
    return sent is None or sent.id == plan.outbox_id


def _give_up(turn: Turn, plan: Plan) -> None:
    plans.close(turn.db, turn.with_group(), plan.id)
    if plan.outbox_id is None:
        turn.say(phrases.given_up(turn._))
    else:
        turn.edit(plan.outbox_id, phrases.given_up(turn._), [])


def _rows(turn: Turn, plan_id: int) -> Rows:
    choices = ((turn._("开始读取"), "yp.start"), (turn._("取消"), "yp.cancel"))
    return [[turn.button(label, deed, plan_id) for label, deed in choices]]


def wait(turn: Turn, plan: Plan, year: int | None = None) -> None:
    """Let it be read, and say so in the pressed message."""
    group, sent = turn.with_group(), turn.pressed_row()
    plans.set_stage(turn.db, group, plan.id, Stage.WAITING, turn.now, year=year)
    if sent is not None:
        plans.set_plan_message(turn.db, group, plan.id, sent.id)
    turn.edit_pressed(phrases.reading(turn._))


def _cancel(turn: Turn, plan: Plan) -> None:
    plans.close(turn.db, turn.with_group(), plan.id)
    turn.edit_pressed(phrases.given_up(turn._))


def _year_chosen(turn: Turn, plan: Plan) -> None:
    """The year was asked for; or the one its title names is taken instead."""
    year = turn.press.number(1)
    unforged(2000 <= year <= 2099)
    can_be_read = plan.source.file_id is not None or plan.source.text is not None
    if plan.year == year or not can_be_read:
        raise NotDone(press_phrases.done_before(turn._))
    wait(turn, plan, year)


def show(turn: Turn) -> None:
    """With something to read it is read; alone, or with a year, it tells how far that year is."""
    text = argument(turn.said.text, WORDS)
    document = turn.said.document or turn.said.reply_document
    year, own = _year(turn, text)
    rest = own or ("" if turn.said.reply_to_bot else turn.said.reply_text)
    if document is not None or _is_plan(rest):
        turn.needs(Action.ADD, phrases.only_officers(turn._))
        if document is None:
            begin(turn, rest, year)
        else:
            # A document is whole: it is read at once
            plan_id = _begin_plan(turn, Source(document.file_id, document.name), Stage.WAITING, year)
            plans.set_plan_message(turn.db, turn.with_group(), plan_id, turn.say(phrases.reading(turn._)))
    elif turn.said.photo is not None:
        turn.say(turn._("照片里的字读不了，请发 .docx、.xlsx、.txt 文件，或把文字贴上来。"))
    elif rest:
        turn.say(phrases.how_to(turn._))
    elif text.strip() == "明年":
        progress.propose_next(turn)
    else:
        progress.overview(turn, year)


def _begin_plan(turn: Turn, source: Source, stage: Stage, year: int | None = None) -> int:
    group, place = turn.with_group(), (turn.where.chat_id, turn.where.topic)
    return plans.begin(turn.db, group, place, source, stage, turn.now, person=turn.me(), year=year)


def _year(turn: Turn, text: str) -> tuple[int | None, str]:
    said = YEAR.match(text)
    if said is None:
        return None, text
    this = turn.today.year
    year = int(said["year"]) if said["year"] else this + (said["word"] == "明年")
    return year, text[said.end() :].lstrip(" \n，,：:")


def _is_plan(text: str) -> bool:
    return len(text) > SHORT or "\n" in text


def is_sentence(turn: Turn) -> bool:
    """「计划：下周三开会」 is a sentence like any other."""
    _year_in_front, own = _year(turn, argument(turn.said.text, WORDS))
    is_word = not turn.said.text.strip().startswith(("/", "／"))
    return is_word and bool(own) and not _is_plan(own)


DEEDS: Deeds = {
    "yp.start": on_plan(Action.ADD, wait, Stage.GATHERING),
    "yp.cancel": on_plan(Action.ADD, _cancel, Stage.GATHERING, Stage.ASKING, Stage.FAILED),
    "yp.again": on_plan(Action.ADD, wait, Stage.FAILED),
    "yp.year": on_plan(Action.ADD, _year_chosen, Stage.ASKING, Stage.OPEN),
}
