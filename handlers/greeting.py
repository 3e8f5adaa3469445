"""The first message in a group; where the region is asked, so is the language, and the message changes to it."""

from collections.abc import Callable

from handlers import charge, settings
from handlers.cards import Rows, button
from handlers.phrases import membership as phrases
from handlers.press import only
from handlers.turn import Turn
from storage import people
from union.choices import OFFERED
from union.regions import REGIONS
from union.rights import Action
from union.words import OWN_NAMES

SEES, SEES_NOT = "1", "0"


def greeting(turn: Turn, *, sees_all: bool, asks_region: bool) -> tuple[str, Rows]:
    """Its words in the group's language, with buttons."""
    group = turn.with_group()
    in_charge = [member.person.name for member in people.admins(turn.db, group)]
    region = turn._(REGIONS[group.settings.region].name) if asks_region else None
    text = phrases.greeting(turn._, in_charge, sees_all=sees_all, region=region)
    if not asks_region:
        return text, charge.rows(turn)
    sees = SEES if sees_all else SEES_NOT
    others = [code for code in OFFERED["language"] if code != group.settings.language]
    languages = [button(OWN_NAMES[code], "greeting.language", group.id, code, sees) for code in others]
    return text, [*([languages] if languages else []), *settings.region_rows(turn)]


def _language(turn: Turn, ids: tuple[str, ...]) -> None:
    code, sees = ids
    if code not in OFFERED["language"] or sees not in (SEES, SEES_NOT):
        raise ValueError(code)
    trouble = settings.change(turn, "language", code)
    if trouble is not None:
        raise ValueError(code)
    turn.edit_pressed(*greeting(turn, sees_all=sees == SEES, asks_region=True))


DEEDS: dict[str, Callable[[Turn], None]] = {"greeting.language": only(Action.SETTINGS, _language)}
