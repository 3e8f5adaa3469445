"""What one message tells beside a change: behind it what was decided, what comes next, what takes its place; and what was done, with figures."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import additions, event_creation, minutes_proposal, talked_plans
from handlers.calendar.changes import event_replies, last_change
from handlers.calendar.changes.occurrence_status import no_such_item
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references.item_evidence import WITH_IT, fulfilled_now
from handlers.worklog import event_link_question, log_command
from storage.core import groups
from union.core.period import Grain
from union.events.model import Occurrence
from union.reading.acts.changes.change_verbs import SAME_TIME, instead, sentences
from union.reading.acts.changes.changes import UNSURE, read_changes
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.acts.opinion import Sense
from union.reading.acts.stretches import WORDS
from union.reading.acts.talk_signs import STAYS
from union.reading.acts.tasks.assignments import leading_name, likely_owner
from union.reading.acts.tasks.doers import shared_out
from union.reading.acts.tasks.relative_days import (
    ENDED,
    intended,
    is_once_more,
    promise_of_others,
    thing_meant,
    with_thing,
)
from union.reading.acts.tasks.segments import MINUTES
from union.reading.english.translation import is_english
from union.reading.message import Act, ActKind, Intent, Message
from union.reading.replies.amendments import is_unchanged
from union.reading.replies.changed_times import due_behind
from union.reading.replies.mentions import PART_OF_DAY, title_overlap
from union.reading.replies.remarks import A_DAY, OF_DAY, OUTCOME, is_remark
from union.reading.replies.title_replies import rejoined
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reading.text.tense import Tense, tense
from union.worklog.corrections import PEOPLE
from union.worklog.ending_choice import GOES_FIRST, clauses

DAY = EitherScript(rf"\d|[一二三四五六七八九十][点點]|{A_DAY}", any_case=True)
SIGN_UP, HEADING = EitherScript("报名"), EitherScript(r"[:：]$")
EDGES = " ,，。！!\n"
MARK_OF_FIRST = "（(1一①、.)） \n"  # in a list
# 「订春茗场地」, 「联络药房管方」: what is looked for so that something can take place.
SOUGHT = EitherScript(
    r"(?:去|要|跟进)?(?:(?:预?[订定]|找|揾|租|借|book|落实)(?P<what>[\u4e00-\u9fff]{2,12}?)的?(?P<place>场地|酒[楼店家]|地[方点]|会场|场|餐厅)"
    r"|(?:联[络系]|约|约见|搭上|打给)(?P<whom>[\u4e00-\u9fff]{2,12}?))"
)
MEETS = EitherScript(r"见(?=我们|面|$|[,。])")
OPEN_YET = EitherScript(r"[?？]|吗|可能|也许|未必|如果|再定|待定|取消|先有?答[覆复]")
# Its hour, and no thing of its own.
OF_THING = EitherScript("(?:集合|出发|報到|报到|開場|开场|出發)的?(?:时间|時間|钟点)")
OF_ANOTHER = EitherScript(r"不过|但|另|还有")
# The clause without a figure at the head: 「尖沙咀好运酒楼，3月25号…」.
AT_HEAD = EitherScript(r"(?P<place>[\u4e00-\u9fffA-Za-z]{3,20})[,，\s]")
PLANNED, LIKELY_PLANNED, FEWEST_ROWS, FEWEST_WORDS = 0.6, 0.7, 3, 3
CLAUSE = EitherScript(r"[,，]")
WANTED = EitherScript(  # of a thing, not of its day, place or person: those are changes
    r"(?:[改换]成?|(?<![\d十百千几])多|[少加减再]|另外)[\u4e00-\u9fff]{0,2}[买订发送用做请叫坐带穿印备加](?![不了过])|[加减]到\s?\d|预算[改加减按用]|(?:礼品|奖品|午餐|晚餐|车|菜单|主题)[\u4e00-\u9fff]{0,3}[改换]"
    r"|\b(?:also|and)?·?(?:get|buy|bring|order|book|use)·.{2,30}instead|(?:gift|prize|lunch|menu|bus|theme|budget)s?·?.{0,6}(?:change|改到)",
    any_case=True,
)
# No thing of its own: how something is handed on, or what there is to do at any of them.
SO_FAR = EitherScript(
    r"累计(?=$|[,。;])|so·far|目前为止|[做弄办写买收发交整搞卖]了?(?:一|大|一大|一小|小)半|\bhalf[ ·](?:done|way)",
    any_case=True,
)
OF_IT = EitherScript(
    r"(?:就|都|也|全|改|换|现在|以后|这次)?(?:[交转移]给?|由|让|叫|请|换[成人]?|会务|现场|组织|主持|领队|司仪|统筹|筹备|场地|后勤|带队|跟进|具体|负责人?|这[个项]|[它这]事?)"
)
HELD_INSTEAD = EitherScript(
    r"^改[在到做为為].{0,40}\d|\d.{0,24}[再补補重][^,，。]{0,3}$"
)  # 「改做21号2点再摆」
OF_BRANCHES = EitherScript(r"(?:车间|小组|分工?会|科室|班组|部门|支部|项目|小区|单位|门店)")
INTENDED = EitherScript(r"(?:计划|预计|拟|暂定|打算)[^,。;]{0,8}\d")  # figures of what is yet to be done


def decided_or_planned(turn: Turn, changes: Sequence[ItemChange]) -> tuple[int, list[Message]]:
    """Where stands what is to be done, behind what is over, and that as far as it is read: 「例会开完了，定了三件事：…」, 「名单收齐了 18号上午发车」; else 0."""
    ended = next((each for each in changes if each.deed is ChangeDeed.FINISH), None)
    if ended is None:
        return 0, []
    text, said = turn.said.text, normal(turn.said.text)
    heading = MINUTES.search(said.text)
    if heading and ended.stretch[0] < said.places[heading.start()]:
        return said.places[heading.start()], []
    reading = message_reading.read_all_acts(turn, message_reading.read_words(turn, text))
    ahead = [act for act in reading.acts if act.kind in (ActKind.PLANNED, ActKind.TASKED)]
    plans = [act.message for act in ahead if act.message and act.message.intent is Intent.EVENT]
    is_behind = bool(ahead) and ahead[0].start >= ended.stretch[1]
    if not is_behind and len(changes) == 1 and log_with_change(turn, ended)[0] is None:
        rest = text[ended.stretch[1] : ended.sentence[1]].strip(EDGES)
        message = message_reading.read_words(turn, rest) if rest else None
        return (text.rindex(rest), [message]) if message and message.intent is Intent.EVENT else (0, [])
    if not is_behind or len(plans) < len(ahead):
        return 0, []
    are_all = all(act in ahead for act in reading.acts if act.start >= ahead[0].start)
    return ahead[0].start, plans if are_all else []


def plans_next(turn: Turn, ended: ItemChange) -> bool:
    """Plan what a place was found for, or somebody was reached about: 「场地订好了！好运酒楼，3月25号晚6点半恭候」.

    The sentences behind name only where and when, or who is met; what it is stands in the item that is over.
    """
    rest, one = turn.said.text[ended.sentence[1] :].strip(EDGES), last_change.item(turn)
    said = normal(rest)
    sought = SOUGHT.fullmatch(normal(one.event.title).text) if one is not None and rest else None
    if one is None or sought is None or STAYS.search(said.text) or names_event(turn, rest):
        return False
    message, meets = message_reading.read_words(turn, rest, Intent.EVENT), MEETS.search(said.text)
    when = message.when
    wall = turn.written
    is_set = when is not None and when.grain is Grain.MINUTE and when.rrule is None and when.start > wall
    if not is_set or OPEN_YET.search(said.text) or not (meets or sought["place"]):
        return False
    title = normal(one.event.title).quote(*sought.span("what" if sought["place"] else "whom"))
    if meets and not sought["place"]:
        title = said.quote(*meets.span()) + title
    place, at_head = message.place, AT_HEAD.match(said.text) if sought["place"] else None
    if place is None and at_head is not None:
        place = said.quote(*at_head.span("place"))
    minutes_proposal.put_on_calendar(
        turn, [replace(message, intent=Intent.EVENT, title=title, text=rest, place=place, owners=())]
    )
    return True


def plans_instead(turn: Turn, change: ItemChange) -> bool:
    """What is planned behind what was called off, in one message: 「晚会取消了，改成29号茶话会」."""
    one = last_change.item(turn)
    rest = turn.said.text[change.stretch[1] : change.sentence[1]].strip(EDGES)
    behind = turn.said.text[change.stretch[1] :].strip(EDGES + "；;")
    if one is not None and SAME_TIME.match(behind):
        rest = SAME_TIME.sub(f"{one.start.month}月{one.start.day}日{one.start:%H:%M}", behind, 1)
    rest = instead(rest, one.start.date() if one else None)
    message = message_reading.read_words(turn, rest) if rest else None
    if message is None or message.intent is not Intent.EVENT or names_event(turn, rest):
        return False
    turn.speak_as(replace(turn.said, text=rest))
    return True


def is_own_plan(turn: Turn, change: ItemChange) -> bool:
    """「烧烤报名12号截止」, 「比赛就定3月23号」: rather a thing of its own than another time of one that is there."""
    if change.deed not in (ChangeDeed.MOVE, ChangeDeed.TERMS) or OF_THING.search(change.text):
        return False
    said = message_reading.opinion_of(turn, words=turn.said.text[slice(*change.sentence)])
    return said is not None and said.share(Sense.PLANNED, Sense.TASKED) >= PLANNED


def closes_beside(turn: Turn, change: ItemChange) -> bool:
    """「年夜饭2月5号下午5点，报名1月28号截止」: the sign-up is for what the same words plan, and for nothing that is there."""
    if change.deed not in (ChangeDeed.MOVE, ChangeDeed.TERMS) or not SIGN_UP.search(change.text):
        return False
    acts = message_reading.read_all_acts(turn, message_reading.read_words(turn, turn.said.text)).acts
    plans = [act.message for act in acts if act.message and act.message.title and act.message.when]
    new = [one.title or "" for one in plans if one.when and not one.when.deadline]
    closing = [one.title or "" for one in plans if one.when and one.when.deadline]
    beside = [event for event in new if any(one.startswith(f"{event}报名") for one in closing)]
    return bool(beside) and not any(names_event(turn, event) for event in beside)


def is_row(turn: Turn, change: ItemChange) -> bool:
    """A line of a list of tasks, each with its owner and its day, gives out what is new: 「名单 小周 2月26日前」."""
    if change.deed is not ChangeDeed.DUE:
        return False
    acts = message_reading.read_all_acts(turn, message_reading.read_words(turn, turn.said.text)).acts
    tasks = [act for act in acts if act.kind is ActKind.TASKED and act.message and act.message.owners]
    lines = {turn.said.text.count("\n", 0, act.start) for act in tasks}
    is_of_list = len(tasks) >= FEWEST_ROWS and len(lines) == len(tasks)
    return is_of_list and any(act.start < change.stretch[1] and change.stretch[0] < act.end for act in tasks)


def says_item_unchanged(turn: Turn, words: str) -> bool:
    """「明天的筹备会照开」: it is there, and as it was."""
    return STAYS.search(words) is not None and names_event(turn, words)


def is_unchanged_only(turn: Turn) -> bool:
    """Whether that is all that was said."""
    return says_item_unchanged(turn, turn.said.text) and not read_changes(turn.said.text)


def names_event(turn: Turn, words: str) -> bool:
    """「今晚最后一次排练」 is there already."""
    said = [normal(words).text]
    return any(title_overlap(each.title, said) for each in occurrences.open_items(turn))


def log_with_change(
    turn: Turn, change: ItemChange, title: str = ""
) -> tuple[Message | None, tuple[int, int]]:
    """What was done, where figures were told with it, in its sentence and those after it that look back too.

    A figure of the item's own name tells nothing, nor does one of who handed it in: 「三间报价齐了」, 「四个车间名单都齐了」.
    """
    text, (start, end) = turn.said.text, change.sentence
    for first, last in sentences(text):
        if first < end:
            continue
        if _looks_ahead(turn, text[first:last]):
            gap = CLAUSE.search(text, first, last)  # 「11 members came in, mgmt will study it」
            if gap is not None and not _looks_ahead(turn, text[first : gap.start()]):
                end = gap.start()
            break
        end = last
    # Where the clause begins that tells where one goes first; where something else begins that is no end: 「河口所的交了，城关所的要宽两天」.
    goes_first = GOES_FIRST.search(text, start, end)
    signs = [each.start() for each in CLAUSE.finditer(text, start, goes_first.start())] if goes_first else []
    others = (each.stretch[0] for each in read_changes(text) if each.deed is not ChangeDeed.FINISH)
    end = min([end, *signs[-1:], *(each for each in others if change.stretch[1] <= each < end)])
    message = message_reading.read_words(turn, text[start:end], Intent.LOG)
    measures = [
        one for each in message.facts for one in each.measures if not OF_BRANCHES.match(one.what or "")
    ]
    has_figures = any(each.money for each in message.facts) or any(
        normal(one.text).text not in normal(title).text for one in measures
    )
    is_intended = any(INTENDED.match(each) for each in change.after)
    is_of_then = message.when is None or message.when.start.date() == turn.written_on  # no promised day
    has_outcome = is_of_then and OUTCOME.search(normal(text[start:end]).text) is not None
    if not (has_figures or has_outcome) or is_intended or log_command.wrong_day(turn, message) is not None:
        return None, change.sentence
    return message_reading.as_log(message), (start, end)


def _looks_ahead(turn: Turn, words: str) -> bool:
    """Whether a sentence is about what is still to be done, or about another item that is over."""
    # 「中午还去看了王老师，送了慰问金500元」 and 「奖品发出去12份」 name none
    if any(
        each.deed is not ChangeDeed.FINISH or (each.own and names_event(turn, each.own))
        for each in read_changes(words)
    ):
        return True
    said = tense(normal(words).text)
    if said is Tense.PLANNED:
        return True
    when = message_reading.read_words(turn, words, Intent.EVENT).when
    is_hour = said is Tense.DONE and when is not None and PART_OF_DAY.fullmatch(when.text) is not None
    # what was done at noon was done today
    return when is not None and not is_hour and when.start.date() > turn.written_on


def planned_in_front(turn: Turn, words: str, obeyed: Callable[[Turn], bool]) -> list[Message]:
    """「散会，7个。兆伦18号前交副本」: what was held is told before the tasks that came of it; or what they are for is planned."""
    heading = MINUTES.match(normal(words).text)  # 「会上定的几件事：」 tells of nothing
    bare = words.rstrip(MARK_OF_FIRST)
    is_bare = heading is not None and len(bare) < heading.end() + FEWEST_WORDS and "," not in heading[0]
    if not words.strip() or is_bare or obey_words(turn, words, obeyed):
        return []
    message = message_reading.read_words(turn, bare)
    if log_command.reported(turn, message) or obey_words(
        turn, words, lambda turn: log_command.closed(turn, message)
    ):
        return []
    is_headed = words.rstrip().endswith((":", "："))
    counted = {each.unit for fact in message.facts for each in fact.measures}
    if is_headed and message.intent is Intent.LOG and counted & PEOPLE:
        log_command.file_or_finish(turn, message)  # 「例会已开，6人到会，议定如下：」
        return []
    said = message_reading.opinion_of(turn, words=words) if is_english(words) else None
    if said is None or said.share(Sense.PLANNED) < LIKELY_PLANNED:
        return []
    plan = message_reading.read_words(turn, words, Intent.EVENT)
    is_ahead = plan.when is not None and plan.when.start > turn.written
    return [replace(plan, intent=Intent.EVENT)] if plan.title is not None and is_ahead else []


def apply_to_same_item(turn: Turn, change: ItemChange) -> None:
    """What else becomes of the item changed just before, 「…改体育馆打，交给陈强来抓」; else that there is no such thing: 「…，材料相应延至16日」."""
    one = last_change.item(turn) if change.deed is ChangeDeed.OWNER and OF_IT.fullmatch(change.own) else None
    due = due_behind(change)
    if one is None or not event_replies.changed(turn, one, change):
        turn.say(no_such_item(turn._, WITH_IT.sub("", change.own)))
    elif due is not None:  # 「…, Mei Ling taking over, new deadline 2 Mar」
        event_replies.changed(turn, last_change.item(turn) or one, due)


def tell_unused_words(turn: Turn, changes: Sequence[ItemChange]) -> bool:
    """「慰问劳模放到5月6号吧，礼品我改买茶具了」: what a clause wants beside it and nothing was made of is said, and the day for which it wants what was called off."""
    taken = normal(" ".join(each.text for each in changes)).text
    left = [each for each in clauses(turn.said.text) if normal(each).text not in taken]
    words = [each for each in left if WANTED.search(normal(each).text) and not read_changes(each)]
    is_off = len(changes) == 1 and changes[0].deed is ChangeDeed.CANCEL
    words += [each for each in left if is_off and HELD_INSTEAD.search(each)]
    return tell_unused(turn, words) or True


def keep_unheard(turn: Turn) -> bool:
    """Whether words of the message that nobody heard were planned, or are the note of what it changed."""
    return talked_plans.plan_left(turn, turn.said.text) or note_beside_change(turn, [turn.said.text])


def tell_unheard(turn: Turn, names: tuple[str, ...], *, is_plan: bool) -> None:
    """What nobody heard of a message and names a day or somebody of ours: a plan is offered, the rest is told as unused."""
    words = turn.said.text
    if any(one.said_at == turn.said.at and words in one.said for one in occurrences.open_items(turn)):
        return  # whom it is to be for stands with what was planned
    if DAY.search(words) is None and not likely_owner(words, names):
        return
    if is_plan:
        talked_plans.plan_or_offer(turn, words)
    else:
        tell_unused(turn, [words])


def _share_out(turn: Turn, words: str) -> bool:
    """「…4号前发完，赵敏管钱建国跑车间」: whether it was put down whose the one item of the message is."""
    shared = shared_out(simplified(words), speakers.people_names(turn), 1)
    whole = turn.uncut_text(turn.said.text)
    made = [one for one in occurrences.open_items(turn) if one.said_at == turn.said.at and one.said in whole]
    if shared is None or len(made) != 1 or made[0].owners:
        return False
    owners = tuple(event_creation.owner(turn, name) for name in shared.owners)
    event_creation.store_change(turn, replace(made[0], owners=owners))
    return True


def note_beside_change(turn: Turn, words: Sequence[str]) -> bool:
    """「…推后一小时，裁判请老周，奖品预算1200」: what is told beside the change of one item, and of no day, is its note; that the rest stays is none."""
    one, changed = last_change.item(turn), last_change.changed_now(turn)
    is_its = one is not None and changed == {one.event.id}
    words = [each for each in words if not is_unchanged(each)]
    is_its = is_its and all(is_remark(each) and not OF_DAY.search(each) for each in words)
    if one is None or not is_its or not additions.may_note(turn, one):
        return False
    if words:
        additions.note(turn, one, turn._("，").join(words))
    return True


def tell_unused(turn: Turn, words: Sequence[str]) -> bool:
    """Say that nothing was made of these words of the message; who shares out what it has just planned owns that."""
    if _share_out(turn, rejoined(words)):
        return True
    words = [each for each in words if not talked_plans.plan_left(turn, each)]
    unused = turn._("没用上：{words}", words=turn._("、").join(words))
    return bool(words) and (note_beside_change(turn, words) or turn.tell(unused))


def obey_words(turn: Turn, words: str, obeyed: Callable[[Turn], bool]) -> bool:
    """Whether words of the message, heard like one of their own, change, end or file something."""
    said, before = turn.said, groups.newest_number(turn.db, turn.with_group())
    turn.speak_as(replace(said, text=words))
    is_obeyed = obeyed(turn)
    turn.speak_as(said)
    return is_obeyed or groups.newest_number(turn.db, turn.with_group()) != before  # filed with what it ended


def is_open_yet(turn: Turn, change: ItemChange, items: Sequence[Occurrence]) -> bool:
    """Whether what is said beside keeps it open: 「投影仪送去修了，后天才能拿」, 「三车间的还没报来，别的都收齐了」; what has figures is filed."""
    behind = [each for each in change.after[:1] if not OF_ANOTHER.match(each)]
    behind = [each for each in behind if not names_event(turn, each)]
    words = ",".join([change.text, *behind])
    if SO_FAR.search(normal(turn.said.text).text):
        return True  # 「sold 22 tickets so far, collected $990」
    if any(map(str.isdigit, words)):
        return False
    words = ",".join([*change.before, words])
    return any(event_link_question.is_open_yet(turn, each, words) for each in items)


def plan_after(turn: Turn, told: str) -> Message | None:
    """What comes of work told: its next time, who does what with it, what others said they would do; None where the words name a thing of their own."""
    words, work = turn.said.text, message_reading.read_words(turn, told, Intent.LOG).title or ""
    plan = message_reading.read_words(turn, intended(words), Intent.EVENT)
    when, is_supposed = plan.when, UNSURE.search(normal(plan.text).text)
    if is_supposed or when is None or when.rrule or when.start <= turn.written:
        return None
    if ENDED.fullmatch(simplified(work)) and (ended := fulfilled_now(turn)):
        work = ended.event.title  # 「谈完了，17号再谈」
    name = words[: len(leading_name(simplified(words), speakers.people_names(turn)) or "")]
    bare, deed = ((each or "").removeprefix(name) for each in (plan.title, words.replace(when.text, "", 1)))
    title = thing_meant(bare, work) or (bare if is_once_more(plan, told) else None)
    said = None if name else promise_of_others(words, when.text, work)  # 「马主席说方案秦大勇十五号前拿出来」
    title = title or said or with_thing(deed.strip(EDGES), work)
    when, owners = replace(when, deadline=when.deadline or bool(name)), (name,) if name else plan.owners
    return replace(plan, intent=Intent.EVENT, title=title, owners=owners, when=when) if title else None


def tell_unread(turn: Turn, text: str, begin: int, acts: Sequence[Act]) -> None:
    """Say which words between the acts, no heading or list, name a day and are none of them: 「AGM定咗31/3 7pm，…」."""
    if "\n" in text or MINUTES.search(normal(text).text):
        return
    begins, ends = [begin, *(act.end for act in acts)], [*(act.start for act in acts), len(text)]
    left = [text[start:end].strip(EDGES) for start, end in zip(begins, ends, strict=True) if start < end]
    told = [each for each in left if DAY.search(each) and not HEADING.search(each)]
    tell_unused(turn, [each for each in told if len(WORDS.findall(each)) >= FEWEST_WORDS])
