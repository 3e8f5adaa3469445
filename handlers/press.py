"""A button was pressed: find its group, check that the person belongs there, do the deed."""

from collections.abc import Callable, Mapping

from handlers import restored
from handlers.phrases import press as phrases
from handlers.phrases import restored as restored_phrases
from handlers.turn import Turn
from storage import groups
from union.groups import Group
from union.rights import Action, Standing

# About who presses, whatever group the button names: who has left it may still have their own data.
OF_NO_GROUP = frozenset(
    {
        "data.mine", "data.forget", "language.mine",
        "req.group", "req.send", "req.code", "req.rate", "req.more", "req.drop",
    }
)  # fmt: skip
Deeds = Mapping[str, Callable[[Turn], None]]


def pressed(deeds: Deeds) -> Callable[[Turn], None]:
    """A handler of presses out of a table of deeds. Old and forged buttons are answered, never obeyed."""

    def act(turn: Turn) -> None:
        press = turn.incoming.press
        deed = deeds.get(press.deed) if press else None
        is_own = press is not None and press.deed in OF_NO_GROUP and turn.where.private
        group = None if is_own else _group(turn)
        if press is None or deed is None or (group is None and not is_own):
            turn.toast = phrases.old_button(turn._)
            return
        turn.group = group
        if group is not None and turn.standing() is Standing.STRANGER:
            turn.toast = phrases.not_yours(turn._)
            return
        if restored.is_dead(turn):
            turn.toast = restored_phrases.dead_button(turn._)
            return
        _do(turn, deed)

    return act


def only(action: Action, act: Callable[[Turn, tuple[str, ...]], None]) -> Callable[[Turn], None]:
    """A deed done with the ids of its button, by whom the table of rights allows this."""

    def deed(turn: Turn) -> None:
        press = turn.incoming.press
        if press is None or not turn.may(action):
            turn.toast = phrases.not_allowed(turn._)
        else:
            act(turn, press.ids)

    return deed


def _do(turn: Turn, deed: Callable[[Turn], None]) -> None:
    try:
        with turn.db.atomic():  # what was done before the mistake showed is taken back
            deed(turn)
    except (ValueError, IndexError):  # ids that no keyboard of ours ever held
        turn.toast = phrases.old_button(turn._)


def _group(turn: Turn) -> Group | None:
    """The button's group; in a group chat a button of another group is nothing."""
    press = turn.incoming.press
    if press is None:
        return None
    if not turn.where.private:
        return turn.group if turn.group and turn.group.id == press.group_id else None
    group = groups.get(turn.db, press.group_id, turn.services.defaults)
    return group if group and turn.services.serves(groups.chat_ids(turn.db, group)) else None
