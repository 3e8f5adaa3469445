"""Settings in codes and words: every offered code is a choice, and reads back as itself."""

from dataclasses import replace

import pytest

from union.core.groups import Settings
from union.settings.choices import OFFERED, changes, code_from_words, code_of, silences_itself

ALL = [(name, code) for name, codes in OFFERED.items() for code in codes]


@pytest.mark.parametrize(("name", "code"), ALL)
def test_an_offered_code_holds_and_reads_back(name: str, code: str) -> None:
    """What a button offers can be taken, and is then what is chosen; no offer silences the bot for ever."""
    fields = changes(name, code)
    assert fields is not None
    assert code_of(replace(Settings(), **fields), name) == code
    assert not silences_itself(Settings(), fields)


FORGED = [
    ("reminder_time", "2400"),
    ("reminder_time", "0960"),
    ("reminder_time", "９０００"),
    ("quiet", "0800-0800"),
    ("quiet", "0800"),
    ("month_end", "29"),
    ("month_end", "x"),
    ("receipts", "loud"),
    ("region", "US"),
    ("timezone", "UTC"),
]


@pytest.mark.parametrize(("name", "code"), FORGED)
def test_a_forged_code_is_no_choice(name: str, code: str) -> None:
    """Nothing else can be put in."""
    assert changes(name, code) is None


SAID = [
    ("reminder_time", "8:30", "0830"),
    ("reminder_time", "8：05", "0805"),
    ("reminder_time", "9点", "0900"),
    ("reminder_time", "9点半", "0930"),
    ("reminder_time", "9点15分", "0915"),
    ("reminder_time", "8", None),
    ("reminder_time", "24:00", None),
    ("reminder_time", "8:75", None),
    ("quiet", "22:00-7:00", "2200-0700"),
    ("quiet", "22点到7点半", "2200-0730"),
    ("quiet", "22:00", None),
    ("quiet", "不要", "none"),
    ("month_end", "25日", "25"),
    ("month_end", "每月5号", "5"),
    ("month_end", "月底", "0"),
    ("month_end", "29日", None),
    ("month_end", "0", None),
    ("names_kept", "6个月", "6"),
    ("names_kept", "不存", "0"),
    ("names_kept", "永远", None),
    ("names_link", "关", "off"),
    ("festival_cards", "关闭", "off"),
    ("names_in_group", "开", "on"),
    ("receipts", "只点👌", "reaction"),
    ("region", "香港", "HK"),
    ("region", "火星", None),
    ("doubts", "2次", "2"),
    ("doubts", "不问", "0"),
    ("doubts", "9", None),
    ("nickname", "小红", "小红"),
    ("nickname", "不设", "none"),
    ("nickname", "大家", None),
    ("reminder_words", "各位工友早上好", "各位工友早上好"),
    ("reminder_words", "默认", "usual"),
    ("reminder_words", "好", None),
    ("group_questions", "教怎么问", "hint"),
]


@pytest.mark.parametrize(("name", "words", "code"), SAID)
def test_words_are_read(name: str, words: str, code: str | None) -> None:
    """What an officer types behind the setting's name."""
    assert code_from_words(name, words) == code
