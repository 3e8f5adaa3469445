"""What names an item, and neither tells work done nor changes one that is there: the item's note, or what was not found.

Neither is filed as work: a note tells nothing for the month's report, and a change of what nobody has put down is none.
"""

from datetime import timedelta

from handlers.calendar import additions
from handlers.calendar.changes import event_replies
from handlers.calendar.changes.occurrence_status import no_such_item
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references import clause_acts, likely_items, spoken_changes
from handlers.routing.references.candidate_times import Candidate, accepts
from handlers.routing.references.resolver import candidates
from handlers.routing.talk import doubt_question, item_doubt, kept_notes
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import A_CLOCK, ChangeDeed, ItemChange, Scope
from union.reading.acts.changes.numbered_details import place_in
from union.reading.acts.event_notes import is_preparation
from union.reading.acts.opinion import TELLING, Opinion, Sense
from union.reading.acts.talk_signs import awaits_answer
from union.reading.message import Intent, Message, When
from union.reading.reader import OTHER
from union.reading.replies.mentions import shortens
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reminders.lead_times import is_due_by
from union.worklog import ending_choice

NEAR, AROUND = timedelta(hours=3), timedelta(days=45)
CHANGED, TALK, CERTAIN, TOLD = 0.4, 0.3, 0.8, 0.6
LEAST, MOST = 2, 16  # signs of what is named
MOST_BARE, BARE_TALK = 32, 0.5
SURELY_CHANGED = EitherScript(r"取消|[改挪推延]|提前|\b(?:cancel|postpone|move|shift|push)", any_case=True)
PRIVATE = EitherScript(
    r"我(?!们)|[家妈爸婆娃]|孩子|补习|老公|儿子|女儿|航班|机票|高铁|车票|外卖|订单|快递|预约|\b(?:i|my|me|flight|order|booking|grab|train|bus)\b",
    any_case=True,
)
OTHERWISE = EitherScript(
    r"[改换挪移搬转推延调停消缓]|[提往][前后]|不|\b(?:cancel|postpone|move|shift|push)", any_case=True
)
BRING = EitherScript(
    r"(?:都|请|要|得|记得|务必|一律|各自|自己|别忘了?|最好|的|的各位|的同志|的人)[,\s]?[^,。;]{0,6}?(?:带[好上齐着个一]|带(?!队|头|薪|动|领)|穿|自备|揣|佩戴|打印)"
    r"|(?:别忘了?|记得|顺手|顺便)[^。;]{0,16}(?:[写装更填备带盖附补][^,。;]{0,8}|一遍|一下)"
)
# 「走访再加两户」: more of what it is for already
ADDED = EitherScript(
    r"(?:再|多|又|还要?|另外?)[加添补增][上了]?(?:[一二两三四五六七八九十几]|\d{1,3})[户家个位名人盒份组队桌](?![天次场小月钟])"
)
EDGES, FIRST_CLAUSE = " ,，:：。", Regex(r"^[^,，。;；]{2,60}")
NOTE_WANTED = EitherScript(
    r"(?:加|补|添|写)多?[一两]?句|备注(?:一下|多?[一两]?句)?|(?:加个?|补个?|写个?|记个?)(?:备注|说明)|\badd (?:a |one |this )?(?:more )?(?:note|line|remark)s?(?: that)?\b|\bnote (?:for|on|to)\b",
    any_case=True,
)
CONFIRMED = EitherScript(
    r"确[认定]|敲定|落实|[约说谈]好|定(?:了|咗|好|下来)|\bconfirm(?:ed|s)?\b|\bfixed\b|\bfirmed up\b|\bsettled\b",
    any_case=True,
)
KINDS = tuple(
    EitherScript(each, any_case=True)
    for each in (
        r"(?:the\s)?(?:开?会议?|会面|见面|面谈|会谈|倾偈|meeting|mtg|discussion)(?:时间)?",
        r"(?:the\s)?(?:活动|聚餐|聚会|event|dinner|gathering)(?:时间)?",
        r"(?:the\s)?(?:培训|讲座|课|training|course|talk|class)(?:时间)?",
        r"(?:the\s)?(?:探访|走访|拜访|慰问|visit)(?:时间)?",
    )
)
NOT_ASKED = EitherScript(r"[?？]|谁|吗|什么|哪|几[点个样]|多少|[要用]不[要用]|[了过](?:$|[,。])|我[去来带]")
# How far something is: 「弄了一大半」, "halfway"; of all there is: "12 of 20 done".
OF_ALL = EitherScript(r"\d\s?(?:of|out\s?of|·of)[\s·]?\d|\d·out·of[\s·]?\d", any_case=True)
HALFWAY = EitherScript(
    rf"[一大小过]{{1,2}}半(?![天年月小日夜个点])|[七八九六五]成|(?:还|就|只)[剩差](?=$|[,。])|so[ ·]far|(?:还|就|只)[剩差][^,。;]{{0,12}}?(?:没|[一二三四五六七八九十两几]|[部份分点些家张页样项章]|\d)|剩下的[^,。;]{{0,8}}[完好弄做补交搞]|{OF_ALL.pattern}|half[ ·-]?way|\bhalf[ ·]?(?:done|搞定|完成|结束)|half搞定|almost[ ·](?:done|there)|more[ ·]to[ ·]go",
    any_case=True,
)
QUESTION, CLEAR = EitherScript(r"[?？]|谁|吗|什么|几[点时个样]|(?<!差不)多少|要是|如果"), 0.1
PARTLY, AND = 0.5, "、"
GENERAL = EitherScript(r"(?:开?会议?|活动|比赛|培训|聚会|例会)")
STEAD = EitherScript(
    r"满|占|霸|冲突|撞|改|换|不[行能得]|没[有位场]|订不|full|book(?:ed)?|clash|taken|instead|\bnot\b|no[ ·]slot",
    any_case=True,
)
DAYS = Regex(
    r"(?<![\d:.])(\d{1,2})(?=[号號日]|st\b|nd\b|rd\b|th\b|\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    any_case=True,
)
NEXT, SOON = timedelta(days=14), timedelta(days=35)
POINTED = Regex(r"[那这][个项件次场条天边]?(?:[事会]|活动|时间)?")  # 「那个往后挪两天吧」
# With a time to come said, a move is planned anew.
UNTIMED = (ChangeDeed.CANCEL, ChangeDeed.SHIFT, ChangeDeed.LATER, ChangeDeed.UNDATED, ChangeDeed.PLACE)


