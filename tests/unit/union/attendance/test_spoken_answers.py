"""What somebody says of coming, and who comes, asked."""

import pytest

from union.attendance.headcount import Answer
from union.attendance.spoken_answers import attendance_call, coming_asked, is_attendance_asked_of, read_answer

COMES = ["碰头会我会到", "我参加周三的讲座", "联欢嗰日我嚟", "the retreat I will attend", "count me in"]
STAYS_AWAY = [
    "讲座我请假", "我那天来不了，老人住院", "嗰日我去唔到，要返工", "sorry can't attend, night shift",
    "I won't be able to make it for the retreat", "春游我不参加了", "春游不去了，家里有事",
]  # fmt: skip
UNDECIDED = ["例会我未必能到", "我可能去不了春游", "聯歡我唔一定去得", "might not be able to join, reservist"]
NONE = [
    "你来不来？", "谁来不了", "大家请假的提前说", "场地我来布置", "材料我去拿", "昨天我没去", "人来得及吗",
    "I will go to the bank tomorrow", "I can't find the list", "anyone coming?", "如果我来不了就让小李去",
    "扫墓那个不去了，陵园约不上号", "惠州不去了，等开春再说", "春游就不去了，经费没批",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *((each, Answer.YES) for each in COMES),
        *((each, Answer.LEAVE) for each in STAYS_AWAY),
        *((each, Answer.MAYBE) for each in UNDECIDED),
    ],
)
def test_the_writer_says_whether_they_come(text: str, answer: Answer) -> None:
    """In every language, with why or without."""
    found = read_answer(text)
    assert found is not None
    assert found.answer is answer


@pytest.mark.parametrize("text", NONE)
def test_others_say_nothing_of_it(text: str) -> None:
    """Questions, suppositions, work and other people."""
    assert read_answer(text) is None


@pytest.mark.parametrize(
    "text", ["讲座都谁来", "春游有几个人去", "聯歡邊個話嚟", "who's going for the retreat"]
)
def test_who_comes_is_asked(text: str) -> None:
    """Who does something there is another question."""
    assert coming_asked(text) is Answer.YES


@pytest.mark.parametrize(
    "text", ["周四的会大家能来吗", "理事會大家嚟唔嚟到？", "can everyone make it on Thursday?"]
)
def test_all_are_asked_whether_they_come(text: str) -> None:
    """Each answers for themselves; 「大家吃得惯吗」 asks of no coming."""
    assert attendance_call(text) == text
    assert attendance_call("大家吃得惯吗") is None


@pytest.mark.parametrize("text", ["明天开会陈静来不来", "陈静能来碰头会吗", "陳靜嚟唔嚟理事會"])
def test_whether_somebody_comes_is_asked_of_whom_we_know(text: str) -> None:
    """Not of whoever else: 「老师能来吗」."""
    assert is_attendance_asked_of(text, ["陈静"])
    assert not is_attendance_asked_of(text, ["王芳"])


@pytest.mark.parametrize("text", ["讲座有谁来不了", "理事會邊個請咗假", "who can't make it for the retreat"])
def test_who_stays_away_is_asked(text: str) -> None:
    """The same of those who do not come."""
    assert coming_asked(text) is Answer.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "谁来负责场地",
        "谁去拿奖品",
        "who is going to book the bus",
        "老王住院谁去看的",
        "奖品核下来是多少钱",
        "算出来是几号",
    ],
)
def test_who_does_it_is_another_question(text: str) -> None:
    """Nobody is asked to come."""
    assert coming_asked(text) is None
