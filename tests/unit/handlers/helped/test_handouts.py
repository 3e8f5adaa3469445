"""签领表 and 公示稿 as asked for: of which logs, with whose names, sent once, given up in words."""

import pytest

from handlers.core.messages.incoming_message import Who
from handlers.helped import handouts
from handlers.helped.handouts import WISHES, WantedHandout
from storage.worklog import entries
from tests.unit.handlers.helped.test_family_register import office as office  # the fixture
from tests.unit.handlers.helped.test_family_register import say
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, Stage, in_private
from union.helped.handouts import Handout, PaperSort
from union.reports.document import FileForm


@pytest.fixture
def told(office: Stage) -> Stage:
    """The log's two families told in private."""
    say(office, LI, "/start n1-1")
    say(office, LI, "王秀兰 500\n刘建国 500 住院")
    return office


def ask(at: Stage, who: Who, text: str, *, private: bool) -> str:
    """What is answered where it was asked."""

    def asked(turn):  # type: ignore[no-untyped-def]
        turn.group = at.group()
        handouts.ask(turn)

    if private:
        at.write(who, text, asked, in_private(who))
    else:
        at.write(who, text, asked)
    at.deliver()
    return at.shown(who.user_id) if private else at.shown()


def wanted(at: Stage) -> list[WantedHandout]:
    """What is to be made."""
    return WISHES.every(at.store.db)


class Pen:
    """Keeps what it was given to write, or fails as often as told."""

    def __init__(self, failures: int = 0) -> None:
        self.failures, self.given = failures, list[Handout]()

    async def __call__(self, form: FileForm, sort: PaperSort, handout: Handout, language: str) -> bytes:
        """The file."""
        if self.failures:
            self.failures -= 1
            raise RuntimeError("no ink")
        self.given.append(handout)
        return b"paper"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("who", "private", "named"),
    [(LI, True, True), (ZHOU, True, True), (WANG, True, False), (LI, False, False), (ZHOU, False, False)],
)
async def test_names_stand_only_where_their_reader_may_see_them(
    told: Stage, who: Who, private: bool, named: bool
) -> None:
    """In private for the author, the 负责人 and the admin; codes in the group and for everybody else."""
    assert "#1" in ask(told, who, "签领表 #1", private=private)
    pen = Pen()
    await handouts.make_wanted(told.services, pen)
    (made,) = pen.given
    assert [line.code for line in made.givings[0].lines] == ["户01", "户02"]
    assert any(line.named or line.reason for line in made.givings[0].lines) is named
    found = told.store.db.query("select chat_id from outbox where file_id is not null")
    assert [row["chat_id"] for row in found] == [who.user_id if private else CHAT]
    assert not wanted(told)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("签领表 #1", True),
        ("签领表", True),
        ("公示稿 困难职工", True),
        ("做一份困难职工的签领表", True),
        ("签领表 #9", False),
        ("签领表 中秋", False),
        ("签领表 王秀兰", False),
    ],
)
def test_which_logs_are_taken(told: Stage, text: str, found: bool) -> None:
    """By number, by words, else the newest; nobody is found by name."""
    said = ask(told, ZHOU, text, private=False)
    assert ("马上发来" in said) is found and bool(wanted(told)) is found


def test_a_person_is_no_title(told: Stage) -> None:
    """What it is called stands in the file's name and above the public list."""
    ask(told, ZHOU, "公示稿 #1 王秀兰", private=True)
    assert [each.what for each in wanted(told)] == ["帮扶慰问"]


@pytest.mark.parametrize(
    "text",
    [
        "签领表已经打印好了",
        "做一份签领表给财务",
        "王芳做一份春节慰问的签领表",
        "周五前做一份签领表",
        "做好公示",
    ],
)
def test_talk_about_one_asks_for_none(text: str) -> None:
    """Only a request and nothing else is one."""
    assert handouts.NAMED.fullmatch(text) is None


@pytest.mark.anyio
async def test_it_is_given_up_in_words(told: Stage) -> None:
    """After three failures."""
    ask(told, ZHOU, "签领表 #1", private=False)
    for _ in range(3):
        await handouts.make_wanted(told.services, Pen(failures=1))
    assert not wanted(told) and "没有做成" in told.queued(CHAT)[-1]


@pytest.mark.anyio
async def test_a_log_taken_back_meanwhile_is_told(told: Stage) -> None:
    """There is nothing to sign for."""
    ask(told, ZHOU, "签领表 #1", private=False)
    with told.store.unit() as db:
        entry = entries.numbered(db, told.group(), 1)
        assert entry
        entries.set_undone(db, told.group(), entry, True, told.now, None)
    await handouts.make_wanted(told.services, Pen())
    assert "都撤销了" in told.queued(CHAT)[-1]
