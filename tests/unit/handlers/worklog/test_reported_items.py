"""What stands on the calendar, told with its figure in few words, is filed and closed."""

import asyncio

import pytest

from tests.transcript import Play

HEAD = "时间 2027-03-01 09:00\n群「红星厂工会」：王芳\n王芳：3月10日晚上7点半在职工之家办瑜伽课\n"


def _said(at: str, words: str) -> str:
    return asyncio.run(Play(f"{HEAD}>> 2027-03-{at}\n王芳：{words}").run())


@pytest.mark.parametrize("words", ["瑜伽课 16人 大汗淋漓", "瑜伽课散了，16人"])
def test_a_figure_closes_it(words: str) -> None:
    said = _said("10 21:00", words)
    assert "16人" in said.split(words)[1]
    assert "对应日程 #1" in said


@pytest.mark.parametrize(
    "words", ["瑜伽课好累 我3天没缓过来", "瑜伽课可能来20人吧 看天气", "瑜伽课16人行不行"]
)
def test_talk_does_not(words: str) -> None:
    assert "对应日程" not in _said("10 21:00", words)


def test_two_things_are_over_with_two_sentences() -> None:
    """Each sentence ends what it is about."""
    plans = "王芳：3月10日下午2点在锅炉房给检修师傅发防暑包\n王芳：请王芳3月12日前把意见表收回来\n"
    words = "锅炉房的师傅人手一份，合计92份。表也都收回来了，放文件柜里了。"
    said = asyncio.run(Play(f"{HEAD}{plans}>> 2027-03-10 16:00\n王芳：{words}").run()).split(words)[1]

    assert "92份" in said
    assert "#3" in said
