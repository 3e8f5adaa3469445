"""Everything that can be written to the bot, by everybody, everywhere: who may by the table is obeyed, nobody else.

Channels, linked posts, other bots and forwarded messages are nobody: nothing comes of them.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from handlers.routing.features import ANSWERS, COMMANDS
from tests.unit.handlers.stage import CHAT, OTHER_CHAT
from tests.walk import sayings
from tests.walk.judge import PLACES, Judge
from tests.walk.needs import Need
from tests.walk.sayings import FOREIGN, QUESTIONS, REPLIES, SENTENCES, Saying
from tests.walk.world import ANOTHER_BOT, STANDINGS, WHO, World
from union.core.rights import Action, Place, Standing

SEE = Need(Action.SEE)
ORIGIN = {
    "type": "user",
    "date": 1_795_000_000,
    "sender_user": {"id": 777, "is_bot": False, "first_name": "陈晓"},
}


@cache
def world(closed: bool = False) -> World:
    """One for all: every case puts back what it changed."""
    return World(closed=closed)


def test_every_command_and_question_is_walked() -> None:
    """Who adds one says here what is said, and which row of the table it stands under."""
    assert set(sayings.COMMANDS) == {command.name for command in COMMANDS}
    assert set(QUESTIONS) == set(ANSWERS)


def written() -> Iterable[Saying]:
    """Each command by each of its words, and each sentence."""
    for command in COMMANDS:
        for saying in sayings.COMMANDS[command.name]:
            yield Saying(f"/{command.name} {saying.text}".strip(), saying.need, saying.must)
            if command.words:
                yield Saying(f"{command.words[0]} {saying.text}".strip(), saying.need)
    yield from sayings.ALIASES
    yield from SENTENCES


def say(judge: Judge, found: Iterable[Saying]) -> None:
    """By everybody, in the group and in private; and in the other group, where it is of that one."""
    at = judge.world
    for one in found:
        judge.everybody(
            "said",
            one.text[:30],
            one.need,
            lambda name, chat, one=one: at.says(name, one.text, chat=chat),
            must=one.must,
        )
        for name in ("admin", "outsider", "anonymous"):
            judge.ask("said elsewhere", one.text[:30], name, at.says(name, one.text, chat=OTHER_CHAT), lets=False,
                      chat=OTHER_CHAT)  # fmt: skip


def say_foreign(judge: Judge) -> None:
    """The other group's numbers and names, in this one and in private."""
    at = judge.world
    for text in FOREIGN:
        for place, chat in PLACES.items():
            for name in STANDINGS:
                if at.standing(name, place) is not None and name not in ("outsider", "author"):
                    lets = SEE.lets(at, name, place)
                    judge.ask("foreign", text, name, at.says(name, text, chat=chat), lets=lets, chat=chat)


def nobody(judge: Judge, texts: Iterable[str]) -> None:
    """A channel's own message, a linked channel's post, another bot's, a forwarded one; nothing is said either."""
    at = judge.world
    for text in texts:
        for what, told in (
            ("channel", at.channel(text)), ("linked", at.channel(text, linked=True)),
            ("bot", at.says("admin", text, chat=CHAT, **{"from": ANOTHER_BOT})),
            ("forwarded", at.says("admin", text, chat=CHAT, forward_origin=ORIGIN)),
            ("forwarded here", at.says("anonymous", text, chat=CHAT, forward_origin=ORIGIN)),
        ):  # fmt: skip
            effect = judge.ask("nobody", f"{what} {text[:20]}", "admin", told, lets=False, chat=CHAT)
            judge.found += [f"{what} {text[:20]} was answered: {call}" for call in effect.calls]


