"""The first message in a group; where the region is asked, so is the language, and the message changes to it."""

from collections.abc import Callable

from handlers.core.button_press import only
from handlers.core.messages.keyboards import Rows, button
from handlers.core.turn import Turn
from handlers.people import administrator
from handlers.people import membership_texts as phrases
from handlers.settings import settings_command
from storage.core import people
from union.core.regions import REGIONS
from union.core.rights import Action
from union.settings.choices import OFFERED
from union.words import OWN_NAMES

SEES, SEES_NOT = "1", "0"


def greeting(turn: Turn, *, sees_all: bool, asks_region: bool) -> tuple[str, Rows]:
    """Its words in the group's language, with buttons."""
    group = turn.with_group()
    in_charge = [member.person.name for member in people.admins(turn.db, group)]
    region = turn._(REGIONS[group.settings.region].name) if asks_region else None
    text = phrases.greeting(turn._, in_charge, sees_all=sees_all, region=region)
    if not asks_region:
        return text, administrator.rows(turn)
    sees = SEES if sees_all else SEES_NOT
    others = [code for code in OFFERED["language"] if code != group.settings.language]
    languages = [button(OWN_NAMES[code], "greeting.language", group.id, code, sees) for code in others]
    return text, [*([languages] if languages else []), *settings_command.region_rows(turn)]


def _language(turn: Turn, ids: tuple[str, ...]) -> None:
    code, sees = ids
    if code not in OFFERED["language"] or sees not in (SEES, SEES_NOT):
        raise ValueError(code)
    trouble = settings_command.change(turn, "language", code)
    if trouble is not None:
        raise ValueError(code)
    turn.edit_pressed(*greeting(turn, sees_all=sees == SEES, asks_region=True))


DEEDS: dict[str, Callable[[Turn], None]] = {"greeting.language": only(Action.SETTINGS, _language)}
