"""What plain words say becomes of items: done to the one meant; where several may be each gets a button."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar import additions, minutes_proposal
from handlers.calendar.changes import event_replies, last_change, series_change
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from handlers.routing.references import accompanying_acts, likely_items, multiple_targets, named_days
from handlers.routing.references.candidate_times import Candidate, day_of, fitted, hands_over
from handlers.routing.references.item_evidence import WITH_IT, is_of_other_kind, is_otherwise_named
from handlers.routing.references.resolver import candidates
from handlers.worklog import log_command
from storage.core import drafts
from storage.core.drafts import Draft
from union.attendance.collection_parts import is_about_one_owner
from union.core.rights import Action
from union.events.model import Occurrence
from union.events.recurrence_rules import pattern
from union.reading.acts.changes.change_verbs import PLACE_BEHIND, sentences
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.hinted_changes import of_item_before, read_hinted
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.opinion import OF_OTHERS
from union.reading.acts.talk_signs import STAYS, awaits_answer
from union.reading.message import ActKind, Intent
from union.reading.questions.item_questions import WHETHER_ENGLISH
from union.reading.replies.mentions import mentions, title_mention_scores, title_overlap
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

ASKING, EDGES, BREAK = "changes", " ,，。！!\n", EitherScript(r"[,。;!?\n]")
TWO, MOST, A_FEW_DAYS = 2, 4, timedelta(days=4)  # items offered; a span that is one thing
REVIVED, STOP, REST = EitherScript(r"又|照常|恢复|不取消|还是|重新"), "。", ("剩", "余下")
TIMED, NAMED = (ChangeDeed.MOVE, ChangeDeed.SHIFT), (ChangeDeed.OWNER, ChangeDeed.PLACE)


def claimed(turn: Turn, changes: Sequence[ItemChange]) -> bool:
    """Whether the words say what becomes of items of ours; then it is done, or asked of which.

    False where other sentences stand beside it that tell or plan work: the turn goes on with these alone.
    """
    said = turn.said
    is_none = any(each.search(said.text) for each in (MARKED, OF_OTHERS, WHETHER_ENGLISH))
    if said.edited or is_none or awaits_answer(said.text):
        return False
    is_open = all(change.deed is ChangeDeed.LATER for change in changes)  # 「再收几天，收到25号」
    is_swapped = any(multiple_targets.swap_owners(turn, change) for change in changes)
    if is_swapped or (is_open and hinted(turn, read_hinted(said.text))):
        return True
    begins, ahead = accompanying_acts.decided_or_planned(turn, changes)
    if not begins:
        return _claimed(turn, changes) and accompanying_acts.tell_unused_words(turn, changes)
    front, behind = said.text[:begins].rstrip(EDGES), said.text[begins:]
    turn.speak_as(replace(said, text=front))
    is_done = _claimed(turn, read_changes(front))
    left = "" if is_done else turn.said.text
    if is_done and len(changes) == 1:
        turn.speak_as(said)
        if accompanying_acts.plans_next(turn, changes[0]):
            return True
    turn.speak_as(replace(said, text=said.text if left == front else f"{left} {behind}".strip()))
    if is_done and len(ahead) == 1 and accompanying_acts.names_event(turn, behind):
        return any(start < begins < end for start, end in (each.sentence for each in changes))
    if is_done and ahead:
        minutes_proposal.put_on_calendar(turn, ahead)
    return is_done and bool(ahead)


def _claimed(turn: Turn, changes: Sequence[ItemChange]) -> bool:
    gone = list[tuple[int, int]]()
    for place, change in enumerate(changes):
        if any(start <= change.sentence[0] < end for start, end in gone) and change.deed is ChangeDeed.FINISH:
            _finish_other_items(turn, change)
            continue
        change = of_item_before(changes[place - 1], change) if gone else change
        is_of_it = gone and change.deed is ChangeDeed.OWNER and accompanying_acts.OF_IT.fullmatch(change.own)
        used = None if is_of_it else _obeyed(turn, place, change)
        lost = WITH_IT.search(change.own) if change.deed in TIMED else change.deed in NAMED and change.own[1:]
        if used is not None:
            # 「账目没弄完，福利那页空白。重新打开」: the sentences about what is open again tell no other thing
            gone.append((0, used[1]) if change.deed is ChangeDeed.REOPEN and not change.own else used)
        elif gone and ((lost and not change.own.startswith(REST)) or is_of_it):  # 「剩14份放调度室」
            accompanying_acts.apply_to_same_item(turn, change)
            gone.append(change.sentence)
        elif place and gone and change.deed in TIMED and changes[place - 1].deed is ChangeDeed.FINISH:
            # 「县医院那边敲定啦，妇科体检25号26号两天」: what nobody has yet begins there
            gone[-1] = (gone[-1][0], min(gone[-1][1], change.stretch[0]))
    is_told = any(change.deed is ChangeDeed.FINISH for change in changes)
    is_alone = len(changes) == 1 and gone == [changes[0].sentence]
    is_off = is_alone and changes[0].deed is ChangeDeed.CANCEL
    is_untold = is_off and accompanying_acts.log_with_change(turn, changes[0])[0] is None
    if is_untold and accompanying_acts.plans_instead(turn, changes[0]):
        return False
    if is_alone and is_told and accompanying_acts.plans_next(turn, changes[0]):
        return True
    return bool(gone) and not _do_rest(turn, gone, None if is_told else changes[-1])


def _finish_other_items(turn: Turn, change: ItemChange) -> None:
    """「会开完了，到会11人，名单和材料也都收齐了」: what else is over, of whose figures nothing is said."""
    ended = multiple_targets.side_by_side(turn, change) or named_days.jointly_finished_items(turn, change)
    if not ended and change.own:
        found = [each for each in candidates(turn, change) if each.is_sure]
        ended = [each.one for each in found] if len(found) == 1 and is_due_by(found[0].one.event) else []
    for one in ended:
        apply(turn, one, change, is_first=False)


def _do_rest(turn: Turn, gone: Sequence[tuple[int, int]], last: ItemChange | None) -> bool:
    """Whether what is left of the message tells or plans work; then that is what was said: of the sentence of a change what figures tell."""
    text = turn.said.text
    parts = [
        (start, end, max((b for a, b in gone if a <= start < b), default=start))
        for start, end in sentences(text)
    ]
    behind = "".join(text[used:end] for _, end, used in parts).strip(EDGES)
    beside = "".join(text[start:end] for start, end, used in parts if used == start).strip()
    rest = next((each for each in (behind, beside) if each and is_work(turn, each)), None)
    told = text[last.stretch[1] : last.sentence[1]].strip(EDGES) if last and last.sentence in gone else ""
    message = message_reading.read_words(turn, told) if told and not rest else None
    if message and message.intent is Intent.LOG and (message.measures or message.money):
        rest = told  # 「嘉年华截止报名啦，132人」
    if rest is not None:
        turn.speak_as(replace(turn.said, text=rest))
    return rest is not None


def is_work(turn: Turn, words: str) -> bool:
    if accompanying_acts.says_item_unchanged(turn, words):
        return False
    message = message_reading.read_words(turn, words)
    if message.intent is Intent.NONE:
        return any(act.kind is ActKind.TASKED for act in message_reading.read_all_acts(turn, message).acts)
    if message.intent is Intent.EVENT and STAYS.search(words):  # 「排练明晚停，下周照常」
        return False
    if message.intent is Intent.EVENT and message.when:
        # 「11 Mar is the day after Hari Raya. Exco go to the Thursday after」 says why
        return message.when.start.date() != last_change.day_before(turn)
    # 「the AGM date is bad, school holidays. …」 says why
    has_figures = bool(message.measures or message.money)
    return message.intent is Intent.LOG and (has_figures or not accompanying_acts.names_event(turn, words))


def answered(turn: Turn, draft: Draft) -> bool:
    """「是提案，延到15号，筛查照常」 to the question which is meant: the one that is named, and not said to stay."""
    said, me = turn.said, turn.me()
    if me is None or me.id != draft.person_id or turn.group is None:
        return False
    named = [each for each in BREAK.split(normal(said.text).text) if each.strip() and not STAYS.search(each)]
    asked = group_choice.said_from_data(draft.data)
    turn.speak_as(asked)
    change = _said_to_change(asked.text)[draft.data["place"]]
    offered = candidates(turn, change)
    fits = title_mention_scores([each.one.event.title for each in offered], STOP.join(named))
    turn.speak_as(said)
    best = [each for each, fit in zip(offered, fits, strict=True) if fit and fit == max(fits)]
    anew = next((each for each in read_changes(said.text) if each.deed in TIMED and each.new), None)
    if anew is not None and any(STAYS.search(each) for each in (anew.own, anew.text)):
        anew = None
    if anew is not None:  # 「25号的筹备会，改成3点半」 may be none of those that were offered
        best = [each for each in candidates(turn, anew) if each.is_sure and each.on_day] or best
    if len(best) != 1:
        return False
    if apply(turn, best[0].one, replace(anew or change, scope=Scope.ONE)) is None:
        return False
    drafts.end(turn.db, draft)
    return True


def _obeyed(turn: Turn, place: int, change: ItemChange) -> tuple[int, int] | None:
    """The stretch of the message that was about an item; None where none was found.

    Work told with figures is filed in any case: which item it fulfils is asked below its receipt.
    """
    if change.deed is ChangeDeed.BACK:
        return change.sentence if _restore_last_change(turn, change) else None
    if accompanying_acts.closes_beside(turn, change) or accompanying_acts.is_row(turn, change):
        return None
    if change.deed is ChangeDeed.TERMS and (closing := multiple_targets.of_closing(turn, change)) is not None:
        return apply(turn, *closing)
    if multiple_targets.end_series_by_date(turn, change):
        return change.sentence
    series = multiple_targets.goes_on_since(turn, change)
    if series is not None:
        return apply(turn, series, change)
    off = named_days.of_named_days(turn, change)
    several = (
        off
        or multiple_targets.of_days(turn, change)
        or multiple_targets.side_by_side(turn, change)
        or multiple_targets.named_pair(turn, change)
        or multiple_targets.all_items_with_name(turn, change)
        or named_days.jointly_finished_items(turn, change)
    )
    if change.deed in multiple_targets.OF_TWO:
        return change.sentence if multiple_targets.swapped(turn, change, several) else None
    if several:
        return change.sentence if _change_all(turn, change, several, is_of_days=bool(off)) else None
    return _obeyed_one(turn, place, change)


def _candidates_meant(turn: Turn, change: ItemChange) -> Sequence[Candidate]:
    """What it may be about; of what is called off nothing of another kind."""
    found = likely_items.whose_item(turn, change)
    if change.deed is not ChangeDeed.CANCEL:
        return found
    named = change.own or "".join(change.before[:1])
    return [each for each in found if not is_of_other_kind(each.one.event.title, named)]


def _obeyed_one(turn: Turn, place: int, change: ItemChange) -> tuple[int, int] | None:
    """The same of the one item that is meant, or of which it is asked."""
    found = _candidates_meant(turn, change)
    if not found and change.deed is ChangeDeed.REOPEN and change.new:  # 「名单没弄完，宽到16号」: it was open
        deeds = (each.deed for each in read_changes(change.after[0]))
        change = replace(change, deed=next(deeds, ChangeDeed.MOVE))
        found = candidates(turn, change)
    sure = multiple_targets.at_the_hour(turn, change, [each for each in found if each.is_sure])
    alone = found if len(found) == 1 and change.deed in TIMED and change.new else ()
    sure = sure or [each for each in alone if each.on_day or is_due_by(each.one.event)]
    is_end, said = change.deed is ChangeDeed.FINISH, turn.said.text
    is_part = is_end and any(is_about_one_owner(each.one.event, said) for each in sure)
    if is_end and accompanying_acts.is_open_yet(turn, change, [each.one for each in sure]):
        return None
    if is_part and accompanying_acts.log_with_change(turn, change)[0] is not None:
        return None
    if len(sure) != 1 and not is_part and (len(found) > 1 or (found and not is_end)):
        likely = likely_items.item_of(turn)  # the one that all signs together most surely speak for
        is_its = likely is not None and (change.deed in TIMED or not likely.is_of_another_day)
        event_id = likely.one.event.id if likely and is_its and likely.fit >= likely_items.CERTAIN else None
        sure = [each for each in sure or found if each.one.event.id == event_id][:1] or sure
    if not sure and len(found) == 1 and change.deed is ChangeDeed.OWNER and hands_over(turn, found[0].one):
        sure = found
    if len(sure) == 1 and not is_part and not is_otherwise_named(sure[0].one.event.title, change.own):
        return apply(turn, sure[0].one, at_its_day(sure[0], change))
    if found and accompanying_acts.is_own_plan(turn, change):
        return None
    if is_part and len(sure) == 1 and turn.may(Action.FINISH):
        additions.note(turn, sure[0].one, said)  # 「我的述职报告交了」: everybody's, so who has is its note
        return change.sentence
    if found and (is_part or not is_end or accompanying_acts.log_with_change(turn, change)[0] is None):
        ask(turn, place, change, sure or found)
        return change.sentence
    is_revived = change.deed is ChangeDeed.REOPEN and REVIVED.search(change.text) is not None
    is_back = not found and is_revived and _restore_last_change(turn, change)
    return change.sentence if is_back else None


def _change_all(turn: Turn, change: ItemChange, several: Sequence[Occurrence], *, is_of_days: bool) -> bool:
    """`is_of_days`: of a series the times of these days alone."""
    is_off = change.deed is ChangeDeed.CANCEL and several[0].event.rule is not None
    if is_off and len(several) > 1 and may_alter(turn, several[0].event):
        event_replies.cancel_occurrences(turn, several)
        return True
    once = replace(change, scope=Scope.ONE) if is_off or is_of_days else change
    done = [apply(turn, one, once, is_first=one is several[0]) for one in several]
    return any(each is not None for each in done)


def _restore_last_change(turn: Turn, change: ItemChange) -> bool:
    """「还是原来的时间」, 「拔河还是照常开」: what was changed here last is as it was."""
    one = last_change.item(turn)
    words = [change.own, *change.before]
    is_back = change.goes_on or change.deed is ChangeDeed.BACK
    is_meant = one is not None and (is_back or title_overlap(one.event.title, words))
    return bool(is_meant) and last_change.undo_change(turn)


def at_its_day(found: Candidate, change: ItemChange) -> ItemChange:
    """Whoever names the day of a series' time means that time alone; what is put off over its days goes as a whole."""
    if change.scope is not Scope.UNSAID:
        return change
    rule = found.one.event.rule
    dates = pattern(rule.rrule).dates if rule is not None and change.deed is ChangeDeed.SHIFT else ()
    is_whole = bool(dates) and max(dates) - min(dates) <= A_FEW_DAYS and not any(map(str.isdigit, change.own))
    if found.on_day and not is_whole:
        return replace(change, scope=Scope.ONE)
    return replace(change, scope=Scope.FOLLOWING) if is_whole else change


