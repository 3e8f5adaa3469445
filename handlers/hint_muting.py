"""The button under a hint: its rule is not hinted at any more in this group, until the rules are chosen again."""

from collections.abc import Callable

from handlers import joining, log_echo
from handlers.money_hints import MUTE
from handlers.phrases import money_rules as phrases
from handlers.phrases import press as presses
from handlers.press import only
from handlers.turn import Turn
from storage import books, logs, money_rules
from union.money_rules import profiles
from union.rights import Action


def _mute(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: the log it stands under, and the rule."""
    press, (_log, rule) = turn.incoming.press, ids
    entry = logs.get(turn.db, turn.with_group(), press.number()) if press else None
    if entry is None:
        turn.toast = presses.gone(turn._)
        return
    if not any(each.id == rule for profile in profiles().values() for each in profile.rules):
        raise ValueError("no rule of ours")
    money_rules.mute(turn.db, turn.with_group(), rule, turn.me(), turn.now)
    books.audit(turn.db, turn.with_group(), turn.me(), "mute_rule", rule, turn.now)
    turn.toast, turn.alert = phrases.muted(turn._), True
    if not joining.shown_again(turn):
        log_echo.show(turn, entry)


DEEDS: dict[str, Callable[[Turn], None]] = {MUTE: only(Action.SETTINGS, _mute)}
