"""The button under a hint: its rule is not hinted at any more in this group, until the rules are chosen again."""

from collections.abc import Callable

from handlers.budgets.spending_hints import MUTE
from handlers.core import press_texts as presses
from handlers.core.button_press import only
from handlers.core.turn import Turn
from handlers.worklog import joined_receipts, log_entry
from storage.core import audit_log
from storage.worklog import muted_hints
from union.core.rights import Action
from union.worklog.spending_rules import profiles


def _mute(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: the log it stands under, and the rule."""
    entry, (_log, rule) = log_entry.pressed(turn), ids
    if entry is None:
        turn.toast = presses.gone(turn._)
        return
    if not any(each.id == rule for profile in profiles().values() for each in profile.rules):
        raise ValueError("no rule of ours")
    muted_hints.mute(turn.db, turn.with_group(), rule, turn.me(), turn.now)
    audit_log.audit(turn.db, turn.with_group(), turn.me(), "mute_rule", rule, turn.now)
    turn.toast = turn._("好的，这条规定不再提示。要恢复，在 /settings 里重新选一次「经费提示」。")
    turn.alert = True
    joined_receipts.show(turn, entry)


DEEDS: dict[str, Callable[[Turn], None]] = {MUTE: only(Action.SETTINGS, _mute)}