def apply(
    turn: Turn, one: Occurrence, change: ItemChange, *, is_first: bool = True
) -> tuple[int, int] | None:
    """`is_first`: of several things told in one message, with which their figures are filed."""
    if change.since:
        one = multiple_targets.first_since(turn, one, change)
        if multiple_targets.has_new_rule(turn, one, change):
            return change.sentence
    if change.deed in (*TIMED, ChangeDeed.CANCEL, ChangeDeed.UNDATED):
        one, change = _of_its_day(turn, one, change)
        if multiple_targets.pushed(turn, one, change):
            return change.sentence
    if change.deed is ChangeDeed.FINISH and is_first and turn.may(Action.LOG):
        told, stretch = accompanying_acts.log_with_change(turn, change, one.event.title)
        if told is not None:
            log_command.file(turn, told, fulfils=one)
            return stretch
    one = multiple_targets.at_due_behind(turn, one, change)
    return change.sentence if event_replies.changed(turn, one, change) else None


def _of_its_day(turn: Turn, one: Occurrence, change: ItemChange) -> tuple[Occurrence, ItemChange]:
    """「18号的体检挪到22号」 of five days in a row: that day alone; 「后面三回」 are those behind the next one."""
    if change.scope is Scope.REST:
        behind = occurrences.coming(turn.db, turn.with_group(), one.event, turn.wall, TWO)[1:]
        return (behind or [one])[0], replace(change, scope=Scope.FOLLOWING)
    named = list(mentions(change, turn.written, turn.notice, turn.settings.region))
    ordinal = next((each.ordinal for each in named if each.ordinal), None)
    if one.event.rule is not None and ordinal is not None:
        counted = multiple_targets.occurrence_by_ordinal(turn, one.event, ordinal)
        return (counted, replace(change, scope=Scope.ONE)) if counted else (one, change)
    day = day_of(named)
    found = series_change.one_day(turn, one.event, day.start.date()) if day is not None else None
    return (one, change) if found is None else (found, replace(change, scope=Scope.ONE))


