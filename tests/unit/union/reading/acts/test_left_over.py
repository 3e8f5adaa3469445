"""What of a log's figures and days nothing has taken."""

from datetime import datetime

import pytest

from union.reading.acts.act_kinds import left_of_log
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)


def left(text: str) -> list[str]:
    """The words left over of a log."""
    return [one.text for one in left_of_log(read(text, NOW), NOW, "CN", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("今天走访困难职工9户，送油9桶，47", ["47"]),
        ("昨天组织消防演练，到场52人，又记49", ["49"]),
        ("11月18日慰问住院职工2人，11月8日的照片附后", ["11月8日"]),
    ],
)
def test_a_bare_figure_and_a_second_day_are_left_over(text: str, words: list[str]) -> None:
    """They are never dropped in silence and never guessed into a sum."""
    assert left(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "今天走访困难职工12户，慰问金6000元",
        "三八座谈会参加女职工38人",
        "五一前表彰劳模5人，第3季度先进",
        "给3号车间第2班组送手套200副",
        "慰问职工2人，联系电话6012345",
        "今天在302室培训40人",
        "按总工办〔2026〕12号文件慰问劳模6人",
        "篮球赛3:2胜二车间，80人参加",
        "下午3点培训班组长20人，5点结束",
        "昨天上午慰问12人，下午慰问9人",
    ],
)
def test_names_codes_clocks_and_ordinals_are_known_not_to_count(text: str) -> None:
    """Nothing is asked about a part of a name, a room, a telephone, a score or a clock time."""
    assert left(text) == []
