"""A reply that says of a log that its work is not done: it goes, what it ended is open again, and what it was to be is planned.

「还没去呢，这是计划，28号、29号走访」, "no no, this is for Jason to buy, not a record".
"""

from collections.abc import Iterator

from handlers.calendar import several_items
from handlers.calendar.changes import completion
from handlers.calendar.event_creation import Source
from handlers.core import message_reading
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.worklog import item_ties, log_command, log_receipt
from storage.worklog import entries
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.reading.message import Intent, Message
from union.reading.replies.amendments import same_as_number
from union.reading.replies.title_replies import clauses_of_reply, rejoined
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.entries import LogEntry

NOT_DONE = EitherScript(
    r"(?:还|仲)?[没未]有?(?:去|做|办|开|搞|弄|完成|买|装|交|发|打|走访|举行|发生)(?:完|过|成|齐)?(?![^,，。;；]{0,6}的(?:人|同事|职工))"
    r"|(?:这|那|呢)?(?:个|条|次)?(?:只?是|系)(?:计划|打算|安排|预定|预告|任务)|(?:只是|光是?)(?:问|说|计划|打算|商量|想)|不(?:是|算|用记成?|要记成?)(?:一?[条次个])?(?:记录|活动|工作|做过|做完|已经)"
    r"|唔系(?:记录|做[过咗])|\b(?:have|has|had|did)(?:n'?t|[·\s]not|[·\s]yet[·\s]to)[·\s]?|\bnot[·\s](?:yet|done|a[·\s](?:record|log))|\bnot[·\s](?:happened|started)|\b(?:it|this)(?:[·\s]is|'?s)[·\s](?:only[·\s])?(?:a[·\s])?(?:plan|planned|task)\b",
    any_case=True,
)
# 「报名还没截止，10号才完，只是报个数」: the log stands, what it ended does not.
STILL_OPEN = EitherScript(
    r"(?:还|仲|都|尚)?(?:[没未冇]有?|唔)(?:到)?(?:截(?:止)?|结束|完(?!成)|满|封|收官|到期|到时间)|(?:只|净)?(?:是|系)(?:先)?(?:报|讲|说|通知|更新|话)(?:一?个|一下|下|住)?(?:人?数|进度|情况|进展)|(?:号|天|日|周|月|时候)才(?:完|截|结束|到)"
    r"|\b(?:not|n'?t)[·\s](?:yet[·\s])?(?:closed|close|over|finished|ended|full|end)\b|\bjust[·\s](?:giving|telling|reporting|updating|sharing|an?[·\s]update|the[·\s](?:number|count|figure)s?)|\bstill[·\s](?:open|ongoing|going[·\s]on)\b",
    any_case=True,
)
LONGEST = 80


def replied(turn: Turn, mark: str) -> bool:
    """Whether the reply says so of a log its writer may take back; then that is done."""
    subject, text = message_subject.read(mark), turn.said.text
    number = same_as_number(text)
    is_open = _sign_found(STILL_OPEN, text) and not _sign_found(NOT_DONE, text)
    if subject is None or len(text) > LONGEST or not (number or is_open or _sign_found(NOT_DONE, text)):
        return False
    entry = entries.get(turn.db, turn.with_group(), subject.id)
    if entry is None or entry.undone or log_command.trouble(turn, entry) is not None:
        return False
    if is_open and number is None:
        return _is_item_open(turn, entry)
    if number is not None:  # 「同#4重複咗」
        is_other = number != entry.number and entries.numbered(turn.db, turn.with_group(), number) is not None
        if is_other:
            log_command.take_back(turn, entry)
        return is_other
    one = withdraw(turn, entry)
    plan = next(_plans(turn, entry), None) if turn.may(Action.ADD) and one is None else None
    if plan is not None:
        several_items.keep_or_ask(turn, plan, Source(turn.said.message_id, text, turn.said.at, turn.me()))
    return True


def withdraw(turn: Turn, entry: LogEntry) -> Occurrence | None:
    """Take the log back; the item it ended, which is open again."""
    one = _reopened(turn, entry)
    log_command.take_back(turn, entry)
    return one


def _reopened(turn: Turn, entry: LogEntry) -> Occurrence | None:
    one = item_ties.fulfilled(turn, entry)
    if one is not None and one.status is Status.DONE and completion.hindrance(turn, one) is None:
        completion.reopen_in_words(turn, one)
    return one


def _is_item_open(turn: Turn, entry: LogEntry) -> bool:
    """The item that a count in between ended is open again; where it ended none the words are only heard."""
    if _reopened(turn, entry) is None:
        turn.nod()
        return True
    entries.tie(turn.db, turn.with_group(), entry, None)
    entries.tie_to_none(turn.db, turn.with_group(), entry)
    log_receipt.redraw(turn, entry)
    return True


def _sign_found(sign: EitherScript, text: str) -> bool:
    return sign.search(normal(text).text) is not None or sign.search(text) is not None


def _plans(turn: Turn, entry: LogEntry) -> Iterator[Message]:
    """What the reply plans, else what the log's own words do, where they name a time that is to come."""
    text = turn.said.text
    kept = rejoined(each for each in clauses_of_reply(text) if not _sign_found(NOT_DONE, each))
    for words, named in ((text, kept), (entry.text, entry.text)):
        message = message_reading.own_words(turn, message_reading.read_words(turn, words, Intent.EVENT))
        if message.when is not None and message.when.until > turn.wall:
            called = message_reading.read_words(turn, named, Intent.EVENT).title if named else None
            yield replace(message, title=called or (entry.facts[0].title if entry.facts else message.title))
