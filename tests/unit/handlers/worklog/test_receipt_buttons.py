"""One of two entries that tell of the same is taken back: never the one that holds more."""

import pytest

from handlers.calendar import add_command
from storage.worklog import entries
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week

BARE, FULL = "今天走访困难职工12户", "走访困难职工12户，发放慰问金6000元"
MORE = "走访困难职工12户，发放慰问金6000元；女职工插花35人，支出1400元"


def told(first: str, second: str) -> Week:
    """李建国 tells the first, 王芳 the second."""
    week = Week()
    week.join(WANG)
    week.says(LI, first)
    assert "像是同一件事" in week.says(WANG, second)
    return week


def counted(week: Week) -> list[int]:
    """The numbers of the entries that count."""
    return [
        each.number
        for each in entries.by_numbers(week.stage.store.db, week.stage.group(), [1, 2])
        if not each.undone
    ]


TOLD = [(FULL, FULL, [1]), (FULL, BARE, [1]), (BARE, FULL, [2]), (FULL, MORE, [2]), (MORE, FULL, [1])]


@pytest.mark.parametrize(("first", "second", "stay"), TOLD)
def test_the_fuller_one_stays(first: str, second: str, stay: list[int]) -> None:
    """Its sums are not lost; the admin may take back either."""
    week = told(first, second)
    week.press(ZHOU, "是一件，只算一次")

    assert counted(week) == stay


def test_somebody_elses_is_left_to_them() -> None:
    """王芳 may not take back what 李建国 filed, and nothing of hers is lost."""
    week = told(BARE, FULL)
    said = week.press(WANG, "是一件，只算一次")

    assert said == "#2 写得更全，该撤销的是 #1，请李建国或管理员来点。"
    assert counted(week) == [1, 2]


def test_where_each_holds_more_none_goes() -> None:
    """The presser is told what to do; the question stays."""
    week = told(MORE, "走访困难职工12户，发放慰问金6000元，大米12袋")
    said = week.press(ZHOU, "是一件，只算一次")

    assert said is not None and "各有对方没写的" in said
    assert counted(week) == [1, 2]


def test_of_a_message_sent_anew_the_former_goes() -> None:
    """The mended figure is the one that counts."""
    week = Week()
    week.says(LI, FULL)
    assert "像是同一件事" in week.says(LI, FULL.replace("12户", "13户"))
    week.press(LI, "是一件，只算一次")

    assert counted(week) == [2]


def test_the_question_tells_what_is_alike_only() -> None:
    """Of an entry that tells of much the rest is left out."""
    week = told(MORE, FULL)
    [question] = [line for line in week.stage.shown().splitlines() if "像是同一件事" in line]

    assert "6000元" in question and "插花" not in question


def test_one_question_at_a_time() -> None:
    """Which item is fulfilled is asked once it is plain that there are two things."""
    week = Week()
    week.join(WANG)
    week.stage.write(ZHOU, "/add 今天下午2点慰问环卫工人", add_command.add)
    week.says(LI, "今天慰问环卫工人18人，送手套18副")
    assert "这是不是 #1 慰问环卫工人？记为完成" in week.stage.labels()
    week.says(WANG, "慰问环卫工人18人，手套18副")
    assert "这是不是 #1 慰问环卫工人？记为完成" not in week.stage.labels()
    week.press(WANG, "不是，各算各的")

    assert "这是不是 #1 慰问环卫工人？记为完成" in week.stage.labels()
