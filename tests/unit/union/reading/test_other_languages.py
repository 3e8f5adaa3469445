"""Sentences that are neither Chinese nor English: which they are, and the time they name."""

import json
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from union.core.period import Grain
from union.reading.message import Intent
from union.reading.other_languages import languages_of, read_other_language, speaks_of_work
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)  # a Friday
LABELLED = Path("tests/data/other_languages.jsonl")
LEAST = {"ms": 0.9, "id": 0.9, "pt": 0.9, "vi": 0.9, "th": 0.9, "ta": 0.9}


def test_labelled_sentences_of_six_languages() -> None:
    """Written without a look at the reader; nine in ten of each language are read exactly, silence where no time is said included."""
    right, all_ = Counter[str](), Counter[str]()
    for line in LABELLED.read_text("utf-8").splitlines():
        one = json.loads(line)
        told = one["start"] is not None and not one["plan"]
        region = "SG" if one["language"] == "ms" else ""
        found = read_other_language(one["text"], NOW, region, Intent.LOG if told else None)
        when = found.when if found is not None else None
        read_so = (f"{when.start:%Y-%m-%dT%H:%M}", when.grain.value) if when is not None else (None, None)
        right[one["language"]] += read_so == (one["start"], one.get("grain"))
        all_[one["language"]] += 1
    assert {code: right[code] / all_[code] for code in LEAST if right[code] / all_[code] < LEAST[code]} == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mesyuarat esok pukul 3 petang", "ms"),
        ("Rapat besok jam 9 pagi", "id"),
        ("Reunião na quarta-feira às 15h30", "pt"),
        ("Họp công đoàn chiều mai 14h", "vi"),
        ("พรุ่งนี้ บ่าย 3 โมง ประชุม", "th"),
        ("நாளை மாலை 5 மணி கூட்டம்", "ta"),
    ],
)
def test_which_language(text: str, language: str) -> None:
    assert languages_of(text, "SG" if language == "ms" else "")[0] == language


@pytest.mark.parametrize(
    "text",
    ["下周三下午3点开会", "Meeting on Friday 3pm", "Mai will come at 3", "25 Nov AGM", "", "明天 esok 开会"],
)
def test_chinese_and_english_are_none_of_them(text: str) -> None:
    assert languages_of(text) == ()
    assert read_other_language(text, NOW) is None


def test_a_weekday_of_the_next_week_is_no_nearer_one() -> None:
    found = read_other_language("Rabu depan 2.30 petang latihan di kilang", NOW, "MY")
    assert found is not None and found.when is not None
    assert (found.when.start, found.when.grain) == (datetime(2026, 11, 25, 14, 30), Grain.MINUTE)
    assert found.title == "latihan di kilang"


def test_what_is_told_looks_back() -> None:
    planned, told = (
        read_other_language("Jumaat lawatan ke rumah ahli", NOW, "SG", one) for one in (None, Intent.LOG)
    )
    assert planned is not None and planned.when is not None and told is not None and told.when is not None
    assert (planned.when.start.day, told.when.start.day) == (27, 13)


def test_an_impossible_clock_is_left_out() -> None:
    found = read_other_language("Esok pukul 31:75 mesyuarat", NOW, "SG")
    assert found is not None and found.when is not None and found.when.grain is Grain.DAY


def test_it_is_never_an_intent_of_its_own() -> None:
    assert read("Mesyuarat esok pukul 3 petang", NOW, region="SG").intent is Intent.NONE


def test_a_log_keeps_its_sums() -> None:
    found = read("Semalam lawat keluarga ahli, RM500", NOW, region="SG", meant=Intent.LOG)
    assert [one.minor for one in found.facts[0].money] == [50000]
    assert found.facts[0].when is not None and found.facts[0].when.start == datetime(2026, 11, 19)


def test_unasked_only_of_work() -> None:
    assert speaks_of_work("Esok mesyuarat jawatankuasa")
    assert not speaks_of_work("Esok saya cuti")
    assert not speaks_of_work("Mesyuarat tu bosan")


@pytest.mark.slow
def test_dateparser_is_loaded_by_the_first_such_sentence_only() -> None:
    code = (
        "import sys; from datetime import datetime; from union.reading.reader import read; now = datetime(2026, 11, 20);"
        "read('明天下午3点开会', now); read('Meeting tomorrow 3pm', now); print('dateparser' in sys.modules);"
        "read('Mesyuarat esok', now); print('dateparser' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "True"]
