"""A year told by the rules of tests/year_told.py: every report says the same in every form, and the year is its months.

Our own sentences over two months each time, over three in CI, the real ones of ../shared/samples over a whole year in CI.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.brush import put_away
from tests.year_compared import KEYS, Compared, compared, year_and_months
from tests.year_told import RULES, YEAR, told

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "samples" / "fact_gold.jsonl"
OURS = (
    "走访慰问二车间困难职工12户，发放慰问金6000元",
    "举办安全生产培训2期，参训110人次，合格96人",
    "发展新会员18名，新建工会小组2个",
    "慰问一线环卫职工60余人，送去防暑用品约3000元",
    "组织女职工体检64人，每人120元，共7680元",
    "职工拔河比赛8支队伍96人参加，发奖金3200元（一等奖2000元、二等奖1200元）",
    "收到职工提案12件，立案8件",
    "编发工会简讯3期，向上级工会报送信息5篇",
    "金秋助学资助困难职工子女9名，发放助学金18000.50元",
    "完成工会经费审计1次，上解经费45600元",
    "新建职工书屋2家，添置图书600册",
    "慰问住院职工4人，慰问金2000元",
)


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The forms that are compared are made by the test itself."""
    put_away(monkeypatch)


async def _agreed(
    sentences: Sequence[str], months: Sequence[int], keys: Sequence[str], office: str | None, folder: Path
) -> tuple[list[Compared], list[str]]:
    stage, counts = await told(sentences, months)
    assert counts["not filed"] <= len(sentences) // 10
    assert set(counts) >= set(RULES)
    found = compared(stage, keys, office, folder)
    differing = year_and_months(stage, str(YEAR))
    await stage.close()
    return found, differing


@pytest.mark.slow
@pytest.mark.parametrize("first", [11, 10])
def test_the_last_months_of_our_own_sentences_agree(first: int, tmp_path: Path) -> None:
    """Value, text, JSON, Word, ledger, picture and SQL; the year is the sum of its months with their 补报."""
    months = range(first, 13)
    keys = [*(f"{YEAR}-{month}" for month in months), f"{YEAR}-Q4", str(YEAR)]
    found, differing = asyncio.run(_agreed(OURS, months, keys, None, tmp_path))
    assert [each for each in found if each.differing] == []
    assert differing == []
    assert min(each.logs for each in found) >= 2
    assert any(each.late for each in found)


@pytest.mark.slow
def test_a_year_of_real_sentences_agrees(tmp_path: Path, needs: Callable[..., str]) -> None:
    """The same for twelve months, quarters, halves and the year, the ledger reckoned by LibreOffice."""
    if not SAMPLES.exists():
        pytest.skip("没有 ../shared/samples：真实句子的一年没有核对")
    sentences = [json.loads(line)["quote"] for line in SAMPLES.read_text("utf-8").splitlines()]
    found, differing = asyncio.run(_agreed(sentences, range(1, 13), KEYS, needs("soffice"), tmp_path))
    assert [each for each in found if each.differing] == []
    assert differing == []
    assert len(found) == len(KEYS)
