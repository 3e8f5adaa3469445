"""Numbers of items and logs said without their sign get it before anything is read: 「28那条不是慰问」, 「26号销了」, 「9號同6號唔要」.

So whoever knows what 「#28」 is about hears them, and nobody takes them for a day or a figure. What could as well be a day of ours is
left as it is, or asked about where something would go.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar.changes import last_change
from handlers.core import speakers
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing import undo_commands
from handlers.routing.records import which_goes
from handlers.routing.references import named_logs, spoken_changes
from handlers.routing.references.candidate_times import Candidate
from handlers.worklog.corrections import correction, rewording
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.lazy_regex import Regex
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.addressed_numbers import AddressedNumber, addressed_numbers
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.changes.numbered_orders import (
    ASKED,
    EDGES,
    QUESTION,
    SIGN,
    NumberedDeed,
    NumberedPart,
    beside_number,
    read_order,
)
from union.reading.acts.changes.state_complaints import read_complaint
from union.reading.acts.changes.unsigned_numbers import (
    LONGEST,
    OF_RECORD,
    POINTED_IS,
    SENTENCE,
    STRIKES,
    Clue,
    UnsignedNumber,
    title_behind,
    unsigned_numbers,
)
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.replies.short_replies import read_denial
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, simplified
from union.worklog.entries import LogEntry
from union.worklog.revisions import revision
from union.worklog.spoken_corrections import has_word_of

# 「582是花和纪念杯，记到#49里」, "add it to #49"
ADDED_TO = EitherScript(
    rf"[,，]?\s?(?:(?:也|都|就|要|请|帮我|一并|一齐)?(?:[记加补并算写](?!错)|放)(?:返|埋)?(?:到|进|入|在|落|喺|去|上)+\s?{SIGN}|(?:pls |please )?(?:add|put|count) (?:it |that |this )?(?:to|in|into|under) {SIGN})",
    any_case=True,
)
BARE_SUM, YUAN = EitherScript(r"^(\d{2,7}(?:\.\d{1,2})?)(?=[是系,，。\s]|$)"), "元"
# 「裁判费就是之前说的200，别重复算」, "already recorded earlier, don't count again"
AGAIN = EitherScript(
    r"(?:别|不要|唔好|勿|莫|不用|唔使|唔需要)(?:再|重复|重新|又){1,2}[算计记加入](?!错|漏)|\b(?:don'?t|no need to) (?:count|record|add|log) (?:it |this |that )?(?:again|twice)\b",
    any_case=True,
)
RECORDED = EitherScript(
    r"(?:已经?|早就?|前面|之前|一早)[^,，。\d]{0,6}[记报算写登]过?了?|\balready (?:recorded|logged|counted|entered|there)\b",
    any_case=True,
)
QUOTED = Regex(r"(?:那|这|嗰|呢)?(?:条|項|项|个|個)?[「“\"『](?P<title>[^「」“”\"『』\n]{2,30})[」”\"』]")
AND_THIS = EitherScript(
    r"(?P<this>呢单|呢张|这条|这个|this(?: one)?)\s?(?:同|和|跟|与|and\b|&)\s?#", any_case=True
)
CALLED_NUMBER = Regex(r"\b(?:numbers?|no\.?|items?)\s$", any_case=True)  # "number 9 not needed"
# 「地点都改下 新都城」
ALTERED = EitherScript(
    r"(地点|场地|时间|日期|名字?)(?:都|也|就|要)?(改|换|转)(?:一下|下|埋)[\s,，:：]*|()(改)(?:埋|返)(?=\d)"
)
# 「8号由…」 says something of an item where somebody takes it on.
HANDED = EitherScript(
    r"号?\s?(?:[也都就全]|以后){0,3}(?:由|归|让|[给俾畀]|叫|加|交|转)|\s(?:give|pass|hand|ask|under|back)",
    any_case=True,
)
MYSELF = EitherScript(r"我|负责|\b(?:i|me|place|charge)\b|地[点方]", any_case=True)
SAID_OF_LOGS = EitherScript(
    r"[是系]|应该|错|漏|改|重|多[出余]|误|[删撤]|销|不要|唔要|\b(?:should|is|are|was|not|wrong|dup\w{0,8}|remove|delete|drop|change)\b",
    any_case=True,
)
CLOSED = (Status.DONE, Status.CANCELLED)
Ways = Sequence[Callable[[Turn, LogEntry], bool]]  # what may be done with a log that words are about
MOST, SHORTEST = 3, 2
NAMED_FIRST = EitherScript(rf"[^，,。.;；!！?？\n]{{0,24}}{SIGN}")
ANOTHER = EitherScript(
    r"[。;；!！\n]|[\s,，](?=另外|还有|[今昨前][天日早晚]|琴日|寻日|刚才|[上下]午)|[,;] (?=also\b|today\b|yesterday\b)|(?<=[a-z\d])\.\s",
    any_case=True,
)
NEAR, HEAD = timedelta(days=45), 4  # what is on a day of that number; signs in which a title's name begins


def sign_numbers(turn: Turn) -> None:
    """Put a sign before each number that surely is of something of ours."""
    said = turn.said
    if turn.group is None or said.edited or said.forwarded or len(said.text) > LONGEST:
        return
    text = _with_addressed_signed(turn, said.text)
    for each in reversed(unsigned_numbers(text)):
        told = undo_commands.numbered(turn, each.number)
        if told is not None and _means_number(turn, each, told):
            gap = " " if text[each.end : each.end + 1].isalnum() else ""  # 「#13 封慰问金」 counts no 13封
            text = f"{text[: each.start]}#{each.number}{gap}{text[each.end :]}"
    text = _with_quoted_signed(turn, text)
    if text != said.text:
        turn.speak_as(replace(said, text=text))


def _with_addressed_signed(turn: Turn, text: str) -> str:
    """A sign before the numbers of items and logs of which a clause says something: 「2已经买好了，6截止改22号」."""
    found = [(each, undo_commands.numbered(turn, each.number)) for each in addressed_numbers(text)]
    is_several = len({each.number for each, _ in found}) > 1 and any(told is not None for _, told in found)
    known = [
        (each, told)
        for each, told in found
        if (is_several if told is None else _is_addressed(turn, each, told, is_several=is_several))
    ]
    for each, told in reversed(known):
        is_its = not each.has_day_sign or _is_of_number(turn, each, told)
        if (is_its or is_several) if told is not None else (is_its and is_several):
            front = CALLED_NUMBER.sub("", text[: each.start])
            text = f"{front.rstrip()} #{each.number} {text[each.end :].lstrip()}"
    text = ALTERED.sub(r"\1\2\3\4", text).strip() if known else text
    also = AND_THIS.match(text) if known else None
    about = turn.replied_about() if also is not None else None
    if also is not None and about is not None and about.subject == message_subject.EVENT:
        event = events_queries.get(turn.db, turn.with_group(), about.id)
        text = f"#{event.number} {text[also.end('this') :]}" if event is not None else text
    return text


def _is_addressed(turn: Turn, each: AddressedNumber, told: LogEntry | Event, *, is_several: bool) -> bool:
    """Whether what is said may be said of it: a person is named where something is given, of a log something that logs have."""
    if (
        not is_several
        and HANDED.match(each.words)
        and not (MYSELF.search(each.words) or _names_somebody(turn, each.words))
    ):
        return False
    return isinstance(told, Event) or SAID_OF_LOGS.search(each.words) is not None


def _names_somebody(turn: Turn, words: str) -> bool:
    known = roster_names_by_form(speakers.people_names(turn))
    plain = simplified(words).casefold()
    return any(simplified(form).replace("·", " ").casefold() in plain for form in known)


def _is_of_number(turn: Turn, each: AddressedNumber, told: LogEntry | Event | None) -> bool:
    """Whether nothing else is on a day of that number, or what has it was just changed, or is off and shall be back."""
    last = last_change.item(turn)
    is_last = last is not None and last.event.number == each.number
    is_off = isinstance(told, Event) and told.status is not Status.OPEN and read_complaint(each.words)
    return is_last or bool(is_off) or not any(_of_day(turn, each.number, told))


def _of_day(turn: Turn, day: int, told: LogEntry | Event | None) -> Iterator[Event]:
    """What else is to come on a day of that number."""
    near = turn.today + NEAR
    for one in occurrences.open_items(turn):
        if one.start.day == day and turn.today <= one.start.date() <= near and one != told:
            yield one


def without_other_work(turn: Turn, part: NumberedPart) -> tuple[NumberedPart, str]:
    """「＃是11户，另外今天走访2户」: what tells work of its own behind."""
    for cut in ANOTHER.finditer(part.words, part.words.find(SIGN)):
        rest = part.words[cut.end() :]
        if spoken_changes.is_work(turn, rest):
            return part._replace(words=part.words[: cut.start()]), rest
    return part, ""


def _with_quoted_signed(turn: Turn, text: str) -> str:
    """「那条「1.陈静」的事项取消」: the one open item, or one closed lately, whose title is quoted, or holds what is."""
    found = QUOTED.search(text)
    if found is None or not OF_RECORD.search(simplified(text)) or MARKED.search(text):
        return text
    since = turn.said.at - NEAR
    closed = (events_queries.closed_since(turn.db, turn.with_group(), each, since) for each in CLOSED)
    items = [*occurrences.open_items(turn), *(item for each in closed for item in each)]
    holding = [each for each in items if found["title"] in each.title]
    named = [each for each in holding if each.title == found["title"]] or holding
    if len(named) != 1:
        return text
    return f"{text[: found.start()]}#{named[0].number} {text[found.end() :]}"


def put_log_right(turn: Turn, part: NumberedPart, ways: Ways, words: str = "") -> bool:
    """Whether what stands beside the number of a log says, as a reply to it would, what of it is otherwise."""
    entry = entries.numbered(turn.db, turn.with_group(), part.numbers[0])
    if entry is not None and not entry.undone and (found := ADDED_TO.search(part.words)):
        more = BARE_SUM.sub(rf"\1{YUAN}", part.words[: found.start()].strip(EDGES))
        if more:
            correction.answer_correction(turn, entry, rewording.added_words(turn, entry, more))
        return bool(more)
    said, words = turn.said, words or (beside_number(part) if NAMED_FIRST.match(part.words) else "")
    if entry is None or entry.undone or not words or any(one.search(words) for one in (ASKED, QUESTION)):
        return False
    turn.speak_as(replace(said, text=words))
    is_done = len(part.numbers) == 1 and (
        _keeps_figure(turn, entry, said.text) or any(way(turn, entry) for way in ways)
    )
    turn.speak_as(said)
    return is_done


def repeats_named_items(turn: Turn, rest: str, parts: tuple[NumberedPart, ...]) -> bool:
    """「2号同6号唔要，生果篮同海报都取消咗」: what was called off by number is named beside it."""
    told = (undo_commands.numbered(turn, number) for part in parts for number in part.numbers)
    is_named = any(isinstance(each, Event) and has_word_of(rest, each.title) for each in told)
    is_off = all(each.deed is ChangeDeed.CANCEL for each in read_changes(rest))
    return is_named and is_off and not any(map(str.isdigit, rest))


def denied_title(one: Occurrence, words: str) -> str:
    """「#47那个是退休欢送会的花，不是联欢会」: what the item is called where words of its title are denied; else ""."""
    denial, title = read_denial(words), one.event.title
    if denial is None or not denial.right or title.count(denial.wrong) != 1 or len(denial.wrong) < SHORTEST:
        return ""
    before, _, behind = title.partition(denial.wrong)
    said = next((size for size in range(len(behind), 0, -1) if denial.right.endswith(behind[:size])), 0)
    return f"{before}{denial.right}{behind[said:]}"


