"""The reports kept word for word in tests/golden; run as a module after a change that was meant, and read the diff."""

from pathlib import Path

from tests.unit.union.reports.digest_samples import (
    empty_month,
    late_month,
    november,
    overlong_month,
    quarter,
    year,
)
from tests.unit.union.reports.text.care_samples import MUCH
from union.reports.model import Digest, digest
from union.reports.text.narrative import chapter, is_narrated, opening, outlook
from union.reports.text.parts import as_text
from union.words import words

LIMIT = 4096  # UTF-16 units, as in a chat
GOLDEN = Path(__file__).parents[4] / "golden"


def reports() -> dict[str, Digest]:
    """Each report by the name of its file."""
    return {
        "november": digest(november()),
        "care": digest(november(added=MUCH)),
        "empty": empty_month(),
        "late": late_month(),
        "overlong": overlong_month(),
        "quarter": quarter(),
        "year": year(),
    }


def written(report: Digest) -> str:
    """What the file holds: the message, and the narrative where there is one."""
    told = [f"{name}\n{text}\n" for name, text in chapters(report).items()]
    return "\n".join([as_text(report, words(), limit=LIMIT).text + "\n", *(["——\n", *told] if told else [])])


def chapters(report: Digest) -> dict[str, str]:
    """The narrative's paragraphs by what they are about."""
    if not is_narrated(report):
        return {}
    _ = words()
    work = {f"{each.category}工作": chapter(report, each, _).text for each in report.sections}
    begin = {"总体情况": "".join([*opening(report, _), "现将有关情况报告如下。"])}
    ahead = "".join(outlook(report, _))
    return {**begin, **work, **({"下一步工作": ahead} if ahead else {})}


def narrative(report: Digest) -> list[str]:
    """The same without their names."""
    return list(chapters(report).values())


def path(name: str) -> Path:
    """Where it lies."""
    return GOLDEN / f"digest_{name}.txt"


if __name__ == "__main__":
    for name, report in reports().items():
        path(name).write_text(written(report), encoding="utf-8")
