"""A year of real union sentences through the whole bot: every report in every form, a line of counts for each.

Part of `make samples`; needs ../shared/samples and says so in one line where it is absent.
"""

import asyncio
import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.year_compared import KEYS, compared, year_and_months
from tests.year_told import YEAR, told
from tools.samples import SAMPLES


def main() -> int:
    """Print what was found; 1 when any form disagrees."""
    if not SAMPLES.is_dir():
        print("没有找到 ../shared/samples，跳过。")
        return 0
    lines = (SAMPLES / "fact_gold.jsonl").read_text(encoding="utf-8").splitlines()
    return asyncio.run(_year([json.loads(line)["quote"] for line in lines]))


async def _year(sentences: list[str]) -> int:
    stage, counts = await told(sentences)
    print(f"{len(sentences)} 句：" + "，".join(f"{rule} {count}" for rule, count in counts.items()))
    office = shutil.which("soffice")
    with tempfile.TemporaryDirectory() as folder:
        found = compared(stage, KEYS, office, Path(folder))
    print(
        f"\n{'报表':<10}{'记录':>4}{'合计':>4}{'补报合计':>6}  文字、docx、xlsx{'（LibreOffice）' if office else ''}、图、JSON、SQL"
    )
    for each in found:
        said = "；".join(each.differing) or "全部一致"
        print(f"{each.key:<12}{each.logs:>5}{each.sums:>6}{each.late:>8}    {said}")
    differing = year_and_months(stage, str(YEAR))
    print("全年与十二个月（含补报）：" + ("；".join(differing) or "全部一致"))
    await stage.close()
    return 1 if differing or any(each.differing for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
