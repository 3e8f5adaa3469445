"""A button was pressed: find its group, check that the person belongs there, do the deed; what costs much is done so often a minute."""

from collections.abc import Callable

from handlers.core import press_texts as phrases
from handlers.core import restore_notice
from handlers.core.turn import Act, Deeds, NotDone, Turn
from union.core.groups import Group
from union.core.records import dataclass
from union.core.rights import Action, Standing


@dataclass(frozen=True, slots=True)
class Personal:
    """A deed about who presses, whatever group the button names: who has left it may still have their own data."""

    act: Act

    def __call__(self, turn: Turn) -> None:
        """Do it."""
        self.act(turn)


def pressed(deeds: Deeds) -> Act:
    """A handler of presses out of a table of deeds. Old and forged buttons are answered, never obeyed."""

    def act(turn: Turn) -> None:
        press = turn.incoming.press
        deed = deeds.get(press.deed) if press else None
        is_own = isinstance(deed, Personal) and turn.where.private
        group = None if is_own else _group(turn)
        if press is None or deed is None or (group is None and not is_own):
            turn.toast = phrases.old_button(turn._)
            return
        turn.group = group
        if group is not None and turn.standing() is Standing.STRANGER:
            turn.toast = phrases.not_yours(turn._)
            return
        if restore_notice.is_dead(turn):
            turn.toast = turn._("数据从备份恢复过，这个按钮不再有效。请重新发命令。")
            return
        try:
            with turn.db.atomic():  # what was done before the mistake showed is taken back
                try:
                    deed(turn)
                except NotDone as why:
                    turn.toast, turn.alert = str(why), why.alert
        except (ValueError, IndexError):  # ids that no keyboard of ours ever held
            turn.toast = phrases.old_button(turn._)

    return act


def unforged(is_ours: bool) -> None:
    """ValueError for what no button of ours ever held: such a press is answered as an old one's."""
    if not is_ours:
        raise ValueError("no button of ours")


def permitted_deed(action: Action, act: Callable[[Turn, tuple[str, ...]], None]) -> Act:
    """A deed done with the ids of its button, by whom the table of rights allows this."""

    def deed(turn: Turn) -> None:
        turn.needs(action)
        act(turn, turn.press.ids)

    return deed


def _group(turn: Turn) -> Group | None:
    """The button's group; in a group chat a button of another group is nothing."""
    press = turn.incoming.press
    if press is None:
        return None
    if not turn.where.private:
        return turn.group if turn.group and turn.group.id == press.group_id else None
    return turn.services.served(turn.db, press.group_id)
