"""Said to the bot in a group: with its @name or a name of its own, in reply to it, in answer to its question, or in a button's words.

Whoever speaks to it is answered, by the rules of a private chat; what nobody said to it and nobody could use is
perhaps asked about (doubt_question.py), else it stays silent and remembers only that it was.
"""

from datetime import timedelta

from handlers.core import hooks, message_reading
from handlers.core import not_understood_texts as phrases
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Act, Turn
from handlers.events import occurrences
from handlers.questions import asked_of_ours
from handlers.requests import request_entry
from handlers.routing import undo_commands
from handlers.routing.basic_commands import may_ask
from handlers.routing.references import candidate_times, likely_items, proposals
from handlers.routing.talk import doubt_question, item_doubt, kept_notes, named_item, spoken_buttons
from handlers.worklog import unheard_writers
from storage.core import drafts
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.rights import Action
from union.core.units import money_text
from union.events.model import Event, Status
from union.reading.acts.changes.hinted_changes import read_proposals
from union.reading.acts.forwarded_notices import is_own_body, passed_on_from
from union.reading.acts.opinion import Sense
from union.reading.acts.talk_signs import NO_ANSWER_YET, is_talk, is_wish
from union.reading.questions.question_reader import has_asking_words
from union.reading.replies.agreements import SAID
from union.reading.replies.remarks import is_passing
from union.reading.replies.short_replies import Courtesy, courtesy
from union.reading.text.normal_form import EitherScript, simplified
from union.worklog.entries import LogEntry

JUST_NOW, PASTED = timedelta(minutes=10), ("【", "[", "F", "f", "转", "轉")
LATELY = timedelta(hours=12)
TALK = 0.6
NUMBER = EitherScript(
    r"(?<![0-9A-Za-z])[#＃]\s?(\d{1,6})(?!\d|\s?号?(?:[路楼栋线机门库桌床]|车间|食堂|宿舍|病区))"
)
# It begins with the number, points at the thing, or has something done with it.
WANTED = EitherScript(r"^[\s,，]{0,3}[#＃]|[#＃]\s?\d{1,6}\s?号?[这那嗰呢]|[把将帮给][^,，。]{0,6}[#＃]")
# 「#1 很好」, 「#1 是王芳去的」: wants nothing.
REMARK = EitherScript(
    r"[#＃]\s?\d{1,6}\s?[这那]?[个次条]?(?:都|还|也|办得|做得|搞得)?(?:[很挺真太好]|不错|辛苦|是[\u4e00-\u9fff]{1,4}[去做办写弄搞说]的)|\b(?:good|nice|well done|great)\b",
    any_case=True,
)
Example = tuple[str, About]  # what to say, and what it is about


def hear_in_group(turn: Turn, hear: Act) -> bool:
    """Let a message of a group be heard, and close what no handler has said anything to; False where it stayed unheard."""
    if turn.group is None or is_greeted(turn) or spoken_buttons.is_chosen(turn) or _answers_question(turn):
        return True
    is_yes = SAID.match(simplified(turn.said.text.strip())) and proposals.is_answered(turn)
    if is_yes or (NO_ANSWER_YET.search(turn.said.text) and named_item.is_answer_awaited(turn)):
        return True
    # Another body's notice, pasted for all to read: 「【邻市教育工会】…」.
    is_pasted = turn.said.text.lstrip()[:1] in PASTED
    body = passed_on_from(turn.said.text) if is_pasted and not message_reading.is_said_to_bot(turn) else None
    if body is not None and not is_own_body(body, turn.with_group().title):
        return True
    before = turn.answers
    hear(turn)
    if turn.answers > before or not turn.said.text or turn.said.photo is not None:
        return True
    if spoken_buttons.is_button_said(turn):
        return True
    if message_reading.is_said_to_bot(turn) or number_wanted(turn):
        not_understood(turn)
        return True
    ways = asked_of_ours.tell_what_is_held, _asks_leave_of_likely, doubt_question.asked_in_group
    return any(each(turn) for each in ways)


def _asks_leave_of_likely(turn: Turn) -> bool:
    """Whether the others were asked for leave to move the one item the words may be about: 「實操仲未出，12月3號交得唔得」."""
    if not read_proposals(turn.said.text) or not doubt_question.may_ask(turn):
        return False
    one = item_doubt.item_meant(turn)
    several = item_doubt.possible_items(turn) if one is None else None
    if several is not None and several.answer == likely_items.MOVE and len(several.items) == 1:
        one = several.items[0]
    return one is not None and proposals.asks_leave_of_item(turn, one)


def number_wanted(turn: Turn) -> bool:
    """Whether words that nobody could use name by its number one thing of ours that is not over: never met by silence, unless they are talk."""
    text = turn.said.text
    is_remark = REMARK.search(text) is not None or not turn.may(Action.LOG)
    if is_remark or is_talk(text) or has_asking_words(text) or _numbered(turn) is None:
        return False
    meant = None if WANTED.search(text) else message_reading.opinion_of(turn)  # 「我哋工會係全港 #1！」
    return meant is None or meant.share(Sense.CHATTER) < TALK


