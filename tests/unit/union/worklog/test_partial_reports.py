"""What is told as done in part, and what is left of it."""

import pytest

from union.worklog.partial_reports import read_partial_report, tells_all_owners_done


@pytest.mark.parametrize(
    ("text", "told", "left", "follows"),
    [
        ("送了7户，剩下5户不在家，下周一再去", "送了7户", "5户", "不在家，下周一再去"),
        ("利是禮包派咗5份,剩3份我明日派", "利是禮包派咗5份", "3份", "我明日派"),
        ("禮物買咗一半,用咗$430,其餘等facebook嗰個賣家", "禮物買咗一半，用咗$430", "", "等facebook嗰個賣家"),
        (
            "hampers sent to 34 retirees, 6 not home, i go again next sat",
            "hampers sent to 34 retirees",
            "6",
            "，i go again next sat",
        ),
        ("delivered 30 hampers today, balance 10 on monday", "delivered 30 hampers today", "10", "on monday"),
    ],
)
def test_part_and_rest(text: str, told: str, left: str, follows: str) -> None:
    found = read_partial_report(text)
    assert found is not None and (found.told, found.left, found.follows) == (told, left, follows)


@pytest.mark.parametrize(
    "text",
    [
        "今日派咗96張單張，剩返24張",
        "还有5户没送，谁去？",
        "剩下的明天送",
        "i took 3 days leave, 4 left over",
        "送了7户，剩下5户不在家，另外食堂的事怎么说",
    ],
)
def test_no_part(text: str) -> None:
    assert read_partial_report(text) is None


@pytest.mark.parametrize(
    ("text", "is_all"),
    [
        ("利是禮包派晒喇，8份", True),
        ("都送到了，我和李建国去的", True),
        ("我那份派完了", False),
        ("送了3户", False),
    ],
)
def test_all_of_them_did_it(text: str, is_all: bool) -> None:
    assert tells_all_owners_done(text, ["赵敏", "李建国"], "赵敏") is is_all
