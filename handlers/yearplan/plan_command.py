"""/plan, 计划: a year plan is taken in by document, by text or by reply; alone it tells how far the year is."""

import re
from datetime import date

from handlers.core.messages.command_words import argument
from handlers.core.messages.incoming_message import Document
from handlers.core.turn import Turn
from handlers.yearplan import progress, text_collection
from handlers.yearplan import texts as phrases
from storage.yearplan import plans
from storage.yearplan.plans import Source, Stage
from union.core.rights import Action

WORDS = ("计划", "年度计划")
YEAR = re.compile(r"\s*(?P<year>20\d\d)\s*年?度?(?=\s|$|[，,：:])|\s*(?P<word>今年|明年)(?=\s|$)")
SHORT = 60  # signs on one line: no plan, but words about one


def show(turn: Turn) -> None:
    """With something to read it is read; alone, or with a year, it tells how far that year is."""
    text = argument(turn.said.text, WORDS)
    document = turn.said.document or turn.said.reply_document
    year, own = _year(turn, text)
    rest = own or ("" if turn.said.reply_to_bot else turn.said.reply_text)
    if document is not None or _is_plan(rest):
        _take(turn, document, rest, year)
    elif turn.said.photo is not None:
        turn.say(turn._("照片里的字读不了，请发 .docx、.xlsx、.txt 文件，或把文字贴上来。"))
    elif rest:
        turn.say(phrases.how_to(turn._))
    elif text.strip() == "明年":
        progress.propose_next(turn)
    else:
        progress.overview(turn, year)


def _take(turn: Turn, document: Document | None, text: str, year: int | None) -> None:
    if not turn.may(Action.ADD):
        turn.say(phrases.only_officers(turn._))
    elif document is None:
        text_collection.begin(turn, text, year)
    else:
        _wait(turn, document, year)


def _wait(turn: Turn, document: Document, year: int | None) -> None:
    """A document is whole: it is read at once."""
    group, place = turn.with_group(), (turn.where.chat_id, turn.where.topic)
    source = Source(document.file_id, document.name)
    plan_id = plans.begin(turn.db, group, place, source, Stage.WAITING, turn.now, person=turn.me(), year=year)
    plans.said_in(turn.db, group, plan_id, turn.say(phrases.reading(turn._)))


def _year(turn: Turn, text: str) -> tuple[int | None, str]:
    """The year in front, and what is behind it."""
    said = YEAR.match(text)
    if said is None:
        return None, text
    this = _today(turn).year
    year = int(said["year"]) if said["year"] else this + (said["word"] == "明年")
    return year, text[said.end() :].lstrip(" \n，,：:")


def _is_plan(text: str) -> bool:
    return len(text) > SHORT or "\n" in text


def is_sentence(turn: Turn) -> bool:
    """「计划：下周三开会」 is a sentence like any other."""
    _year_in_front, own = _year(turn, argument(turn.said.text, WORDS))
    is_word = not turn.said.text.strip().startswith(("/", "／"))
    return is_word and bool(own) and not _is_plan(own)


def _today(turn: Turn) -> date:
    return turn.with_group().day(turn.now)