def reply(judge: Judge, subjects: Iterable[str]) -> None:
    """To our messages about each kind of thing: by everybody, in the group and in private, and in the other group."""
    at = judge.world
    for subject in subjects:
        mark = sayings.marks(at.books)[subject]
        for one in REPLIES[subject]:

            def told(name: str, chat: int | None, one: Saying = one, mark: str = mark) -> dict[str, Any]:
                to = CHAT if name == "anonymous" and chat is None else chat or WHO[name].user_id
                return at.says(name, one.text, chat=chat, **at.reply_to(at.ours(mark, to), to))

            judge.everybody("reply", f"{subject} {one.text}", one.need, told, must=one.must)
            # Telegram lets nobody reply across chats; a number of a message of another chat says nothing.
            across = at.reply_to(at.ours(mark, CHAT), OTHER_CHAT)
            judge.ask("reply across", f"{subject} {one.text}", "outsider",
                      at.says("outsider", one.text, chat=OTHER_CHAT, **across), lets=False, chat=OTHER_CHAT)  # fmt: skip


def answer(judge: Judge, subjects: Iterable[str]) -> None:
    """Each question, put to somebody who may no more, or never could; answered by them, and by others in the group."""
    at = judge.world
    for subject in subjects:
        question = QUESTIONS[subject]
        for place, chat in PLACES.items():
            for name in STANDINGS:
                if at.standing(name, place) is None or place not in question.places:
                    continue
                where = chat or WHO[name].user_id
                lets = question.need.lets(at, name, place)
                # What one forgets of oneself is of every group one was in.
                touches = None
                if subject == "erase.me" and place is Place.PRIVATE:
                    touches = frozenset(at.ids.values())
                for by in {name, "member", "former"} if place is Place.GROUP else {name}:
                    to = sayings.ask(at, subject, name, where)
                    may = question.need.lets(at, by, place) or (place is Place.PRIVATE and _files(at, by))
                    # One's own question may be dropped where one may answer it no more.
                    if (
                        by == name
                        and place is Place.PRIVATE
                        and at.standing(name, place) is not Standing.STRANGER
                    ):
                        may = may or subject.startswith("signing")
                    told = at.says(by, question.answer, chat=chat, **at.reply_to(to, where))
                    must = by == name and place in question.must and question.need.action is not Action.ERASE
                    judge.ask("answer", subject, by, told, lets=may, must=must and question.need.lets(at, by, place), chat=chat,
                              touches=touches)  # fmt: skip
                    at.again()
                if place is Place.PRIVATE:
                    sayings.ask(at, subject, name, where)
                    told = at.says(name, question.answer)
                    judge.ask("next message", subject, name, told, lets=lets or subject.startswith("signing") or _files(at, name), chat=chat,
                              touches=touches)  # fmt: skip
                    at.again()


def _files(at: World, name: str) -> bool:
    """Whether words that are no answer may be filed as they are."""
    return Need(Action.LOG).lets(at, name, Place.PRIVATE)


def test_a_part_of_the_walk() -> None:
    """A few words of each sort by everybody."""
    judge = Judge(world())
    say(judge, [Saying("/settings 提醒时间 10:00", Need(Action.SETTINGS), frozenset(Place))])
    say_foreign_part = FOREIGN[:2]
    for text in say_foreign_part:
        judge.ask("foreign", text, "admin", judge.world.says("admin", text, chat=CHAT), lets=True, chat=CHAT)
    nobody(judge, ["今天走访困难职工3户", "/cal"])
    reply(judge, ["yp"])
    answer(judge, ["signing.why"])
    assert judge.found == []


@pytest.mark.slow
@pytest.mark.parametrize("closed", [False, True])
def test_everybody_says_everything(closed: bool) -> None:
    """Commands and sentences, by everybody, everywhere."""
    judge = Judge(world(closed))
    say(judge, written())
    say_foreign(judge)
    nobody(judge, [one.text for one in written()])
    print(dict(judge.cases))
    assert judge.found == []


@pytest.mark.slow
@pytest.mark.parametrize("closed", [False, True])
def test_everybody_replies_to_everything(closed: bool) -> None:
    """Replies to what we have said, answers to what we have asked."""
    judge = Judge(world(closed))
    reply(judge, REPLIES)
    answer(judge, QUESTIONS)
    print(dict(judge.cases))
    assert judge.found == []
