# small: a claim of its own beside spoken_changes.py, which is full and which it calls
"""Words that hand an item we have on to somebody of ours, though no verb of a change says so: 「慰问品找建国买」."""

from dataclasses import replace

from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.routing.references import spoken_changes
from handlers.routing.references.candidate_times import fitted, hands_over
from handlers.routing.references.resolver import candidates
from union.reading.acts.tasks.task_handover import passed_on, shares
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript

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
