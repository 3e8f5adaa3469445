"""The parts of a message that names items by number, each as it is heard: cut where another item is named, and said where nothing came of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from handlers.calendar.changes import event_replies, item_parts, last_change
from handlers.core.messages.message_subject import EVENT, About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing import undo_commands
from handlers.routing.records import state_complaints
from handlers.worklog import texts as phrases
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.events.model import Event
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.acts.changes.numbered_details import place_in
from union.reading.acts.changes.numbered_orders import (
    ASKED,
    EDGES,
    QUESTION,
    SIGN,
    NumberedDeed,
    NumberedOrder,
    NumberedPart,
    beside_number,
    clause_words,
    is_plain_statement,
    read_order,
)
from union.reading.replies.amendments import without_name
from union.reading.replies.item_replies import read_reply_to
from union.reading.replies.mentions import title_mention_scores
from union.reading.replies.title_replies import rejoined
from union.reading.text.normal_form import EitherScript

NAMED = 1.0
# 「不是改期」 beside what it is
DENIAL = EitherScript(
    r"(?:并?不是|唔系|不系|没说|冇话|not|never)\s?(?:要|让|叫|to )?(?:改期|改|取消|推迟|延期|撤[销掉]?|删|重[了复]|cancel\w{0,4}|postponed?|moved?|changed?)[了咗喎呀啊]{0,2}",
    any_case=True,
)
# 「留返＃嗰個就得，改15號交」: that it stays is no more than said.
KEPT = EitherScript(
    rf"^[^,，。]{{0,4}}?(?:保?留|净系要|只要|净系|只留|keep(?: only)?)(?:返|低|下|住|着)?\s?{SIGN}\s?(?:[嗰那这呢][个条单项])?(?:就[得行好可]以?了?|即可|only|先|吧)?(?:[,，。;；\s]+|$)",
    any_case=True,
)
# "back to Kumar", "to ravi" of what has the number; no day
TO_SOMEBODY = EitherScript(rf"^{SIGN}\s*(?:goes |go )?(?:back )?to (?=[A-Za-z])", any_case=True)
# 「已经买好了」, "booked already", and nothing else
DONE = EitherScript(
    r"(?:其实|已经?|一?早就?|都|就|而家|现在|我(?:帮[\u4e00-\u9fff]{2,3})?|那个|嗰个|也|[是系]|今[天日朝早]|昨[天日]|提前|\s){0,5}(?:完成|搞[定掂]|已交|[做办搞写交弄买送打订借收报租印贴寄封联系查约核发整理准备统计探访影拿汇总选排练开走填搬录挂修补改换装拆洗]{1,3}(?:完|好|妥|掂|齐|埋|[了咗过])|好了|好咗)[了啦喇咗晒㗎吧呀的嘢成]{0,3}[,，]?(?:谢谢|唔该|辛苦了)?"
    r"|(?:is |was |has been |already |alr |also |all |both )*(?:done|[a-z]{3,10}ed|bought|paid|sent|written)(?:,? (?:already|alr|liao|oso|also|lah?|thanks?|thx|pls))*",
    any_case=True,
)
# 「，仲有的士$88」 is added to the log
ADDED = EitherScript(
    r"[,，;；。\s]\s?(?=(?:仲有|还有|另外还?有?|漏了|漏咗|plus|also)[^,，;；。\n]{0,14}\d)", any_case=True
)
CHANGED_PLACE = Regex(r"\b(?:change|update|move|shift) (?:the )?(?:place|venue|location) to\b", any_case=True)
LEADS = EitherScript(r"^(?:仲有|还有|另外|同埋|还|sorry|wait|also|and|then|oh|ok)[\s,，]+", any_case=True)
# 「交俾敏儀跟」 gives it to 敏儀.
GIVEN = EitherScript(
    r"((?:交|转)?[给俾畀]返?[\u4e00-\u9fff]{2,3}?)(?:来|去)?(?:跟进?|做|负责|搞|办|弄|处理)(?=$|[\s,，。;；])"
)
# 「负责人陈静、张伟」, who may be on no roster
OWNERS = EitherScript(
    r"(?:的)?负责人?(?:写上|写|改成|改为|换成|是|系|加上|有|[:：])?\s?(?P<names>[\u4e00-\u9fff]{2,3}(?:[、和同与,，\s][\u4e00-\u9fff]{2,3}){0,4})"
)
NAME = Regex(r"[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,3}?(?=[和同与])")
# 「15号先交」
ONLY_THEN = EitherScript(r"^((?:\d{1,2}月)?\d{1,2}[号日])(?:先|才|再)(?:交|做|搞|办|开|弄|报)")
NOT_YET = EitherScript(r"[没未冇不唔别半]|\b(?:not|half|partly)\b", any_case=True)


def settled_parts(turn: Turn, parts: Sequence[NumberedPart]) -> tuple[list[NumberedPart], str]:
    """Each part without what is of another item or only asked beside it; the words about items called by name."""
    found, rest = list[NumberedPart](), list[str]()
    for each in parts:
        own, others = _own_and_other_clauses(turn, each)
        rest += others
        own = GIVEN.sub(r"\1", own)
        words = CHANGED_PLACE.sub("venue:", TO_SOMEBODY.sub(f"{SIGN} give to ", own))
        kept = KEPT.match(words)
        if kept is not None:
            words = f"{SIGN} {words[kept.end() :]}".strip()
        found.append(each._replace(words=words))
    return found, rejoined(rest)


def leaves_item_unchanged(part: NumberedPart) -> bool:
    """Whether no more was said than that it stays."""
    return part.words.strip(EDGES) == SIGN


def heard_as_reply(turn: Turn, part: NumberedPart, number: int) -> bool:
    """Whether what stands beside the number was done as a reply to the item would be."""
    event = undo_commands.numbered(turn, number)
    one = item_parts.open_item(turn, number)
    words = ONLY_THEN.sub(r"改到\1", LEADS.sub("", beside_number(part)))
    if not isinstance(event, Event) or one is None or not words:
        return False
    bare = without_name(words, event.title).strip(EDGES)
    if any(DONE.fullmatch(each) for each in (words.strip(EDGES), bare)) and not NOT_YET.search(words):
        return last_change.finish_as_said(turn, one)
    owners = OWNERS.fullmatch(words.strip(EDGES))
    if owners is not None:
        names = turn._("、").join(NAME.findall(owners["names"]))
        change = replace(change_of_one_item(ChangeDeed.OWNER, turn.said.text, names), quoted=names)
        return event_replies.changed(turn, one, change)
    reply = read_reply_to(words, turn.written, one.start, turn.notice)
    is_deed = reply is not None or read_changes(words) or place_in(words)
    if not (is_deed and is_plain_statement(words)):
        return False
    said = turn.said
    turn.speak_as(replace(said, text=words))
    is_done = event_replies.answer(turn, turn.with_group(), About(EVENT, event.id), words)
    turn.speak_as(said)
    return is_done


def heard_after_reopening(turn: Turn, part: NumberedPart, order: NumberedOrder) -> NumberedOrder:
    """「恢复，15号交」, "bring back, Ravi n Kumar on it": what stands behind is of what is open again, where it says something of it."""
    more = part._replace(words=f"{SIGN} {order.rest}")
    is_its = order.deed is NumberedDeed.REOPEN and order.rest and len(part.numbers) == 1
    is_its = is_its and read_order(more.words) is None  # 「没写完，还原」 says it twice
    return order._replace(rest="") if is_its and heard_as_reply(turn, more, part.numbers[0]) else order


def is_log_put_right(turn: Turn, part: NumberedPart, put: Callable[[Turn, NumberedPart], bool]) -> bool:
    """Whether words put a log right: all of them at once, with what is added beside, or clause by clause, and what was not used is said."""
    added = ADDED.search(part.words)
    if added is not None:
        more = part._replace(words=f"{SIGN} {part.words[added.end() :]}")
        part = part._replace(words=part.words[: added.start()])
        done = [put(turn, each) for each in (part, more)]
        return any(done)
    if put(turn, part):
        return True
    pieces = clause_words(part.words) if len(part.numbers) == 1 else []
    words = [each if SIGN in each else f"{SIGN} {each}" for each in pieces if len(pieces) > 1]
    heard = [put(turn, part._replace(words=each)) for each in words]
    unused = [each for each, is_heard in zip(pieces, heard, strict=False) if not is_heard]
    if any(heard) and any(map(str.isdigit, "".join(unused))):
        tell_unused(turn, (each.replace(SIGN, "").strip() for each in unused))
    return any(heard)


def is_state_put_right(turn: Turn, part: NumberedPart) -> bool:
    """Whether it is said of the one item that it is not off, or was done."""
    event = undo_commands.numbered(turn, part.numbers[0]) if len(part.numbers) == 1 else None
    return isinstance(event, Event) and state_complaints.put_right(turn, event, part.words)


def tell_unheard_parts(turn: Turn, parts: Sequence[NumberedPart]) -> None:
    """Say of which numbers nothing was done, beside others that were."""
    unused = list[str]()
    for part in parts:
        for number in part.numbers:
            if undo_commands.numbered(turn, number) is None:
                turn.say(phrases.no_such_number(turn._, number=number))
            else:
                unused.append(part.words.replace(SIGN, f"#{number}").strip(EDGES))
    if unused:
        tell_unused(turn, unused)


def tell_unused(turn: Turn, words: Iterable[str]) -> None:
    """Say which words came to nothing."""
    turn.say(turn._("没用上：{words}", words=turn._("、").join(words)))


def _own_and_other_clauses(turn: Turn, part: NumberedPart) -> tuple[str, list[str]]:
    """The clauses of the number's own, without those behind it that ask, and those that change another item by its name."""
    pieces = clause_words(part.words)
    at = next((at for at, each in enumerate(pieces) if SIGN in each), None)
    if at is None or len(pieces) == 1:
        return part.words, []
    others = [each for at_, each in enumerate(pieces) if at_ != at and _is_of_another(turn, part, each)]
    asked = [each for each in pieces[at + 1 :] if _asks_something(each) and not _asks_something(pieces[at])]
    asked += [each for each in pieces if SIGN not in each and DENIAL.fullmatch(each)]
    left = [each for each in pieces if each not in others and each not in asked]
    return (rejoined(left) if others or asked else part.words), others


def _asks_something(words: str) -> bool:
    return any(each.search(words) for each in (ASKED, QUESTION))


def _is_of_another(turn: Turn, part: NumberedPart, words: str) -> bool:
    """「…，茶话会取消」: an open item without a number here, called by its name, is changed."""
    if not read_changes(words):
        return False
    told = list(_titles(turn, part))
    scores = title_mention_scores([title for title, _ in told], words, by_rarity=False)
    own = max((score for score, (_, is_own) in zip(scores, told, strict=True) if is_own), default=0.0)
    other = max((score for score, (_, is_own) in zip(scores, told, strict=True) if not is_own), default=0.0)
    return other >= NAMED > own


def _titles(turn: Turn, part: NumberedPart) -> Iterator[tuple[str, bool]]:
    """The titles of what is open and of what has the numbers, and whether it has."""
    for each in occurrences.open_items(turn):
        yield each.title, each.number in part.numbers
