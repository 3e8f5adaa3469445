"""Three languages: no sentence of the pages is left untranslated, none loses a figure on the way."""

import ast
import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.config.settings import OFFICE
from handlers.routing.features import COMMANDS
from storage.core import groups
from storage.reports import publication
from tests.unit.bot.web.house import House
from tests.unit.bot.web.test_administration import drafted
from tests.unit.bot.web.test_pages import EVERY, NOWHERE, furnished
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tools import check_words, data_names
from tools.check_words import places
from union import words
from union.core.almanac import festivals, lunar
from union.core.groups import REGIONS, ZONES
from union.core.kinds import CATEGORIES, Kind
from union.core.units import SIGNS
from union.data import table
from union.reading.replies.correction_lessons import kind_name
from union.reports.ledger import order
from union.requests.lifecycle import OPINIONS
from union.words import LANGUAGES, SOURCE, Words, page_words
from union.worklog.spending_rules import profiles

pytestmark = pytest.mark.anyio
ROOT = Path(words.__file__).parents[2]
OTHERS = [language for language in LANGUAGES if language != SOURCE]
OF_PAGES = (
    "bot/web/*.py",
    "handlers/office/texts*.py",
    "handlers/settings/texts.py",
    "union/digest_*.py",
    "union/core/almanac/date_format.py",
)
HAN = re.compile(r"[\u4e00-\u9fff]")
ADMIN = ("/settings", "/settings/leads", "/settings/letterhead", "/roles", "/roles/1", "/roles/3", "/signing")


def catalogue(language: str) -> dict[str, str]:
    """Every sentence that has a translation, with it."""
    return check_words.catalogue(ROOT, language)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Every sentence that is looked up, with its language."""
    heard = set[tuple[str, str]]()
    look_up = Words.__call__

    def listening(_: Words, source: str, /, **values: object) -> str:
        heard.add((_.language, source))
        return look_up(_, source, **values)

    monkeypatch.setattr(Words, "__call__", listening)
    return heard


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
async def test_no_sentence_of_a_page_is_left_untranslated(language: str, asked: set[tuple[str, str]]) -> None:
    """Whoever looks at whatever, with what may be there and without."""
    for house in (drafted(), furnished()):
        house.office.item("开会", "2026-11-23")
        for who in (ZHOU, LI, WANG):
            browser = await house.entered(who)
            assert (await browser.see(f"/month?lang={language}")).status_code == 303
            for path in (*EVERY, *NOWHERE, *ADMIN):
                await browser.see(path)
            house.later(minutes=2)
        browser = house.browser(**{"Accept-Language": language.replace("_", "-")})
        for path in ("/", "/app", "/enter/x", "/g/1/month"):
            await browser.get(f"{OFFICE}{path}")
    known = catalogue(language)
    missing = {source for code, source in asked if code == language and HAN.search(source)} - known.keys()
    assert missing == set()


def said(path: Path) -> set[str]:
    """The sentences a module passes to `_`."""
    calls = [each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.Call)]
    named = [each for each in calls if getattr(each.func, "id", getattr(each.func, "attr", "")) == "_"]
    given = [each.args[0] for each in named if each.args]
    return {str(each.value) for each in given if isinstance(each, ast.Constant)}


def test_every_sentence_is_collected() -> None:
    """`make words` was run, and found them all: it misses some that stand in the call of another."""
    root = Path(words.__file__).parents[2]
    with (root / "union/words/gonghui.pot").open("rb") as file:
        collected = {str(each.id) for each in read_po(file) if each.id}
    modules = [path for pattern in OF_PAGES for path in root.glob(pattern)]
    assert {source for path in modules for source in said(path)} - collected == set()


def test_nothing_is_nothing_in_every_language() -> None:
    """gettext answers an empty sentence with the head of its catalogue."""
    assert [page_words(language)("") for language in LANGUAGES] == ["", "", ""]


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
def test_every_name_that_is_data_has_its_words(language: str) -> None:
    """Categories, days of the moon, terms, festivals of every region, places."""
    known, days = catalogue(language), [date(2020, 1, 1) + timedelta(days=n) for n in range(9000)]
    needed = {
        *CATEGORIES,
        *ZONES,
        *(kind_name(kind) for kind in Kind if kind_name(kind)),
        *(region.name for region in REGIONS.values()),
        *(each.place for each in profiles().values()),
    }
    needed |= {
        f"{{count}}{unit}"
        for units in table("units")["count"].values()
        for unit in units
        if not unit.isascii()
    }
    needed |= {*SIGNS.values(), *(f"{{amount}}{sign}" for sign in SIGNS.values()), *OPINIONS.values()}
    needed |= {*order(income=False), *order(income=True), *(each["name"] for each in table("trades")["day"])}
    needed |= {command.menu for command in COMMANDS if command.menu}
    needed |= {lunar.calendar_words(day) for day in days} | {lunar.term_on(day) for day in days} - {""}
    for region in REGIONS:
        needed |= {name for _day, name in festivals.festivals_between(days[0], days[-1], region)}
    assert needed - known.keys() == set()
    assert needed <= data_names.every()


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_their_places(language: str) -> None:
    """A sentence that loses `{count}` tells less; one with another place breaks the page. The .mo is the .po's."""
    look_up = page_words(language)
    for source, told in catalogue(language).items():
        assert places(source) == places(told), source
        assert look_up(source) == told
        assert not told.startswith(" ") or source[0] in "，（、；等 ", source


