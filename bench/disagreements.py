"""The labels with which all other readers disagree, each with the reason for the label, as a paper."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from bench.judging import Outcome
from bench.readers import OURS, ROOT, Run
from bench.sentences import Expected, Sentence

PAPER = ROOT / "docs" / "understanding-disagreements.md"
REASONS = Path(__file__).parent / "reasons.toml"
HEAD = """# Where all the other readers disagree

Made by `make bench`: the sentences of our benchmark that none of the other readers reads as labelled, what they say, and why the
label stands. Reasons by family, and for single sentences, are kept in bench/reasons.toml.
"""


def disagreements(runs: Sequence[Run]) -> None:
    """Write the paper."""
    ours, *peers = sorted(runs, key=lambda one: one.name != OURS)
    against = [i for i in range(len(ours.sentences)) if _is_alone(i, peers)]
    reasons = tomllib.loads(REASONS.read_text("utf-8"))
    lines = [HEAD]
    for family in dict.fromkeys(ours.sentences[i].family for i in against):
        places = [i for i in against if ours.sentences[i].family == family]
        lines += [f"## {family}: {len(places)}", "", reasons["family"].get(family, ""), "", _columns(peers)]
        lines += [_row(i, ours.sentences[i], peers, reasons["sentence"]) for i in places] + [""]
    PAPER.write_text("\n".join(lines), "utf-8")


def _is_alone(place: int, peers: Sequence[Run]) -> bool:
    return bool(peers) and all(one.verdicts[place].outcome is not Outcome.EXACT for one in peers)


def _columns(peers: Sequence[Run]) -> str:
    names = " | ".join(one.name for one in peers)
    return f"| sentence | now | label | {names} | reason |\n|{'---|' * (len(peers) + 4)}"


def _row(place: int, one: Sentence, peers: Sequence[Run], reasons: dict[str, str]) -> str:
    said = " | ".join(_said(peer.readings[place]) for peer in peers)
    label = _said(one.right[0]) if one.right else "–"
    text = one.text.replace("\n", " ").replace("|", "｜")
    return f"| {text} | {one.now:%Y-%m-%d %H:%M} | {label} | {said} | {reasons.get(one.id, '')} |"


def _said(time: Expected | None) -> str:
    if time is None:
        return "–"
    is_clock = time.grain in ("minute", "hour")
    form = "%Y-%m-%d %H:%M" if is_clock else "%Y-%m-%d"
    end = f" to {time.end.strftime(form)}" if time.end else ""
    rule = f" {time.rrule}" if time.rrule else ""
    return f"{time.start.strftime(form)}{end}{rule}{' D' if time.deadline else ''}"
