"""Chinese command words: when they are a command, and what is said after them."""

from datetime import UTC, datetime

import pytest
from opencc import OpenCC
from telegram import Chat, Message

from handlers.core.messages.command_words import CommandWord, argument, is_full_match, said_word
from handlers.reports.digest_command import NAMED
from handlers.routing.features import COMMANDS, WORDS

COMMAND = [
    ("完成 #12", "完成"),
    ("完成#12", "完成"),
    ("完成＃12", "完成"),
    ("记：走访12户", "记"),
    ("记:走访12户", "记"),
    ("记 走访12户", "记"),
    ("记　走访12户", "记"),
    ("记录：走访12户", "记录"),
    ("记录\n走访12户", "记录"),
    ("月报", "月报"),
    ("月报 2026-11", "月报"),
    ("撤销", "撤销"),
    ("看日程", "看日程"),
    ("日程：下周三下午3点开会", "日程"),
    ("问 今年慰问了多少户", "问"),
    ("统计：上个月开了几次会", "统计"),
    ("算了", "算了"),
    ("恢复 #12", "恢复"),
    # Traditional characters, and a slash before the word.
    ("撤銷 #12", "撤销"),
    ("記錄：走訪12戶", "记录"),
    ("登記：走訪12戶", "登记"),
    ("記 走訪12戶", "记"),
    ("月報", "月报"),
    ("簡報", "简报"),
    ("總結", "总结"),
    ("問 今年慰問了多少戶", "问"),
    ("統計：上個月開了幾次會", "统计"),
    ("幫助", "帮助"),
    ("待辦", "待办"),
    ("日曆 下周", "日历"),
    ("設置", "设置"),
    ("設定", "设定"),
    ("隱私", "隐私"),
    ("恢復 #12", "恢复"),
    ("/记录 走访12户", "记录"),
    ("／記錄 走訪12戶", "记录"),
]


@pytest.mark.parametrize(("text", "word"), COMMAND)
def test_a_word_before_a_sign_is_a_command(text: str, word: str) -> None:
    """Alone, or before a space, a line break, a colon or #; the longest word counts."""
    assert said_word(text, WORDS) == word


SENTENCES = [
    "完成了工会报刊的征订",
    "预算1.2万元",
    "记得明天开会",
    "记录员请假",
    "问题解决了",
    "统计了全厂女职工人数",
    "月报已经交了",
    "总结大会圆满结束",
    "安排12人参加培训",
    "日程紧张",
    "今天完成 #12",
    "帮助困难职工3户",
    "登记会员15人",
    "撤销了原来的通知",
    "设置了母婴室",
    "算了吧",
    "記得明天開會",
    "/记录员请假",
    "/",
    "",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_that_begins_like_a_command_is_a_sentence(text: str) -> None:
    """An officer's words are not taken for a command because of how they begin."""
    assert said_word(text, WORDS) is None


ARGUMENTS = [
    ("/log 走访12户", "走访12户"),
    ("/log@gonghui_bot 走访12户", "走访12户"),
    ("/log：走访12户", "走访12户"),
    ("/log\n走访12户\n慰问金6000元", "走访12户\n慰问金6000元"),
    ("/log", ""),
    ("记录：走访12户", "走访12户"),
    ("记录: 走访12户", "走访12户"),
    ("记　走访12户", "走访12户"),
    ("  记录 走访12户  ", "走访12户"),
    ("撤销 #12", "#12"),
    ("撤销#12", "#12"),
    ("撤銷 #12", "#12"),
    ("/记录 走访12户", "走访12户"),
    ("／記錄：走訪12戶", "走訪12戶"),
    ("撤销", ""),
    ("走访12户", "走访12户"),
    ("完成了征订", "完成了征订"),
]


@pytest.mark.parametrize(("text", "rest"), ARGUMENTS)
def test_what_follows_is_the_argument(text: str, rest: str) -> None:
    """Behind a Latin command or a Chinese word; a plain sentence is all argument."""
    assert argument(text, WORDS) == rest


def message(text: str | None = None, caption: str | None = None) -> Message:
    """A message as PTB holds it."""
    chat = Chat(-1, "group")
    return Message(1, datetime(2026, 11, 20, tzinfo=UTC), chat, text=text, caption=caption)


def test_captions_command_as_well() -> None:
    """「记：走访」 and 「/log 走访」 under a photo are commands; a photo without words is none."""
    passes = CommandWord(("记",), "log").filter
    assert passes(message("记：走访"))
    assert passes(message(caption="记：走访"))
    assert passes(message(caption="/LOG 走访"))
    assert not passes(message(caption="/logout"))
    assert not passes(message(caption="/log@other_bot 走访"))
    assert not passes(message("/log 走访")), "text is the CommandHandler's"
    assert not passes(message("走访"))
    assert not passes(message())


def test_no_word_stands_for_two_commands() -> None:
    """Each word and each Latin name has one meaning."""
    names = [command.name for command in COMMANDS]
    assert len(set(WORDS)) == len(WORDS)
    assert len(set(names)) == len(names)


def test_every_word_may_be_written_in_traditional_characters() -> None:
    """「預算」, 「計劃」, 「刪除我的」: a new word brings its characters into the table."""
    traditional = OpenCC("s2t")
    assert [word for word in WORDS if said_word(traditional.convert(word), WORDS) != word] == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("三季度总结", True),
        ("2026年上半年工作总结", True),
        ("年度總結", True),
        ("年报", True),
        ("9月月报", True),
        ("上个月的月報", True),
        ("9月月报谁写", False),
        ("年度总结 12月25日前上报", False),
        ("写年度总结", False),
        ("总结大会", False),
    ],
)
def test_a_report_named_alone_is_asked_for(text: str, is_one: bool) -> None:
    """The name of a report is a command as a whole message only: with more behind it, it is work to plan."""
    assert is_full_match(text, NAMED) is is_one
