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
from union.reports.text.group_message import as_text
from union.reports.text.narrative import narrative
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
    """The narrative's paragraphs by what they are about: opening and outlook are of no one kind of work."""
    named = [(each.category, each.text) for each in narrative(report, words())]
    ends = {0: "总体情况", len(named) - 1: "下一步工作"}
    return {(f"{name}工作" if name else ends[place]): text for place, (name, text) in enumerate(named)}


def path(name: str) -> Path:
    """Where it lies."""
    return GOLDEN / f"digest_{name}.txt"


if __name__ == "__main__":
    for name, report in reports().items():
        path(name).write_text(written(report), encoding="utf-8")