def begins_with_number(turn: Turn) -> bool:
    """Whether words begin with the number of such a thing: they plan no other one."""
    return NUMBER.match(turn.said.text.lstrip()) is not None and _numbered(turn) is not None


def _numbered(turn: Turn) -> LogEntry | Event | None:
    """The one open item, or log, that the words name by its number."""
    said = turn.said
    numbers = [] if said.edited or said.forwarded else [int(each[1]) for each in NUMBER.finditer(said.text)]
    found = undo_commands.numbered(turn, numbers[0]) if len(set(numbers)) == 1 else None
    is_over = found is not None and (
        found.undone if isinstance(found, LogEntry) else found.status is not Status.OPEN
    )
    return None if is_over else found


def not_understood(turn: Turn) -> None:
    """At worst: what can be said of the thing it is about; 撤销 behind it undoes nothing else."""
    text, about = _examples(turn) or (
        turn._(
            "没听懂，没有记下。可以说：\n· 今天走访困难职工3户，发放慰问金{sum}\n· 下周三下午3点开工会小组长例会",
            sum=money_text(90000, turn.currency, turn._),
        ),
        None,
    )
    is_of_item = (
        about is not None and about.subject == message_subject.EVENT and turn.said.reply_to is not None
    )
    one = (
        occurrences.of_subject(turn.db, turn.with_group(), about, turn.now) if about and is_of_item else None
    )
    if one is not None and is_passing(turn.said.text) and not turn.where.private:
        turn.nod()
        return
    if one is not None and kept_notes.keep_remark(turn, one):
        return
    mark = message_subject.aside(about, turn.now) if about else None
    turn.say(text, kept_notes.rows(turn, one), about=mark)
    unheard_writers.note(turn)


def ask_which_item(turn: Turn) -> None:
    """Words that change one of the items, and name none."""
    text = turn._("说的是哪一项？请直接回复那条消息，或写上编号，例如：推迟 #12 两天、取消 #12。")
    turn.say("\n".join([text, *candidate_times.nearest(turn)]))
    unheard_writers.note(turn)


def tell_not_understood(turn: Turn) -> None:
    """Of nothing that is here."""
    if is_wish(turn.said.text) and request_entry.is_open(turn):
        turn.say(f"{phrases.not_understood(turn._, turn.currency)}\n{may_ask(turn._)}")
    else:
        turn.say(phrases.not_understood(turn._, turn.currency))
    unheard_writers.note(turn)


def is_greeted(turn: Turn) -> bool:
    """Called and told nothing, or asked what it is good for: it says that it is there, and how to go on."""
    said = turn.said
    if not (said.addressed or turn.where.private) or said.reply_to is not None or said.photo is not None:
        return False
    kind = courtesy(said.text) if said.text else Courtesy.GREETING
    if kind is Courtesy.NONE:
        return False
    if kind is not Courtesy.GREETING:
        return turn.tell(turn._("不客气，有事直接说。"))
    text = turn._(
        "我在。直接说一句就行，例如：\n· 今天走访困难职工3户，发放慰问金{sum}\n· 下周有什么活动\n更多用法发 /help。",
        sum=money_text(90000, turn.currency, turn._),
    )
    return turn.tell(text)


def _answers_question(turn: Turn) -> bool:
    """What it asked the writer here just now may be answered without a reply, as in private."""
    said, member = turn.said, turn.member()
    is_by_itself = said.reply_to is None and not said.forwarded and said.text
    if not is_by_itself or member is None or not turn.traits().questions:
        return False
    if not drafts.has_open_question_since(turn.db, turn.where.chat_id, member.person, turn.now - JUST_NOW):
        return False
    return any(takes(turn) for takes in hooks.of(turn).next_answers)


def _examples(turn: Turn) -> Example | None:
    """Of what is named by its number, or the message replied to; else of the writer's newest log or item, if it is not long ago."""
    found = _numbered(turn)
    subject, group = None if found else turn.replied_about(), turn.with_group()
    if found is not None:
        pass
    elif turn.said.reply_to is None:
        found = undo_commands.newest(turn, turn.said.at - LATELY)
    elif subject is not None:
        get = entries.get if subject.subject == "log" else events_queries.get
        found = get(turn.db, group, subject.id)
    if isinstance(found, LogEntry):
        text = turn._(
            "没听懂，没有改动。说的是 #{number} {title}，可以说：\n· 撤销 #{number}\n· 为什么 #{number}",
            number=found.number,
            title=brief(found.facts[0].title) if found.facts else "",
        )
        return text, subject or About("log", found.id)
    if found is None:
        return None
    text = turn._(
        "没听懂，没有改动。说的是 #{number} {title}，可以说：\n· 改到周五下午3点\n· 地点改为三楼会议室\n· 改名为……\n· 完成、取消、推迟两天",
        number=found.number,
        title=brief(found.title),
    )
    return text, subject or About("event", found.id)