def _keeps_figure(turn: Turn, entry: LogEntry, whole: str) -> bool:
    """「杯子1350前面#33已经记过了，#34别再算一遍」: the one log keeps what it tells, of the other the figure goes that is named."""
    words = turn.said.text
    if AGAIN.search(words) and not any(map(str.isdigit, words)):
        left = revision(entry, MARKED.sub(" ", SENTENCE.split(whole)[0]))
        if left is not None and left.is_proved:
            changed = replace(entry, facts=left.facts)
            text = correction.corrected(turn, entry, changed, "figures")
            correction.answer_correction(turn, entry, text)
        return left is not None and left.is_proved
    return RECORDED.search(words) is not None and not AGAIN.search(words)


def ask_number_or_day(turn: Turn) -> bool:
    """Whether what has a number, or what is on such a day, becomes something, 「13号取消」, and both could be meant: which is asked."""
    found = unsigned_numbers(turn.said.text) if turn.group is not None and not turn.said.edited else ()
    told = undo_commands.numbered(turn, found[0].number) if len(found) == 1 else None
    if not isinstance(told, Event) or told.status is not Status.OPEN or found[0].clue is not Clue.ORDERED:
        return False
    others = [one for one in occurrences.open_items(turn) if one.start.day == found[0].number and one != told]
    if any(has_word_of(found[0].sentence, _words(each)) for each in (told, *others)) or not others:
        return False
    both = [told, *others[: MOST - 1]]
    order, changes = read_order(f"{SIGN}{found[0].rest}"), read_changes(turn.said.text)
    if order is not None and order.deed is NumberedDeed.UNDO and not order.left:
        which_goes.ask_what_goes(turn, both)
    elif len(changes) == 1:
        times = [occurrences.of_whole_event(each) for each in both]
        spoken_changes.ask(turn, 0, changes[0], [Candidate(each, 0.0, False, False) for each in times])
    else:
        return False
    return True


