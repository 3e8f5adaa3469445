"""The dark colours stand twice in the sheet, since no selector is both the system's wish and the window's: they are the same."""

import re
from pathlib import Path

from bot import web

SHEET = (Path(web.__file__).parent / "assets" / "office.css").read_text("utf-8")


def rule(selector: str) -> list[str]:
    """What a rule of the sheet declares."""
    found = re.search(rf"{re.escape(selector)} \{{([^}}]*)\}}", SHEET)
    assert found is not None, selector
    return [each.strip() for each in found[1].split(";") if each.strip()]


def test_dark_is_dark_whoever_wants_it() -> None:
    """The system's wish and Telegram's window paint alike."""
    assert rule(":root.dark") == rule(":root:not(.light)")


def test_every_colour_has_its_dark_one() -> None:
    """Nothing light is left over at night."""
    names = {each.partition(":")[0] for each in rule(":root")}
    assert {each.partition(":")[0] for each in rule(":root.dark")} == names