@pytest.mark.parametrize("language", OTHERS)
def test_the_chat_does_not_mix_languages(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that is not whole serves the pages alone."""
    monkeypatch.setattr(words, "WHOLE", frozenset({SOURCE}))
    assert Words(language)("设置") == "设置" != page_words(language)("设置")


def test_a_whole_catalogue_lacks_nothing() -> None:
    """Every sentence `make words` has collected is there; `make check` collects afresh."""
    with (ROOT / "union/words/gonghui.pot").open("rb") as file:
        collected = {str(each.id) for each in read_po(file) if each.id}
    for language in words.WHOLE - {SOURCE}:
        missing = collected - catalogue(language).keys()
        assert missing == set(), f"{language}：请运行 make words 并译出（用词见 docs/glossary.md）"


def test_a_sentence_without_its_translation_is_refused() -> None:
    """As `make check` says it: one that is missing, one that lost its place."""
    told = {"好": "好", "{count}项": "項"}
    found = list(check_words.troubles({"好", "{count}项", "新的一句"}, told))
    assert found == ["没有译文：'新的一句'", "花括号里的名字不一样：'{count}项' → '項'"]


async def test_the_person_chooses_and_the_browser_remembers() -> None:
    """Telegram's language first, else the group's; a switch on every page holds from then on, also without a session."""
    house = House()
    browsers = {who: await house.entered(who) for who in (ZHOU, LI, WANG)}
    with house.office.store.unit() as db:
        groups.change_setting(db, house.first, "language", "zh_Hant")
        db.execute("update people set language = null where user_id = ?", [WANG.user_id])
        db.execute("update people set language = 'en-US' where user_id = ?", [ZHOU.user_id])
    seen = {who.user_id: (await browsers[who].see("/agenda")).text for who in browsers}
    assert "Work log" in seen[ZHOU.user_id] and "工作记录" in seen[LI.user_id]
    assert "工作記錄" in seen[WANG.user_id] and 'lang="zh-Hant"' in seen[WANG.user_id]
    browser = browsers[LI]
    switched = await browser.see("/agenda?kind=meeting&lang=en")
    assert switched.headers["location"].endswith("/agenda?kind=meeting")
    shown = (await browser.see("/agenda")).text
    assert "Work log" in shown and '<html lang="en">' in shown
    assert "Work log" in (await browser.see("/agenda?lang=xx")).text
    browser.cookies.delete("gonghui")
    assert "Please come in through the bot" in (await browser.see("/agenda")).text


async def test_what_a_form_says_to_others_is_in_their_language() -> None:
    """A page in English changes the group's Chinese by nothing."""
    house = drafted()
    browser = await house.entered(ZHOU)
    await browser.see("/month?lang=en")
    found = re.search(r'name="code" value="(\w+)"', (await browser.see("/signing")).text)
    assert found is not None
    data = {"form": await browser.token(), "month": "2026-11", "code": found[1]}
    answer = await browser.post(f"{OFFICE}/g/1/signing/publish", data=data)
    assert "Published" in unescape((await browser.get(answer.headers["location"])).text)
    assert any("11月月报" in text for text in house.office.posts())
    row = publication.of_period(house.office.store.db, house.first, "2026-11")
    assert row is not None and row.locked
