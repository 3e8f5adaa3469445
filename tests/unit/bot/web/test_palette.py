"""The colours of pages: the dark ones stand twice in the sheet, since no selector is both the system's wish and the window's; kinds are as in pictures."""

import re
from pathlib import Path

import pytest

from bot import demo, web
from union.branches import coverage_picture
from union.calendar.month_picture import image
from union.core.files import picture_canvas
from union.core.kinds import Kind
from union.reports.picture.chart import COLOURS

ASSETS = Path(web.__file__).parent / "assets"
SHEET = (ASSETS / "tokens.css").read_text("utf-8")
SHEETS = [ASSETS / "office.css", *sorted((Path(demo.__file__).parent / "page").glob("*.css"))]
MEASURED = re.compile(r"[{;]\s*(font(?:-size)?|gap|padding[a-z-]*|margin[a-z-]*|border-radius): ([^;}]+)")


def rule(selector: str, first: str = "") -> list[str]:
    """What a rule of the sheet declares; `first`: with what it begins."""
    found = re.search(rf"{re.escape(selector)} \{{(\s*{first}[^}}]*)\}}", SHEET)
    assert found is not None, selector
    return [each.strip() for each in found[1].split(";") if each.strip()]


def test_dark_is_dark_whoever_wants_it() -> None:
    """The system's wish and Telegram's window paint alike."""
    assert rule(":root.dark") == rule(":root:not(.light)")


def test_every_colour_has_its_dark_one() -> None:
    """Nothing light is left over at night."""
    names = {each.partition(":")[0] for each in rule(":root", "--ground")}
    assert {each.partition(":")[0] for each in rule(":root.dark")} == names


def test_the_pictures_and_the_pages_have_one_look() -> None:
    """A kind, what is late, days off and worked ones have the colours of the pages."""
    assert all(rule(f".k-{kind}") == [f"--kind: var(--{kind})"] for kind in image.KINDS)
    kinds = {f"--{kind}": strong for kind, (strong, _pale) in image.KINDS.items()}
    named = {"--late": picture_canvas.LATE, "--off": picture_canvas.FREE, "--worked": picture_canvas.WORKED}
    said = [f"{name}: {colour.lower()}" for name, colour in {**kinds, **named}.items()]
    assert rule(":root", "--visit") == said
    reached = (image.KINDS[Kind.MEETING][0], image.KINDS[Kind.COMPETITION][0])
    assert reached == (coverage_picture.VISIT, coverage_picture.ACTIVITY)


def test_the_pictures_have_the_pages_words_and_grounds() -> None:
    """By day, for a picture has no night."""
    said = dict(each.split(": ") for each in rule(":root", "--ground"))
    for name, colour in {
        "raised": picture_canvas.SHADE,
        "line": picture_canvas.LINE,
        "ink": picture_canvas.INK,
        "quiet": picture_canvas.FAINT,
        "today": picture_canvas.TODAY,
        "free": picture_canvas.FREE,
        "red": picture_canvas.ALARM,
    }.items():
        assert said[f"--{name}"] == colour.lower(), name
    assert (said["--ground"], picture_canvas.PAPER) == ("#fff", "#FFFFFF")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_letters_spaces_and_corners_are_those_of_the_house(sheet: Path) -> None:
    """No sheet measures for itself, but for paper; hairlines, shares and what a browser is asked to work out stay."""
    on_screens = re.sub(r"@media print \{.*?\n\}\n", "", sheet.read_text("utf-8"), flags=re.S)
    assert len(MEASURED.findall(on_screens)) > 10
    measured = [
        (name, value)
        for name, value in MEASURED.findall(on_screens)
        if re.search(r"(?<![\w.-])\d*\.?\d+(?:px|rem)\b", re.sub(r"calc\(50% - 36rem\)|/[\d.]+", "", value))
    ]
    assert measured == []
    painted = re.findall(r": [^;{}]*(#[0-9a-f]{3,6})\b", on_screens)
    assert set(painted) <= {"#fff"}


def luminance(colour: str) -> float:
    """Relative, by WCAG 2.2."""
    digits = "".join(2 * each for each in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [":root", ":root.dark"])
def test_words_stand_out_on_every_ground(look: str) -> None:
    """Contrast of at least 4.5, by day and by night."""
    said = dict(each.split(": ") for each in rule(look, "--ground"))
    pairs = [
        (words, ground)
        for words in ("ink", "quiet", "link", "red", "free")
        for ground in ("ground", "raised", "today")
    ]
    for words, ground in [*pairs, ("ink", "label")]:
        light, dark = sorted((luminance(said[f"--{each}"]) for each in (words, ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (words, ground)


def test_sorts_of_work_have_the_colours_of_the_report_s_picture() -> None:
    """A month's bar in the list of reports and in its picture."""
    assert [rule(f".c-{place}") for place in range(len(COLOURS))] == [
        [f"fill: {colour.lower()}"] for colour in COLOURS
    ]