def _means_number(turn: Turn, each: UnsignedNumber, told: LogEntry | Event) -> bool:
    """Whether what has the number is meant, rather than what of ours is on such a day."""
    words, title = _words(told), title_behind(each)[:HEAD]
    quoted = QUOTED.match(each.rest)  # 「23号「比例」不要」
    if quoted is not None and quoted["title"] not in words:
        return False
    if each.clue is Clue.NAMED and not (has_word_of(title, words) or POINTED_IS.match(each.rest)):
        return False
    is_its = has_word_of(each.sentence, words)
    is_of_day = any(has_word_of(each.sentence, other) for other in _on_day(turn, each.number, told))
    if is_its or is_of_day:
        return is_its and not is_of_day
    if each.clue is Clue.ORDERED and isinstance(told, LogEntry) and not STRIKES.search(each.rest):
        return False  # 「13号取消」 is said of no log
    return each.clue is Clue.POINTED or not any(
        one.start.day == each.number and one != told for one in occurrences.open_items(turn)
    )


def _on_day(turn: Turn, day: int, told: LogEntry | Event) -> Iterator[str]:
    """What else of ours is, or was, on a day of that number."""
    near = (turn.today - NEAR, turn.today + NEAR)
    for item in occurrences.open_items(turn):
        if item.start.day == day and near[0] <= item.start.date() <= near[1] and item != told:
            yield _words(item)
    for entry in named_logs.recent_logs(turn):
        if any(fact.day.day == day and fact.day >= near[0] for fact in entry.facts) and entry != told:
            yield _words(entry)


def _words(told: LogEntry | Event) -> str:
    if isinstance(told, LogEntry):
        words = "\n".join([told.text, *(fact.title for fact in told.facts)])
    else:
        words = told.title
    return f"{words} {simplified(words)}"