def noted(turn: Turn, message: Message) -> bool:
    """Whether words read as work were kept as the note of the one item to come that they name: 「座谈会要准备茶点和水果，预算500」."""
    if message.when is not None or not turn.may(Action.FINISH):
        return False
    if any(each.deed not in (ChangeDeed.FINISH, ChangeDeed.OWNER) for each in read_changes(turn.said.text)):
        return False  # of another item, else it would have been changed
    named = likely_items.clearly_named_items(turn)
    if len(named) != 1 or named[0].one.start.date() <= turn.today:
        return False
    is_short = ending_choice.is_short(turn.said.text)
    if named[0].said.share(*TELLING) >= TOLD and not is_short:
        return False
    kept_notes.keep_told(turn, named[0].one)
    return True


def prepared(turn: Turn, message: Message) -> bool:
    """Whether work told is only what is ordered for the one item to come that it names, or what each brings to it: then it is its note."""
    if message.money or not is_preparation(turn.said.text) or not turn.may(Action.FINISH):
        return False
    one = _only_named_item(turn)
    if one is None or one.start.date() <= turn.today or one.event.rule or is_due_by(one.event):
        return False
    additions.note(turn, one, turn.said.text)
    return True


def reminded(turn: Turn, message: Message) -> bool:
    """Whether words that only ask those who come to bring or mind something, or add to what it is for, were kept as the item's note: 「打决赛的都带好身份证」."""
    words, when = normal(turn.said.text).text, message.when
    is_added = when is not None and ADDED.search(words) is not None
    is_asked = not (message.measures or message.money) and BRING.search(words) is not None
    if not (is_added or is_asked) or NOT_ASKED.search(words) or read_changes(turn.said.text):
        return False
    if is_added:
        when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when
    named = [one for one in likely_items.only_named_items(turn) if one.start.date() >= turn.today]
    found = named if len(named) == 1 or is_added else []
    if when is not None:
        times = occurrences.between_dates(turn.db, turn.with_group(), when.start.date(), when.until.date())
        found = [one for one in times if one.event.id in {each.event.id for each in found}]
    if len(found) != 1 or not turn.may(Action.FINISH):
        return False
    additions.note(turn, found[0], turn.said.text)
    return True


