"""Another item was meant than the one that was changed or put down: 「不是委员会，我说的是拔河」, "not a new thing, it's the branch meeting, 7pm".

What was done to the wrong one is taken back, and what was said is done to the one that is meant; two told as one are one.
"""

from handlers.calendar.changes import event_replies, last_change
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items
from handlers.routing.talk import doubt_question, item_doubt
from storage.core.drafts import Draft
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.replies.amendments import same_as_number, without_name
from union.reading.replies.misheard import MeantItem, Misheard, read_misheard, tells_same_thing
from union.reading.replies.title_replies import clauses_of_reply, rejoined
from union.reading.text.identifiers import named_number
from union.reading.text.normal_form import EitherScript

A_NUMBERED_DAY = EitherScript(r"^\s?\d{1,6}号(?=改|叫|换|名)")  # 「9号改个名」 was of #9
NUMBER, DENIES = (
    EitherScript(r"[#＃]\s?\d{1,6}\s?"),
    EitherScript(r"^\s?(?:不是|唔系|并非|not\b)", any_case=True),
)
DROPPED = EitherScript(r"删|撤|取消|不要|\b(?:delete|remove|scrap|drop|cancel)\b", any_case=True)


def misheard(turn: Turn) -> bool:
    """Whether words say so of the item that is replied to, or that was changed or made here right before; then it is as they say."""
    said = turn.said
    if said.edited or said.forwarded or not turn.may(Action.ALTER):
        return False
    meant = read_misheard(said.text)
    if meant is None or same_as_number(said.text):  # the latter tells which of them goes
        return False
    wrong = _wrong_item(turn, meant)
    if meant.sort is Misheard.SAME and wrong is None:
        return _joined_if_named(turn, meant.named)
    right = _other_item_named(turn, meant.named, wrong, meant.sort) if wrong is not None else None
    if wrong is None or right is None:
        return False
    if meant.sort is Misheard.OTHER:
        return _change_other_item(turn, wrong, right, meant.named)
    return _joined(turn, wrong, right, meant.named)


def _wrong_item(turn: Turn, meant: MeantItem) -> Occurrence | None:
    """The one a reply is to; else, where the words begin with a no, what was changed here last or made."""
    if turn.said.reply_to is not None:
        about = turn.replied_about()
        is_item = about is not None and about.subject == message_subject.EVENT
        return (
            occurrences.of_subject(turn.db, turn.with_group(), about, turn.now) if about and is_item else None
        )
    return last_change.item(turn, last_change.SHORTLY) if meant.is_denied else None


def _other_item_named(turn: Turn, words: str, wrong: Occurrence, sort: Misheard) -> Occurrence | None:
    """The one item but the wrong one that the words name, by its number or a word that is its alone."""
    if named_number(words) is not None:
        event = occurrences.event_numbered(turn, words)
        return (
            likely_items.open_at_hand(turn, event)
            if event is not None and event.id != wrong.event.id
            else None
        )
    scores = {each.id: (score, each) for each, score in likely_items.named_by_word(turn, words)}
    own = scores.pop(wrong.event.id, (0.0, wrong.event))[0]
    most = max((score for score, _ in scores.values()), default=0.0)
    best = [each for score, each in scores.values() if score == most]
    is_other = sort is not Misheard.OTHER or own < most  # 「不是5点，委员会是4点」 names its own
    return likely_items.open_at_hand(turn, best[0]) if len(best) == 1 and is_other else None


def _change_other_item(turn: Turn, wrong: Occurrence, right: Occurrence, words: str) -> bool:
    """Take back what the message replied to told as done, and do it, or what is said now, to the other one."""
    done = _change_told(turn, wrong)
    before = str(done.data.get("said", "")) if done is not None else ""
    if done is not None:
        last_change.undo_change(turn, done)
    elif DROPPED.search(turn.said.text) and may_alter(turn, wrong.event):  # 「我说的是#9改名，这条删掉」
        event_replies.changed(turn, wrong, change_of_one_item(ChangeDeed.CANCEL, turn.said.text))
        before = A_NUMBERED_DAY.sub("", wrong.event.said)
    told = rejoined(
        each for each in clauses_of_reply(words) if not DROPPED.search(each) and not DENIES.search(each)
    )
    now = without_name(NUMBER.sub("", told), right.event.title)
    if not any(_item_changed(turn, right, each) for each in (now, without_name(before, wrong.event.title))):
        doubt_question.ask_of_item(turn, right)
    return True


def _change_told(turn: Turn, one: Occurrence) -> Draft | None:
    """What it was before the change that the message replied to has told; without a reply, the last one."""
    kept = [each for (event_id, _), each in last_change.remembered(turn).items() if event_id == one.event.id]
    sent = turn.replied_row()
    if not kept or (
        sent is not None and abs(last_change.change_time(kept[-1]) - sent.queued_at) > last_change.AT_ONCE
    ):
        return None
    return kept[-1]


def _item_changed(turn: Turn, one: Occurrence, words: str) -> bool:
    """Whether words say what becomes of the item; then it is so."""
    if len(words.strip()) < 2:
        return False
    said = turn.said
    turn.speak_as(replace(said, text=words, reply_to=None, reply_to_bot=False))
    is_done = event_replies.answer(turn, turn.with_group(), message_subject.about_time(one), words)
    if not is_done and likely_items.times_and_figures(turn).reads:
        change = item_doubt.moved_of(turn, one)
        is_done = change is not None and event_replies.changed(turn, one, change)
    turn.speak_as(said)
    return is_done


def _joined(turn: Turn, wrong: Occurrence, right: Occurrence, words: str) -> bool:
    """What was put down anew goes, and the other one is as the words say."""
    gone, kept = (wrong, right) if wrong.event.number > right.event.number else (right, wrong)
    if not (may_alter(turn, gone.event) and may_alter(turn, kept.event)):
        return False
    event_replies.changed(turn, gone, change_of_one_item(ChangeDeed.CANCEL, turn.said.text))
    _item_changed(turn, kept, without_name(_clauses_beside(words), kept.event.title))
    return True


def _clauses_beside(words: str) -> str:
    """What is said besides that two are one, and that one of them goes."""
    return rejoined(
        each for each in clauses_of_reply(words) if not DROPPED.search(each) and not tells_same_thing(each)
    )


def _joined_if_named(turn: Turn, words: str) -> bool:
    """Whether words say of two items that they are one: the one put down first remains, as they say."""
    if named_number(words) is not None:
        return False
    clause = next(filter(tells_same_thing, clauses_of_reply(words)), "")
    named = [each for each, _ in likely_items.named_by_word(turn, clause) if each.rule is None]
    ones = [one for each in named if (one := likely_items.open_at_hand(turn, each)) is not None]
    if len(ones) == 1:  # of a second name of it: 「聚餐就是联欢，一回事，改到20号」
        return may_alter(turn, ones[0].event) and _item_changed(turn, ones[0], _clauses_beside(words))
    return len(ones) == 2 and _joined(turn, ones[0], ones[1], words)
