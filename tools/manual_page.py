"""Makes bot/web/pages/manual.html of docs/manual.md: the officers' manual as the office shows it at /help, with contents."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image

PAPER = "bot/web/pages/manual.html"
MANUAL = Path(__file__).parents[1] / "docs" / "manual.md"
PICTURE = re.compile(r"!\[(?P<said>[^]]+)\]\(\.\./(?P<path>bot/web/pictures/(?P<name>\w+\.png))\)")
UNSEEN = re.compile(r"<!--.*?-->", re.S)
HEADING = re.compile(r"(#{1,2}) (.+)")
TALK = re.compile(r"^```对话\n(.*?)^```$", re.M | re.S)
CODE, STRONG, LINK = (
    re.compile(r"`([^`]+)`"),
    re.compile(r"\*\*([^*]+)\*\*"),
    re.compile(r"\[([^]]+)\]\([^)]+\)"),
)
# 「什么算数见 [logs.md](logs.md)」: a clause that only names another paper, with the mark before it.
ELSEWHERE = re.compile(r"[，：；]?[^，：；。\n]*见 \[[^]]+\]\(\w+\.md\)")
EMPTY = re.compile(r"(?:^|(?<=。))。", re.M)
OURS, BULLET, MORE = "小秘", "- ", "    "
FINE = 800  # the width of a picture of a phone: twice what it is shown at


def paper() -> str:
    """The template: words that stand, but for the frame around them, and without what other papers are named for."""
    text = EMPTY.sub("", ELSEWHERE.sub("", UNSEEN.sub("", MANUAL.read_text("utf-8"))))
    body, talks = TALK.sub("\0\n", text), TALK.findall(text)
    headings = HEADING.findall(body)
    lines = _lines(body, iter(talks), _contents(headings))
    return "\n".join(
        [
            "{# Made of docs/manual.md by `make papers`. #}",
            '{% extends "frame.html" %}',
            f"{{% block headtitle %}}{escape(headings[0][1])}{{% endblock %}}",
            "{% block body %}",
            '<main class="manual" id="content">',
            """<p><a class="button" href="{{ home }}">{{ _("回到首页") }}</a></p>""",
            "{% raw %}",
            *lines,
            "{% endraw %}",
            "</main>",
            "{% endblock %}",
            "",
        ]
    )


def _contents(headings: list[tuple[str, str]]) -> str:
    found = [
        f"<strong>{escape(title)}</strong>" if mark == "#" else f'<a href="#c{number}">{escape(title)}</a>'
        for number, (mark, title) in enumerate(headings)
    ]
    return "\n".join(['<nav aria-label="目录">', *found[1:], "</nav>"])


def _lines(body: str, talks: Iterator[str], contents: str) -> Iterator[str]:
    """Paragraph by paragraph; the contents stand before the second heading."""
    number = 0
    for paragraph in re.split(r"\n{2,}", body.strip()):
        for kind, lines in groupby(paragraph.splitlines(), _kind):
            if kind == "heading":
                for mark, title in HEADING.findall("\n".join(lines)):
                    if number == 1:
                        yield contents
                    yield f'<h{len(mark)} id="c{number}">{escape(title)}</h{len(mark)}>'
                    number += 1
            elif kind == "picture":
                yield from map(_picture, lines)
            elif kind == "talk":
                yield from (_talk(next(talks)) for _ in lines)
            elif kind == "list":
                yield "\n".join(["<ul>", *(f"<li>{_inline(line[2:])}</li>" for line in lines), "</ul>"])
            else:
                yield f"<p>{''.join(map(_inline, lines))}</p>"


def _kind(line: str) -> str:
    if line == "\0":
        return "talk"
    if PICTURE.fullmatch(line):
        return "picture"
    return "heading" if HEADING.fullmatch(line) else "list" if line.startswith(BULLET) else "words"


def _picture(line: str) -> str:
    """At the width it is shown, so that nothing moves when it comes; those of a phone are twice as fine."""
    found = PICTURE.fullmatch(line)
    assert found is not None
    with Image.open(MANUAL.parents[1] / found["path"]) as seen:
        width, height = seen.size
    if width == FINE:
        width, height = width // 2, height // 2
    place = f"{{% endraw %}}{{{{ asset('{found['name']}') }}}}{{% raw %}}"
    return f'<p><img src="{place}" alt="{escape(found["said"])}" width="{width}" height="{height}" loading="lazy"></p>'


def _inline(line: str) -> str:
    """Of a link its words stay."""
    text = LINK.sub(r"\1", escape(line.strip(), quote=False))
    return STRONG.sub(r"<strong>\1</strong>", CODE.sub(r"<code>\1</code>", text))


def _talk(text: str) -> str:
    """A message a paragraph, the bot's set apart."""
    messages: list[str] = []
    for line in text.splitlines():
        if line.startswith(MORE) and messages:
            messages[-1] += f"\n{line.strip()}"
        else:
            messages.append(line)
    told = (
        f'<p class="{"ours" if each.startswith(OURS) else "theirs"}">{escape(each, quote=False)}</p>'
        for each in messages
    )
    lines = "\n".join(told)
    return f'<div class="talk">{lines}</div>'