def is_confirmed(turn: Turn, message: Message) -> bool:
    """Whether a plan that only confirms something of a kind is the one of that kind on its day: "mgmt ok, meeting confirmed 10 Dec 10.30am, Room 7"."""
    when, title = message.when if message.intent is Intent.EVENT else None, message.title or ""
    if when is None or when.rrule or when.grain is not Grain.MINUTE or not CONFIRMED.search(turn.said.text):
        return False
    kind = next((each for each in KINDS if each.fullmatch(CONFIRMED.sub("", title).strip(" ,，的了"))), None)
    ahead = [each.one for each in likely_items.weighed(turn) if not each.one.event.rule] if kind else []
    held = [one for one in ahead if not is_due_by(one.event) and one.start.date() == when.start.date()]
    found = [one for one in held if kind is not None and kind.search(one.event.title)]
    if len(found) != 1 or not may_alter(turn, found[0].event):
        return False
    return _changed(turn, found[0], message, when.text)


def is_note_told(turn: Turn) -> bool:
    """Whether words want something added to the one item to come that they name; then it is its note: 「聖誕聯歡加多句,要帶埋家屬名單」."""
    text = turn.said.text
    found = (
        NOTE_WANTED.search(text) if message_reading.is_by_itself(turn) and turn.may(Action.FINISH) else None
    )
    one = _only_named_item(turn) if found is not None and not QUESTION.search(text) else None
    if found is None or one is None:
        return False
    told = text[found.end() :].partition(":")[2] or text[found.end() :]
    additions.note(turn, one, told.strip(EDGES) or text)
    return True


def is_answer_awaited(turn: Turn) -> bool:
    """Whether another day was only asked for of what they name; that is its note: "i ask for 11 dec for the futsal, wait confirm"."""
    text = turn.said.text
    if not awaits_answer(text) or turn.said.edited or turn.said.forwarded or not turn.may(Action.FINISH):
        return False
    named = (clause_acts.item_named(turn, words) for words in (*FIRST_CLAUSE.findall(text), text))
    event = next((each for each in named if each is not None), None)
    one = likely_items.open_at_hand(turn, event) if event is not None else None
    if one is None:
        return False
    additions.note(turn, one, text)
    return True


def at_its_hour(turn: Turn, message: Message) -> bool:
    """Whether a plan that says an hour, and no day but the item's, was the new hour of the one item it names.

    「联欢会六点开，大家早点回家」, 「15 Jan mtg 7pm」 of what is at six.
    """
    when = message.when if message.intent is Intent.EVENT else None
    if when is None or when.rrule or when.grain is not Grain.MINUTE:
        return False
    is_bare = A_CLOCK.fullmatch(normal(when.text).text) is not None
    one = _only_named_item(turn) if is_bare else item_doubt.at_another_hour(turn, message)
    title = normal(message.title or "").text
    if (
        one is None
        or one.event.deadline
        or not 1 < len(title) <= len(normal(one.event.title).text)
        or not may_alter(turn, one.event)
        or not (is_bare or abs(when.start - one.start) <= NEAR)
    ):
        return False
    return _changed(turn, one, message, when.text if is_bare else f"{when.start:%H:%M}")


