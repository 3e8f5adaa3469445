"""What costs much (a search, a plan, a document) is done so often a minute in one chat, and refused in words beyond."""

from handlers.core import press_texts as phrases
from handlers.core.turn import Act, Turn


def heavy(act: Act) -> Act:
    """A handler of what costs much: so much of it a minute in one chat, the rest is refused in words."""

    def guarded(turn: Turn) -> None:
        services = turn.services
        if services.quota.heavy <= 0:
            act(turn)
            return
        at = int((turn.incoming.said.at if turn.incoming.said else turn.now).timestamp())
        stream = services.floods.stream(("heavy", turn.where.chat_id), services.quota.heavy)
        if stream.is_over(at):
            if turn.incoming.press is None:
                turn.say(turn._("一分钟内查得太多了，这一次没有办，请过一分钟再发。"))
            else:
                turn.toast = phrases.too_many_presses(turn._)
            return
        stream.take(at)
        act(turn)

    return guarded
