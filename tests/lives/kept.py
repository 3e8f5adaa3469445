"""Which lines of the open lives are not right, as last looked at (tests/data/lives/not_right.tsv): a line that falls behind is told.

Three sessions mended what testers had found and lost, unseen, what the lives had right (decision 76): so they are held against each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.lives.player import Exchange, Outcome

FILE = Path(__file__).parent.parent / "data" / "lives" / "not_right.tsv"
# From best to worst: a question is better than a lost line, a lost line than a wrong one.
ORDER = (Outcome.RIGHT, Outcome.ASKED, Outcome.TOLD, Outcome.SILENT, Outcome.SPOKE, Outcome.WRONG)


def kept() -> Mapping[str, Outcome]:
    """The lines not right, each with what came of it."""
    pairs = (line.split("\t") for line in FILE.read_text("utf-8").splitlines())
    return {name: Outcome(outcome) for name, outcome in pairs}


def keep(found: Iterable[Exchange]) -> None:
    """What came of these lines stands in the file from now on; those of other lives stay as they are."""
    found = list(found)
    played = {one.line["id"] for one in found}
    lines = {name: outcome for name, outcome in kept().items() if name not in played}
    lines |= {one.line["id"]: one.outcome for one in found if one.outcome is not Outcome.RIGHT}
    FILE.write_text("".join(f"{name}\t{lines[name]}\n" for name in sorted(lines)), "utf-8")


def fallen(found: Sequence[Exchange]) -> list[Exchange]:
    """The lines that came to something worse than what is kept."""
    before = kept()
    return [
        one
        for one in found
        if ORDER.index(one.outcome) > ORDER.index(before.get(one.line["id"], Outcome.RIGHT))
    ]