def said_anew(turn: Turn, message: Message) -> bool:
    """Whether a plan calls the one thing to come by its name, or a part of it, and says its new hour, or another day in its day's stead.

    「讲座3点开始，由周敏负责」 of what is at half past two, "bowling 21 dec la, 20th full".
    """
    when, text = message.when, turn.said.text
    one = _coming_item_titled(turn, normal(message.title or "").text)
    if one is None or when is None or when.rrule or when.deadline or item_doubt.ONE_MORE.search(text):
        return False
    is_bare = A_CLOCK.fullmatch(normal(when.text).text) is not None
    new = when if is_bare and one.event.grain is Grain.MINUTE else _in_its_stead(turn, one, message)
    if new is None or not may_alter(turn, one.event):
        return False
    return _changed(turn, one, message, new.text)


def _changed(turn: Turn, one: Occurrence, message: Message, new: str) -> bool:
    """To another time, and where a place and a person are said beside it to these: 「理事会五点半，转去三楼会议室」."""
    text = turn.said.text
    said = {
        ChangeDeed.MOVE: new,
        ChangeDeed.PLACE: message.place or place_in(text),
        ChangeDeed.OWNER: AND.join(message.owners),
    }
    changes = {
        deed: ItemChange(deed, "", (), each, (), Scope.ONE, text, each) for deed, each in said.items() if each
    }
    beside = [each for each in read_changes(text) if each.deed in (ChangeDeed.PLACE, ChangeDeed.OWNER)]
    changes |= {each.deed: replace(each, own="", scope=Scope.ONE) for each in beside}
    done = [event_replies.changed(turn, one, each) for each in changes.values()]
    return any(done)


def _coming_item_titled(turn: Turn, title: str) -> Occurrence | None:
    """The one thing to come whose title holds these words; no task, and no time of a series."""
    ahead = [each.one for each in likely_items.weighed(turn) if not each.one.event.rule]
    held = [one for one in ahead if one.start.date() >= turn.today and not is_due_by(one.event)]
    found = [one for one in held if shortens(title, one.event.title)]
    is_named = len(title) >= LEAST and not GENERAL.fullmatch(title)
    return found[0] if is_named and len(found) == 1 and found[0].start - turn.written < SOON else None


def _in_its_stead(turn: Turn, one: Occurrence, message: Message) -> When | None:
    """The other of two days of which one is the item's: 「球赛21号啦，20号爆满」."""
    text, times = turn.said.text, message.times or (message.when,)
    others = [each for each in times if each and each.start.day != one.start.day]
    is_its = STEAD.search(normal(text).text) and str(one.start.day) in DAYS.findall(text)
    is_near = len(others) == 1 and abs(others[0].start.date() - one.start.date()) <= NEXT
    return others[0] if is_its and is_near else None


def progressed(turn: Turn, message: Message) -> bool:
    """Whether words tell how far a task of ours is, which stays open and keeps them as its note: "slides halfway only, 12 of 20 done"."""
    words, said = normal(turn.said.text).text, message_reading.opinion_of(turn)
    if QUESTION.search(words) or message.money or not turn.may(Action.FINISH):
        return False
    is_work = message.measures and message.category not in (None, OTHER) and not OF_ALL.search(words)
    if is_work or said is None or said.share(Sense.CHATTER) >= CHANGED:
        return False  # 「慰问品发了一半，走访12户」 tells work
    known = likely_items.weighed(turn)
    tasks = [each for each in known if max(each.words, each.fit) >= PARTLY and is_due_by(each.one.event)]
    best = likely_items.standing_out(tasks, 0.0, CLEAR) if tasks else None
    if best is not None:
        additions.note(turn, best.one, turn.said.text)
    return best is not None


def _only_named_item(turn: Turn) -> Occurrence | None:
    """The next time of the one item to come that the words name."""
    named = likely_items.only_named_items(turn)
    return named[0] if len(named) == 1 and named[0].start.date() >= turn.today else None


