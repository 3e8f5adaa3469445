"""Words that hand an item we have on to somebody of ours, though no verb of a change says so: 「慰问品找建国买」."""

from dataclasses import replace

from handlers.calendar.changes import event_replies
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.routing.references import likely_items, spoken_changes
from handlers.routing.references.candidate_times import fitted, hands_over
from handlers.routing.references.resolver import candidates
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.acts.changes.numbered_details import read_handover
from union.reading.acts.changes.numbered_orders import is_idle_beside
from union.reading.acts.tasks.task_handover import passed_on, shares
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript

LONGEST, AND = 80, "、"
FOR_HIM = EitherScript("[替代帮][他她]")  # whoever was told to be away


def claimed(turn: Turn, _may: bool) -> bool:
    """Whether each such clause names an item, and who has it is another."""
    if not message_reading.is_by_itself(turn) or MARKED.search(turn.said.text):
        return False
    done, changes = False, list(passed_on(turn.said.text, message_reading.people_names(turn)))
    for change in changes:
        found, is_for_him = (
            candidates(turn, replace(change, weight=0.0)),
            FOR_HIM.search(change.text) is not None,
        )
        # 「水果赵磊买」 alone, or asked, is said only by or of whoever has it
        if (change.weight and len(changes) == 1) or turn.said.text.endswith(("?", "？")):
            found = [each for each in found if hands_over(turn, each.one)]
        if not change.own:  # 「我明天请假，让周敏顶一下」 is no item of mine
            found = [each for each in found if shares(each.one.event.title, change.before)]
        sure = [
            each.one
            for each in found
            if each.is_sure or (len(found) == 1 and (is_for_him or hands_over(turn, each.one)))
        ]
        if sure and change.new != "我":
            speakers.bearer(turn, change.new)  # who has only spoken so far is one of us from now on
        anew = fitted(turn, sure[0], change) if len(sure) == 1 else None
        done = (anew is not None and spoken_changes.apply(turn, sure[0], anew) is not None) or done
    return done


def is_given_by_name(turn: Turn) -> bool:
    """Whether words name one item of ours and those who have it from now on, and nothing else; then it is theirs.

    「元旦慰问20户由赵敏和建国负责」, 「先进评选我哪有空，给建国吧」, "let MeiLing take over the circular, Ravi is busy".
    """
    said, me = turn.said, turn.me()
    if len(said.text) > LONGEST or me is None or not message_reading.is_by_itself(turn):
        return False
    told = read_handover(said.text, message_reading.people_names(turn), me.name)
    named = likely_items.only_named_items(turn) if told else []
    if told is None or not named or MARKED.search(said.text):
        return False
    best = [each for each in named if is_idle_beside(told.left, each.event.title)]
    if len(best) != 1 or {each.name for each in best[0].event.owners} == set(told.names):
        return False
    names = AND.join(told.names)
    change = replace(change_of_one_item(ChangeDeed.OWNER, said.text, names), quoted=names)
    return event_replies.changed(turn, best[0], change)
