"""What officers say of a log in passing: the figures that are others, those that go, a word of it that was another, and which of two stays."""

from unittest.mock import Mock

import pytest

from handlers.routing.references import named_logs
from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week

BALL = "今天组织职工乒乓球赛，参加32人，买饮料花费480元"


def told(log: str, words: str) -> str:
    """What the group reads after the words, said by the writer of the log."""
    week = Week()
    week.says(LI, log)
    said = week.says(LI, words)
    return f"{said}\n{week.stage.shown()}"


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("乒乓球赛又补交了水票60块，合计540", "32人、540元"),
        ("乒乓球赛的饮料是物业白送的，那480没花工会的钱，去掉吧", "32人，11月18日"),
        ("球赛有4个人没来，实到28人", "28人、480元"),
        ("打乒乓球那32里头有一半是家属，职工16人，帮我改了", "16人、480元"),
    ],
)
def test_the_figures_are_laid_beside_the_log(words: str, now: str) -> None:
    """Each is for the one place of the log that it fits, and what they strike out goes."""
    assert now in told(BALL, words)


def test_two_figures_at_once() -> None:
    """What stands beside the right one is right as well."""
    log = "今天给退休职工送蛋糕9个，花费1170元"
    assert "蛋糕7个、910元" in told(log, "财务退了单子，蛋糕按7个报，910元，另外2个是老年大学订的")


def test_a_zero_too_many() -> None:
    """The sum with one sign less is meant, however far from it that is."""
    log = "今天给门卫送年货12份，花费2400元"
    assert "240元" in told(log, "多打了一个零，年货是240元")


def test_a_part_that_goes_is_not_the_log() -> None:
    """Nobody wants the visit off the record who wants the sum off it."""
    shown = told("今天走访困难职工5户，送慰问金2500元", "走访那2500元是行政出的，不要算我们的")
    assert "5户" in shown
    assert "2500" not in shown
    assert "撤销 #1" not in shown


def test_a_log_named_by_whom_it_was_for_goes_whole() -> None:
    """What counts them is no part that is to go."""
    assert "已撤销 #1" in told("今天走访困难职工12户，发放慰问金6000元", "把困难职工走访删了")


def test_a_word_of_it_was_another() -> None:
    """The figures stay."""
    assert "面粉50袋" in told("今天采购大米50袋，支出3250元", "今天买的不是大米，是面粉，袋数和金额都对")


def test_day_and_figure() -> None:
    """Both are put right by one sentence."""
    shown = told("今天组织登山，参加39人", "登山是17号，人数也写错了，是31人")
    assert "31人" in shown
    assert "11月17日" in shown


def test_two_logs_at_once() -> None:
    """Each piece is about the log it names."""
    week = Week()
    week.says(LI, "今天家访困难职工5户")
    week.says(LI, "今天电话慰问住院职工13人")
    week.says(LI, "两条都抄错了，家访是7户，电话慰问是31人")
    shown = " ".join(week.stage.queued(method="editMessageText"))
    assert "7户" in shown
    assert "31人" in shown


def test_of_two_that_tell_the_same_one_goes() -> None:
    """The later one, or the one the words say."""
    week = Week()
    week.says(LI, "今天看望住院职工周师傅，送慰问金800元")
    week.says(WANG, "今天和建国去医院看望周师傅，慰问金800元")
    assert "已撤销 #2" in week.says(WANG, "我跟建国报重了，一件事两条，留一条就行")


def test_what_nobody_understands_of_a_log_is_asked() -> None:
    """No silence where somebody says that a log is wrong."""
    assert "要改内容" in told("今天接待职工来访5人", "接待来访那条记错人了，是小陈值的班")


@pytest.mark.parametrize(
    "words", ["奶茶24块", "明天乒乓球赛参加28人？", "是一家人嘛，应该的", "昨晚打乒乓球出了一身汗，喝了3瓶水"]
)
def test_other_talk_is_no_correction(words: str) -> None:
    """A figure that could stand there, and nothing that says that one is wrong."""
    assert "已更正" not in told(BALL, words)


def test_another_days_work_is_work_of_its_own() -> None:
    """The like of it done again is filed."""
    assert "#2" in told("昨天走访困难职工5户，送慰问金2500元", "今天走访困难职工6户，送慰问金3000元")


@pytest.mark.parametrize("words", ["大家辛苦了，早点休息", "今天食堂的红烧肉不错", "中午我吃了3个包子"])
def test_for_most_talk_no_log_is_looked_at(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Naming every log of ten weeks costs more than all the rest; a lone figure bears nothing out."""
    scored = Mock(return_value=[])
    monkeypatch.setattr(named_logs, "scored_logs", scored)
    told(BALL, words)
    scored.assert_not_called()
