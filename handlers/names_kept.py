"""「姓名保留」: how long names told in private are kept; before that is made shorter it is said how many would go."""

from dataclasses import replace

from handlers.cards import Rows, button
from handlers.phrases import helped as phrases
from handlers.phrases import settings as setting_phrases
from handlers.turn import Turn
from storage import helped_erasing, old_names
from union.choices import changes
from union.understanding.privacy import mask_names

NAME = "names_kept"


def question(turn: Turn, code: str) -> tuple[str, Rows] | None:
    """What to ask before this choice; None where nothing would go that is kept now."""
    fields, group = changes(NAME, code), turn.with_group()
    if fields is None or fields[NAME] >= turn.settings.names_kept:
        return None
    before = old_names.kept_since(turn.now, fields[NAME])
    families = helped_erasing.named_before(turn.db, group, before)
    logs = old_names.waiting(turn.db, group, before)
    if not (families or logs):
        return None
    chosen = setting_phrases.choice(turn._, NAME, code, ticked=False)
    rows = [
        [
            button(turn._("改"), "settings.names", group.id, code),
            button(turn._("不改"), "settings.back", group.id),
        ]
    ]
    return phrases.shorter(turn._, chosen, families, logs), rows


def veil(turn: Turn) -> None:
    """A group that keeps no names at all: those in a private message go before anything of it is stored."""
    said = turn.incoming.said
    if said is not None and turn.where.private and turn.group is not None and turn.settings.names_kept == 0:
        turn.speak_as(replace(said, text=mask_names(said.text)))