def tell_item_not_found(turn: Turn, message: Message) -> bool:
    """Whether the words change one thing that nobody has put down; then it is said that it was not found."""
    changes = read_changes(turn.said.text) if message_reading.is_by_itself(turn) else ()
    if len(changes) != 1 or turn.is_old or not turn.may(Action.LOG):
        return False
    change = changes[0]
    is_name = LEAST <= len(change.own) <= MOST and POINTED.fullmatch(change.own) is None
    if not is_name or change.goes_on or not _is_item_change(turn, message, change):
        return False
    is_near = message.intent is Intent.NONE and any(each.words > 0 for each in likely_items.weighed(turn))
    if is_near or candidates(turn, change):
        return False
    if _asked_of_nearest(turn, change):
        return True
    written = turn.said.text[change.stretch[0] :][: len(change.own)]
    turn.say(no_such_item(turn._, written if simplified(written) == change.own else change.own))
    return True


def _asked_of_nearest(turn: Turn, change: ItemChange) -> bool:
    """「抽血推到3号」 of the 献血: which of those around then it is, for nobody knows all that a thing is called."""
    best, kind = likely_items.times_and_figures(turn).best, message_reading.read_words(turn, change.own).kind
    kinds = {kind, Kind.OTHER} if kind is not None and kind is not Kind.OTHER else set(Kind)
    open_ones = [
        one
        for one in (each.one for each in likely_items.weighed(turn))
        if may_alter(turn, one.event) and accepts(turn, one, change.deed)
        if one.event.kind in kinds and abs(one.start - turn.written) <= AROUND
    ]
    found = likely_items.nearest(open_ones, best.when.start if best else turn.written)
    if found:
        doubt_question.noted(turn, in_group=not turn.where.private)
        spoken_changes.ask(turn, 0, change, [Candidate(each, 0.0, is_sure=False) for each in found])
    return bool(found)


def _is_item_change(turn: Turn, message: Message, change: ItemChange) -> bool:
    if change.deed not in (*UNTIMED, ChangeDeed.MOVE, ChangeDeed.TERMS):
        return False
    meant = message_reading.opinion_of(turn)
    match message.intent:
        case Intent.EVENT if OTHERWISE.search(change.text):  # 「篮球赛定在体育馆」 plans it
            return change.deed in UNTIMED or bool(message.alternatives) or "相应" in change.own
        case Intent.LOG:  # 「插花班停一次」 counts nothing
            is_bare = not message.measures or change.scope is Scope.ONE or change.deed is ChangeDeed.TERMS
            return not message.money and is_bare
        case Intent.NONE if meant is not None and not message_reading.is_said_to_bot(
            turn
        ):  # he is asked which
            is_of_trade = message.category not in (None, OTHER)
            return _is_certain_change(meant, is_of_trade=is_of_trade) or _is_bare_change(turn, change, meant)
    return False


def _is_bare_change(turn: Turn, change: ItemChange, meant: Opinion) -> bool:
    """「剪头发取消了」: no more than that something is off, and nothing of the writer's own; asked as seldom as what is doubtful."""
    text = turn.said.text.strip(" 。！!~")
    is_all = change.stretch[0] == 0 and len(text) - change.stretch[1] <= LEAST and len(text) <= MOST_BARE
    is_all = is_all and SURELY_CHANGED.search(normal(text).text) is not None
    is_ours = is_all and meant.share(Sense.CHATTER) < BARE_TALK and PRIVATE.search(text) is None
    return is_ours and doubt_question.may_ask(turn) and not doubt_question.is_enough(turn)


def _is_certain_change(meant: Opinion, *, is_of_trade: bool) -> bool:
    changed = meant.share(Sense.MOVED, Sense.CANCELLED)
    return meant.share(Sense.CHATTER) < TALK and changed >= (CHANGED if is_of_trade else CERTAIN)
