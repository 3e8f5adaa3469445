"""The transcripts of docs/manual.md: fenced blocks 「对话」, one play a chapter.

「您」 is 周敏, who made the group; 「（11月25日 周三 09:00）」 lets time pass; 「    …」 leaves out lines of a message and
「……」 whole messages of the bot. What a chapter needs before stands in a comment 「<!-- 先 … -->」, unseen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.transcript import Play

MANUAL = Path(__file__).parents[2] / "docs" / "manual.md"
CHAPTER = re.compile(r"^## (?P<title>.+)$", re.M)
BLOCK = re.compile(r"^```对话\n(?P<seen>.*?)^```$|^<!-- 先\n(?P<unseen>.*?)^-->$", re.M | re.S)
MOMENT = re.compile(
    r"（(?:(?P<year>\d{4})年)?(?P<month>\d+)月(?P<day>\d+)日 周(?P<weekday>.) (?P<clock>\d\d:\d\d)）"
)
PASSED = re.compile(r">> (?:(?P<year>\d{4})-)?(?P<month>\d\d)-(?P<day>\d\d) (?P<clock>\d\d:\d\d)")
WEEKDAYS = "一二三四五六日"
YEAR = 2026
BEGIN = "（2026年11月20日 周五 10:00）"
GROUP = "群「红星厂工会」：周敏、李建国、王芳、刘强"
YOU, REAL = "您", "周敏"
BOT, SOME_LINES, SOME_MESSAGES = "小秘", "    …", "……"
MARK = "# "


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block; an unseen one is played, and what the bot says to it is nobody's business."""

    lines: tuple[str, ...]
    seen: bool
    span: tuple[int, int]


def chapters(text: str) -> dict[str, list[Block]]:
    """The blocks of every chapter that has any; `span` is where a block's own lines stand in the text."""
    heads = list(CHAPTER.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found = {
        head["title"]: [_block(each) for each in BLOCK.finditer(text, head.end(), end)]
        for head, end in zip(heads, ends, strict=True)
    }
    return {title: blocks for title, blocks in found.items() if blocks}


async def played(blocks: Sequence[Block]) -> list[list[str]]:
    """What really is said in each block, as lines of the manual."""
    first = blocks[0].lines[0]
    begins = first if MOMENT.fullmatch(first) else BEGIN
    source = [f"时间 {_moment(begins, whole=True)}", GROUP]
    for place, block in enumerate(blocks):
        source.append(f"{MARK}{place}")
        source += [_to_play(line) for line in _acts(block.lines) if (place, line) != (0, begins)]
    out = (await Play("\n".join(source)).run()).splitlines()
    starts = [place for place, line in enumerate(out) if line.startswith(MARK)]
    parts = [out[start + 1 : end] for start, end in zip(starts, [*starts[1:], len(out)], strict=True)]
    shown = [[_to_manual(line) for line in part] for part in parts]
    return [[begins, *shown[0]] if first == begins else shown[0], *shown[1:]]


def agrees(written: Sequence[str], real: Sequence[str]) -> bool:
    """Whether what is written is what is said, but for what it leaves out."""
    pattern = "".join(_pattern(line) for line in written)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in real)) is not None


def _block(found: re.Match[str]) -> Block:
    name = "seen" if found["seen"] is not None else "unseen"
    return Block(tuple(found[name].splitlines()), name == "seen", found.span(name))


def _acts(lines: Sequence[str]) -> Iterator[str]:
    """What people do, with the lines it goes on in; the bot's lines are for the result to say."""
    by_bot = False
    for line in lines:
        if not line.startswith("    "):
            by_bot = line.startswith(BOT)
        if not by_bot and line != SOME_MESSAGES:
            yield line


def _pattern(line: str) -> str:
    if line == SOME_LINES:
        return r"(?:    .*\n)*?"
    if line == SOME_MESSAGES:
        return rf"(?:(?:{BOT}|    ).*\n)*?"
    return re.escape(line) + r"\n"


def _to_play(line: str) -> str:
    if MOMENT.fullmatch(line):
        return f">> {_moment(line)}"
    return REAL + line.removeprefix(YOU) if line.startswith(YOU) else line


def _to_manual(line: str) -> str:
    passed = PASSED.fullmatch(line)
    if passed:
        day = date(int(passed["year"] or YEAR), int(passed["month"]), int(passed["day"]))
        year = f"{day.year}年" if passed["year"] else ""
        return f"（{year}{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]} {passed['clock']}）"
    if line.startswith(REAL):
        return YOU + line.removeprefix(REAL)
    return re.sub(rf"^({BOT}\w*→){REAL}：", rf"\1{YOU}：", line)


def _moment(line: str, *, whole: bool = False) -> str:
    """「11-25 09:00」 of 「（11月25日 周三 09:00）」; ValueError where the day is another weekday."""
    found = MOMENT.fullmatch(line)
    if found is None:
        raise ValueError(f"not a moment: {line}")
    day = date(int(found["year"] or YEAR), int(found["month"]), int(found["day"]))
    if WEEKDAYS[day.weekday()] != found["weekday"]:
        raise ValueError(f"{line}：那天是周{WEEKDAYS[day.weekday()]}")
    return f"{day if found['year'] or whole else f'{day:%m-%d}'} {found['clock']}"