def _said_to_change(text: str) -> Sequence[ItemChange]:
    return (*read_changes(text), *read_hinted(text))


def hinted(turn: Turn, changes: Sequence[ItemChange]) -> bool:
    """Whether words no verb of which says it surely change an item; then it is done, or asked which."""
    said = turn.said
    if not message_reading.is_by_itself(turn) or MARKED.search(said.text):
        return False
    if message_reading.read_words(turn, said.text).intent is Intent.LOG:
        return False
    done, first = set[ChangeDeed](), len(read_changes(said.text))
    for place, change in enumerate(changes, first):
        if not done or {change.deed, *done} <= {ChangeDeed.MOVE, ChangeDeed.PLACE, ChangeDeed.OWNER}:
            one = last_change.item(turn) if done and PLACE_BEHIND.match(normal(change.text).text) else None
            is_done = event_replies.changed(turn, one, change) if one else _hinted(turn, place, change)
            done |= {change.deed} if is_done else set()  # 「春游七点就集合，改在东门」
    return bool(done) and accompanying_acts.tell_unused_words(turn, changes)


def _hinted(turn: Turn, place: int, change: ItemChange) -> bool:
    off = named_days.of_named_days(turn, change)
    if off:
        return _change_all(turn, change, off, is_of_days=True)
    named = mentions(change, turn.written, turn.notice, turn.settings.region)
    is_dated = change.deed in (ChangeDeed.CANCEL, ChangeDeed.PLACE) and day_of(list(named)) is not None
    found = {
        each: fitting
        for each in _candidates_meant(turn, change)
        if (fitting := fitted(turn, each.one, change)) and (each.on_day or not is_dated)
    }
    sure = [each for each in found if each.is_sure]
    if len(found) == 1 and change.deed is ChangeDeed.OWNER and hands_over(turn, next(iter(found)).one):
        sure = list(found)
    # 「家属开放日改到28号，登记取消」: a verb tells of another thing, which we do not have
    said = read_changes(turn.said.text) if change.deed is ChangeDeed.MOVE else ()
    told = [each.own for each in said if each.deed is change.deed]
    shared = title_overlap(sure[0].one.event.title, told) if sure else 0
    if len(sure) == 1 and not (len(told) == 1 and shared == TWO and TWO * shared < len(told[0])):
        return apply(turn, sure[0].one, at_its_day(sure[0], found[sure[0]])) is not None
    is_asked = bool(found) and not accompanying_acts.is_own_plan(turn, change)
    if is_asked:
        ask(turn, place, change, sure or list(found))
    return is_asked


def ask(turn: Turn, place: int, change: ItemChange, found: Sequence[Candidate]) -> None:
    times = [each.one for each in found[:MOST]]
    choices = [(title_line(turn._, one, turn.today), one.event.id, occurrences.code(one)) for one in times]
    question = turn._("「{words}」说的是哪一项？", words=change.text)
    pending_questions.ask_which(turn, ASKING, "change.which", question, choices, place=place)


def _press(turn: Turn) -> None:
    draft = pending_questions.picked(turn, ASKING)
    if draft is None:
        return
    change, one = _said_to_change(turn.said.text)[draft.data["place"]], occurrences.of_press(turn, at=1)
    change = (fitted(turn, one, change) if change.weight else None) or change
    if apply(turn, one, replace(change, scope=Scope.ONE)) is None:
        raise NotDone(presses.gone(turn._))
    drafts.end(turn.db, draft)
    turn.edit_pressed(turn._("好的：{words}", words=change.text))


ANSWERS: Answers = {ASKING: answered}
next_answers = pending_questions.unreplied(ANSWERS)
DEEDS: Deeds = {"change.which": _press}
