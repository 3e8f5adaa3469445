"""Where a message is cut that does several things, and that one which does one thing is not."""

from datetime import datetime

import pytest

from union.reading.acts.stretches import Does, clauses, stretches

NOW = datetime(2027, 3, 3, 10)


def parted(text: str) -> list[tuple[str, Does]]:
    """Its stretches, each with what it does."""
    return [(text[one.start : one.end].strip("，。 "), one.does) for one in stretches(text, NOW)]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("讲座结束，来了52人，讲师费1500。19号20号我去市里学习，不在", [Does.TELLS, Does.IS_AWAY]),
        ("例会挪到后天下午四点。陆涛11号之前把投影仪修好", [Does.CHANGES, Does.PLANS]),
        ("旅遊巴搞掂 兩架 連小費4600 我12號至14號去台灣玩", [Does.TELLS, Does.IS_AWAY]),
        ("灯谜会办了，来了66人，奖品340元 下周三16号晚上7点在食堂包汤圆", [Does.TELLS, Does.PLANS]),
        ("水票领回来了 一共80张 互助保障的表是几号交来着", [Does.TELLS, Does.ASKS]),
        ("Tickets collected, 40 of them, $320. Oh and i'm on leave 18 to 20 mar", [Does.TELLS, Does.IS_AWAY]),
    ],
)
def test_different_things_are_apart(text: str, does: list[Does]) -> None:
    """Sentences, clauses between blanks, three ways to write."""
    assert [each for _, each in parted(text)] == does


@pytest.mark.parametrize(
    "text",
    [
        "今天走访困难职工12户，慰问金6000元",
        "周五的培训讲师来不了，往后挪一周，还是九点，地点不变",
        "3月27日早上八点春游，每人交50元，前40名",
        "摸底表退回来了，缺签名，6号前重新交",
        "今天食堂有馄饨，大家抓紧，晚了就没了",
        "演练提前一天，12号客户来验厂",
    ],
)
def test_one_thing_is_whole(text: str) -> None:
    """Its reason, its price, its place and what is felt about it belong to it."""
    assert stretches(text, NOW) == ()


def test_bare_figures_stay_with_what_they_count() -> None:
    """「60束 每束35」 is of the flowers before it."""
    assert parted("花订好了 60束 总共2100 对了 我10号请假 去不成例会")[0][0] == "花订好了 60束 总共2100"


def test_words_that_lead_on_begin_what_follows() -> None:
    """Alone between blanks they are no clause."""
    text = "材料交了 还有 小王明天去取横幅"
    assert [text[one.start : one.end] for one in clauses(text)] == ["材料交了", "还有 小王明天去取横幅"]


def test_a_long_message_is_weighed_in_bounded_time() -> None:
    """More clauses than an officer says are not cut at all."""
    assert stretches("例会改到3点，" * 200, NOW) == ()


@pytest.mark.parametrize(
    "text",
    ["横幅取回来了，花了280元。下次例会是哪天？", "派咗120張單張。btw 會員大會係邊日?"],
)
def test_a_question_behind_work_is_apart(text: str) -> None:
    """In a sentence of its own."""
    assert [each for _, each in parted(text)] == [Does.TELLS, Does.ASKS]


def test_another_matter_begins_behind_an_emoji() -> None:
    """It ends a clause as a stop does."""
    assert len(parted("昨天慰问了5户👍 另外我下周一前把名单交上去")) > 1


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("劳保鞋发了86双，差4双，15号到货我补发", [Does.TELLS, Does.PLANS]),
        ("走访了6户，送米油6份，剩下两户我周五下午去", [Does.TELLS, Does.PLANS]),
        ("橫額掛咗兩條，仲有一條我星期六去掛", [Does.TELLS, Does.PLANS]),
        ("健步走改到28号，27号上午我去踩点", [Does.CHANGES, Does.PLANS]),
        ("摸底搞完了，来了9个，我明天去医院看病", [Does.TELLS, Does.IS_AWAY]),
        ("昨天加班到十点，我明天补觉", []),
    ],
)
def test_what_the_writer_does_next_is_a_task(text: str, does: list[Does]) -> None:
    """Behind what was told or changed; what he does for himself is none."""
    assert [each for _, each in parted(text)] == does
