"""Where a message is cut by what its clauses do: each that is a whole act by itself, on something else than the one before it.

What was learned cuts by how people speak (union/reading/acts/stretches.py); this by what there is: 「体检的车订好了，李建国你周五前把横幅做好」
ends one item and makes another. A clause that only tells why, when or how many belongs to the act beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references.accompanying_acts import OF_THING, names_event
from handlers.routing.references.resolver import candidates
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import dataclass
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts.absences.absence_forms import absence_said
from union.reading.acts.changes.change_verbs import SAME_TIME
from union.reading.acts.changes.changes import UNSURE, read_changes
from union.reading.acts.changes.corrections import read_correction
from union.reading.acts.changes.hinted_changes import read_hinted
from union.reading.acts.changes.item_changes import OF_SESSIONS, WHAT_OF_IT, ChangeDeed, ItemChange
from union.reading.acts.classification import words_by_ground
from union.reading.acts.extraction import look
from union.reading.acts.opinion import Opinion, Sense, opinion
from union.reading.acts.stretches import BEGINS_NEXT, EDGES, NEXT_STEP, ActStretch, Clause, Does, clauses
from union.reading.acts.talk_signs import STAYS
from union.reading.acts.tasks.assignments import leading_name
from union.reading.acts.tasks.segments import SETTLED
from union.reading.acts.tasks.table_rows import beside_table as beside_table_in
from union.reading.message import MAKES_ITEMS, ActKind, Intent, Message, When
from union.reading.questions.question_reader import has_asking_words
from union.reading.questions.thresholds import may_be_plain_question
from union.reading.reader import OTHER
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.worklog.ending_choice import CAME
from union.worklog.item_likelihood import named_with_origin

MOST, LONGEST_RUN, FEWEST_SIGNS, LONGEST_OF_SESSIONS = 8, 3, 2, 40
LIKELY, TALK, IDLE, NAMED = 0.55, 0.5, 0.15, 0.5
MET = (Kind.MEETING, Kind.TRAINING)
FAVOUR = EitherScript(
    r"我的|[还還]我|[给給畀俾][返回]?我|[帮幫]我|\b(?:my|me)\b", any_case=True
)  # 「我的雨伞带来」
OF_US = EitherScript(r"[我咱][们們哋]|大家|各位|工[会會]|\b(?:us|we|our|all|everyone)\b", any_case=True)
BY_THEN = EitherScript(r"前|\bby\b|\bbefore\b", any_case=True)
INVITES = EitherScript(  # at the end of a clause
    r"[,，\s]?(?:(?:大家|各位)?(?:[记記]得|[别別唔]好?忘[了记記]?)(?:都|要|準時|准时)?(?:[来來到嚟](?:[帮幫](?:手|忙))?|[参參]加)?|(?:大家|各位)?都(?:要|得|[记記]得)?(?:[来來到嚟](?:[帮幫](?:手|忙))?|[参參]加))[哈啊呀哦喇啦]?$"
    r"|\s(?:(?:do ?n.?t|dun|dont) forget|(?:all|everyone|everybody) (?:must|to|pls|please) come|must come|pls come)\b[^,]{0,8}$",
    any_case=True,
)
SENSES = {
    ChangeDeed.MOVE: Sense.MOVED,
    ChangeDeed.SHIFT: Sense.MOVED,
    ChangeDeed.DUE: Sense.MOVED,
    ChangeDeed.PLACE: Sense.MOVED,
    ChangeDeed.OWNER: Sense.MOVED,
    ChangeDeed.CANCEL: Sense.CANCELLED,
    ChangeDeed.UNDATED: Sense.CANCELLED,
    ChangeDeed.FINISH: Sense.FINISHED,
}
# What words say of something new as well: 「周敏11号前起草通知」, 「昨天送了姜茶16份」.
MAY_BE_NEW = (ChangeDeed.FINISH, ChangeDeed.DUE)
FOR_A_REASON = (Sense.MOVED, Sense.CANCELLED)  # for which what befell another item may be the reason
OF_FIGURES = (Sense.TOLD, Sense.FINISHED, Sense.PLANNED, Sense.TASKED)  # figures behind are theirs
DENIES = EitherScript(r"不是|唔[係系]|\bnot\b", any_case=True)
STOPS = "。！!；;\n"
SO = EitherScript(r"[,，\s]{0,3}(?:所以|因此|因而|于是)")  # what stands before it tells why
THAT_DAY = EitherScript(r"(?<![\u4e00-\u9fff]会)(?:当[天日晚]|[那嗰][一]?[天日晚]|同[一]?天|同日)")
AND = Regex(r"\s(?:and|&)\s(?=[a-z\d])", any_case=True)
ITS_COST = EitherScript(  # 「…来了12人，另外买水果花了85元」, 「…1920元，另外买了40个花瓶，合计2160」
    r"^[^。；;\d]{0,14}(?:花[了费]|用了|支出|费用|开支|合计|[一总]共|付了?)[^。；;\d]{0,4}[$¥]?\d[\d,.]*(?:元|块|蚊)?[^。；;\d]{0,6}$"
    r"|^[^。；;]{2,60}[,，、\s](?:合计|总计|总共|[两全]?[项样笔]?加起来|全部)[^。；;\d]{0,4}[$¥]?\d[\d,.]*(?:元|块|蚊)?$"
)
LISTED = EitherScript(
    r"(?<=.{4})[:：\s]{0,3}(?:[①-⑳]|[\n(（][一二三1-3①abc][)）、.．]|\n(?:[一二三1-3①]|[-•·・])[)）、.．\s])"
)
HELD = EitherScript(
    r"会[^,。;]{0,4}(?:已[经]?(?:开|结束)|开[了完过毕]|散|结束|完毕|毕)|(?:出席|到会|实到|参会|到)\D{0,2}\d{1,4}[人名位]|\d{1,4}[人名位](?:到会|出席|参会|到)"
    r"|\bmeeting (?:over|done|ended|held|concluded)|\b\d{1,3} (?:\w+ )?(?:present|attended)\b|\b(?:present|attended|attendance):?\s?\d",
    any_case=True,
)
TO_BE_HELD = EitherScript(r"定[于在]|将[于在]|拟[于在]|召开|通知|请[各大]|\bwill\b", any_case=True)
DECIDED = EitherScript(
    r"(?:会上?)?(?:[议議决決][定议議决決]?|定了|商定|分工|任务|安排|事项|待办)[^,。;\n]{0,6}(?:如下)?[:：]?$|\b(?:resolved|agreed|decided|actions?|to-?do)\b[^,.\n]{0,10}$",
    any_case=True,
)


def certain_opinion(sense: Sense) -> Opinion:
    """An opinion that is sure of it."""
    return Opinion({each: float(each is sense) for each in Sense})


@dataclass(frozen=True, slots=True)
class ClauseAct:
    """What a clause does; `about`: the item, or the title of what it plans; `day`: of that, None where no hour was told.

    `is_plain`: nothing in it tells what it is of.
    """

    sense: Sense
    about: int | str
    day: date | None = None
    is_plain: bool = False

    @property
    def opinion(self) -> Opinion:
        """As an opinion that is sure of it."""
        return certain_opinion(self.sense)


def is_its_cost(words: str) -> bool:
    """Whether words behind work told only say what it cost: no day of their own."""
    return ITS_COST.match(BEGINS_NEXT.sub("", words, 1).strip(EDGES)) is not None


def beside_table(turn: Turn) -> Sequence[ActStretch]:
    """A pasted table, and what is said above and below it: 「名单核完了。今日走访：」 and the rows."""
    said = turn.said
    if "\n" not in said.text or said.edited or said.forwarded or said.photo or not turn.may(Action.LOG):
        return ()
    parts = beside_table_in(said.text)
    found = [(part, message_reading.opinion_of(turn, words=said.text[slice(*part)])) for part in parts]
    return [ActStretch(*part, opinion, is_next=True) for part, opinion in found if opinion is not None]


def above_list(turn: Turn) -> Sequence[ActStretch]:
    """What is told of the meeting above the list of what it decided: 「委员会例会已开，6人到会，议定如下：」; none where nothing is."""
    said = turn.said
    listed = LISTED.search(said.text)
    if listed is None or said.edited or said.forwarded or said.photo or not turn.may(Action.LOG):
        return ()
    head = said.text[: listed.start()]
    decided = DECIDED.search(head)
    told = head[: decided.start()] if decided else head
    is_held = HELD.search(normal(told).text) is not None and TO_BE_HELD.search(normal(head).text) is None
    message = message_reading.read_words(turn, said.text)
    kinds = {act.kind for act in message_reading.read_all_acts(turn, message).acts} if is_held else set()
    if kinds.isdisjoint(MAKES_ITEMS) or ActKind.TOLD in kinds:
        return ()
    return [
        ActStretch(0, len(told), certain_opinion(Sense.TOLD), is_next=True),
        ActStretch(len(told), len(said.text), certain_opinion(Sense.TASKED), is_next=True),
    ]


def beside_question(turn: Turn) -> Sequence[ActStretch]:
    """What is asked, and what is told, planned or who is away beside it: 「理事会几号？我下周一前订房」; none of any other words."""
    said, text = turn.said, turn.said.text
    found = clauses(text) if turn.may(Action.LOG) and not (said.reply_to or said.forwarded) else ()
    asking = [has_asking_words(text[each.start : each.end]) for each in found]
    cut = next((at for at, both in enumerate(pairwise(asking), 1) if both[0] != both[1]), 0)
    if not cut or len(set(asking[cut:])) > 1 or len(found) > MOST or "\n" in text:
        return ()
    halves = [(found[0].start, found[cut - 1].end), (found[cut].start, len(text))]
    asked, words = (text[slice(*half)] for half in (halves if asking[0] else halves[::-1]))
    sense = _told_beside_question(turn, words, of_ours=item_named(turn, asked) is not None)
    if sense is None or message_reading.run_reader(turn, look, asked).has_figures:  # 「通报慰问12户情况」
        return ()
    senses = (Sense.ASKED, sense) if asking[0] else (sense, Sense.ASKED)
    return [
        ActStretch(*each, certain_opinion(of), is_next=True) for each, of in zip(halves, senses, strict=True)
    ]


def _told_beside_question(turn: Turn, words: str, *, of_ours: bool) -> Sense | None:
    """What they do by themselves or, beside a question of ours, as it seems: 「周末干啥？我周六去爬山」 is talk."""
    act = None if may_be_plain_question(words) else _act(turn, words)
    if act is not None and (of_ours or act.sense is Sense.TASKED):
        return act.sense
    when, meant = _when_and_opinion(turn, words)
    is_said = of_ours and when is not None and when.start > turn.written and NEXT_STEP.match(words)
    seems_away = of_ours and meant.share(Sense.ABSENT) >= LIKELY and (when or THAT_DAY.search(words))
    is_away = not may_be_plain_question(words) and bool(seems_away or absence_said(words))
    return Sense.TASKED if is_said else Sense.ABSENT if is_away else None


def _when_and_opinion(turn: Turn, words: str) -> tuple[When | None, Opinion]:
    meant = message_reading.looked_once(turn, opinion, words) or certain_opinion(Sense.CHATTER)
    return message_reading.read_words(turn, words, Intent.EVENT).when, meant


def item_named(turn: Turn, words: str) -> Event | None:
    """The item of ours whose title, or the words it was made of, they name best."""
    events = occurrences.open_items(turn)
    fits = zip(named_with_origin(events, words), events, strict=True)
    fit, one = max(fits, key=lambda each: each[0], default=(0.0, None))
    return one if fit >= NAMED else None


def is_about_one_item(turn: Turn) -> bool:
    """Whether its times are those of one thing there is, or of what takes its place."""
    text = turn.said.text
    if SAME_TIME.search(text) and any(each.deed is ChangeDeed.CANCEL for each in read_changes(text)):
        return True
    is_said = any(each.deed in OF_SESSIONS for each in read_changes(text))
    return is_said and len(text) <= LONGEST_OF_SESSIONS and item_named(turn, text) is not None


def amid_talk(turn: Turn, whole: Opinion | None) -> Sequence[ActStretch]:
    """The clauses that plan or give a task where all others are talk: 「…老王又喝多了 诶赵磊周五前你联系下电工 睡了」."""
    text, found = turn.said.text, clauses(turn.said.text)
    is_talk = whole is not None and whole.share(Sense.CHATTER) >= TALK
    if not (1 < len(found) <= MOST and (is_talk or any(each.is_next for each in found[1:]))):
        return ()
    if read_changes(text):  # 「安全例会改到下午3点，以后都这样」: what seems idle may be of the change
        return ()
    acts = [_planned_amid_talk(turn, each) for each in found]
    idle = [text[one.start : one.end] for one, act in zip(found, acts, strict=True) if act is None]
    is_one = len(idle) < len(found) and (is_talk or acts[0] is None)
    return [act for act in acts if act] if is_one and all(_is_idle(turn, each) for each in idle) else ()


def _planned_amid_talk(turn: Turn, one: Clause) -> ActStretch | None:
    """What is given to somebody, no favour between friends; a meeting, or what invites or is led up to."""
    text = turn.said.text
    invites = INVITES.search(text, one.start, one.end)
    end = invites.start() if invites else one.end
    words = BEGINS_NEXT.sub("", text[one.start : end], 1).strip(EDGES)
    act, plan = _act(turn, words), message_reading.read_words(turn, words)
    when, meant = _when_and_opinion(turn, words)
    is_asked = (FAVOUR.search(words) or may_be_plain_question(words)) and not BY_THEN.search(words)
    if when is None or when.start <= turn.written or is_asked:
        return None
    name = leading_name(simplified(words), speakers.people_names(turn))
    is_called = name is not None and meant.share(Sense.TASKED) >= TALK  # 「…你联系下电工活动室灯坏了」
    is_ours = plan.intent is Intent.EVENT and plan.kind is not Kind.OTHER
    is_led = one.is_next and (is_ours or OF_US.search(words))
    is_held = when.grain is Grain.MINUTE and (is_led or invites or (is_ours and plan.kind in MET))
    is_task = is_called or (act is not None and act.sense is Sense.TASKED)
    if not is_task and (meant.best is Sense.CHATTER or not is_held):
        return None
    sense = Sense.TASKED if is_task else Sense.PLANNED
    return ActStretch(one.start, end, certain_opinion(sense), is_next=True)


def says_new_time(words: str) -> bool:
    """「然后咱们就放到下周二吧」 names nothing: it tells when the thing before it is held instead."""
    changes = read_changes(words)
    is_bare = bool(changes) and (not changes[0].own or WHAT_OF_IT.fullmatch(changes[0].own) is not None)
    return is_bare and not changes[0].before and changes[0].deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT)


def _is_idle(turn: Turn, words: str) -> bool:
    """Whether a clause is talk: no figure, nothing of ours."""
    share = _when_and_opinion(turn, words)[1].share(Sense.CHATTER)
    is_bare = not any(map(str.isdigit, words)) and item_named(turn, words) is None
    return share >= TALK or (is_bare and share >= IDLE)


def independent_stretches(turn: Turn, begin: int = 0, end: int | None = None) -> Sequence[ActStretch]:
    """The stretches of the message, or of a part of it, that begin with a whole act each.

    None where fewer than two kinds of them are, or a reply says of what they are.
    """
    said, text = turn.said, turn.said.text[:end]
    found = [part for each in clauses(text) if each.start >= begin for part in _joined_by_and(text, each)]
    if said.reply_to is not None or not 1 < len(found) <= MOST:
        return ()
    parts = _parts(turn, found, text)
    starts = [begin, *(each.start for each, _ in parts[1:])]
    ends = [*(max(each.end for each in found if each.start < start) for start in starts[1:]), len(text)]
    stretches = [
        ActStretch(start, end, act.opinion, first.is_next)
        for (first, act), start, end in zip(parts, starts, ends, strict=False)
    ]
    return stretches if len(stretches) > 1 and _are_separate_acts(turn, stretches, text[begin:]) else ()


def _joined_by_and(text: str, one: Clause) -> Iterator[Clause]:
    """「drill moved to 9 Dec and match cancelled」: English joins acts by a word that joins things as well."""
    begin = one.start
    for joint in AND.finditer(text, one.start, one.end):
        yield Clause(begin, joint.start(), one.is_next and begin == one.start)
        begin = joint.end()
    yield Clause(begin, one.end, one.is_next and begin == one.start)


def _parts(turn: Turn, found: Sequence[Clause], text: str) -> Sequence[tuple[Clause, ClauseAct]]:
    """The clauses that begin an act of their own, each with it."""
    parts, undecided = list[tuple[Clause, ClauseAct]](), list[Clause]()
    for one in found:
        first, act = one, _act(turn, text[one.start : one.end])
        if act is None and 0 < len(undecided) < LONGEST_RUN:  # 「周敏负责做横幅，9号前」
            first, act = undecided[0], _act(turn, text[undecided[0].start : one.end])
        if act is None:
            undecided.append(one)
            continue
        undecided.clear()
        last = parts[-1] if parts else None
        if last is None or _is_reason(last[1], act, first, text):
            parts[-1:] = [(last[0] if last else first, act)]
        elif not (last[1].about == act.about or _continues_last_act(last[1], act, first)):
            parts.append((first, act))
    return parts


def _are_separate_acts(turn: Turn, found: Sequence[ActStretch], text: str) -> bool:
    """Work told alone has a reading of its own, and as many plans as were read in one."""
    kinds, senses = {one.does for one in found}, {one.said.best for one in found}
    if kinds == {Does.PLANS}:
        if len(senses) < 2:
            return False  # 「逢周二晚6点半，练到5号」 is one plan
        acts = message_reading.read_all_acts(turn, message_reading.read_words(turn, text)).acts
        return sum(each.kind in MAKES_ITEMS for each in acts) < len(found)
    return len(kinds) > 1 or senses != {Sense.TOLD}


def _is_reason(last: ClauseAct, act: ClauseAct, clause: Clause, text: str) -> bool:
    """「12号区里来检查，篮球赛推到13号」: what seems planned tells why, unless a stop or a word parts them."""
    is_parted = clause.is_next or text[: clause.start].rstrip(" ")[-1:] in STOPS
    is_clash = last.sense is Sense.PLANNED and last.day in (None, act.day)
    is_clash = is_clash or SO.match(text, clause.start) is not None
    return act.sense in FOR_A_REASON and is_clash and not is_parted


def _continues_last_act(last: ClauseAct, act: ClauseAct, clause: Clause) -> bool:
    """「体检改到9号，9号早上8点集合」, 「讲座结束，来了45人」: names nothing of its own, or no day."""
    is_counted = act.sense is Sense.TOLD and last.sense in OF_FIGURES
    is_named = last.sense in SENSES.values() and not clause.is_next
    return act.is_plain and (is_counted or is_named)


def _act(turn: Turn, written: str) -> ClauseAct | None:
    """What a clause does, heard like a message of its own."""
    leads, said = BEGINS_NEXT.match(written), turn.said
    words = written[leads.end() if leads else 0 :].strip(EDGES)
    if UNSURE.search(normal(words).text) or STAYS.search(words):
        return None
    turn.speak_as(replace(said, text=words))
    act = _act_by_itself(turn, words, is_led=leads is not None)
    turn.speak_as(said)
    return act


def _act_by_itself(turn: Turn, words: str, *, is_led: bool) -> ClauseAct | None:
    changes = read_changes(words) or (read_hinted(words) if is_led else ())
    act = _changed(turn, changes[0]) if len(changes) == 1 else None
    said = read_correction(words) if act is None else None
    if said is not None and said.denied:  # 「开会是4点不是3点，慰问金是80不是100」
        return ClauseAct(Sense.CORRECTED, words)
    if act is not None or any(each.deed not in MAY_BE_NEW for each in changes):
        return act
    message = message_reading.read_words(turn, words)
    return _log_act(turn, message) if message.intent is Intent.LOG else _planned(turn, message)


def _changed(turn: Turn, change: ItemChange) -> ClauseAct | None:
    """What becomes of the one item that the clause itself names."""
    own = normal(change.own or " ".join(change.before)).text
    if not own or change.deed not in SENSES:
        return None
    sure = [each.one for each in candidates(turn, change) if each.is_sure]
    if not sure and DENIES.search(turn.said.text) and names_event(turn, turn.said.text):
        return ClauseAct(SENSES[change.deed], own)
    title = sure[0].event.title if len(sure) == 1 else ""
    if not (title_overlap(title, [own]) or own in normal(title).text):
        return None
    return ClauseAct(SENSES[change.deed], sure[0].event.id, sure[0].start.date())


def _planned(turn: Turn, message: Message) -> ClauseAct | None:
    """A thing of a day to come, or a task with its owner."""
    acts = message_reading.read_all_acts(turn, message).acts
    tasks = [act.message for act in acts if act.kind is ActKind.TASKED and act.message and act.owners]
    is_task = bool(message.owners) or len(tasks) == 1
    if message.intent is Intent.NONE and len(tasks) == 1:
        message = tasks[0]
    when, title = message.when, message.title or ""
    if message.intent is not Intent.EVENT or when is None or len(title) < FEWEST_SIGNS:
        return None
    is_day = when.grain in (Grain.DAY, Grain.MINUTE) and when.start > turn.written
    is_feast = message.festival is not None and when.grain is Grain.DAY  # 「发中秋慰问金」 is no plan for it
    if not is_day or is_feast or message.alternatives or (not is_task and names_event(turn, title)):
        return None
    is_plain = OF_THING.search(title) is not None or (message.kind is Kind.OTHER and not is_task)
    day = when.start.date() if when.grain is Grain.MINUTE else None
    return ClauseAct(Sense.TASKED if is_task else Sense.PLANNED, title, day, is_plain)


def _log_act(turn: Turn, message: Message) -> ClauseAct | None:
    """Work of its own with a figure: who came to what was told before is none."""
    seen = message_reading.run_reader(turn, look, message.text)
    if not seen.has_figures or CAME.search(seen.words) or SETTLED.search(message.text):
        return None
    is_dated = any(each.has_day for each in seen.reads)
    is_work = "deeds" in words_by_ground(seen.words) or message.category not in (None, OTHER)
    return ClauseAct(Sense.TOLD, message.text, is_plain=not is_dated) if is_work else None
