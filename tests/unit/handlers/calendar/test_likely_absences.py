"""Who is away, told in no words known for it: by what the words most likely mean, of a day they name."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("烧到三十九 今明两天甭给我排了", "11月18日 周三 至 11月19日 周四"),
        ("我妈手术 得伺候到21号", "11月18日 周三 至 11月21日 周六"),
        ("腰扭了躺着 22号才来", "11月18日 周三 至 11月21日 周六"),
        ("脚崴了 肿得跟馕坑一样 25到29请病假", "11月25日 周三 至 11月29日 周日"),
        ("冬至我回老家 12月20到23不在", "12月20日 周日 至 12月23日 周三"),
    ],
)
def test_the_writer_is_away(text: str, days: str) -> None:
    """From today or the day they name, to the one until which it lasts, or before the return."""
    assert Week().says(LI, text).startswith(f"已记下：李建国 {days}不在")


def test_who_stands_in_is_named() -> None:
    """As with an absence told in plain words."""
    assert "期间有事找周敏" in Week().says(LI, "我妈手术 得伺候到21号 有事找周敏")


@pytest.mark.parametrize(
    "text", ["小红今天没来上班", "他这两天拉肚子", "我家狗烧到三十九", "明天开会阿明返了乡下来不了"]
)
def test_others_and_no_day_are_no_absence_of_the_writers(text: str) -> None:
    """Nobody is put down for somebody else."""
    assert "已记下" not in Week().says(LI, text)
