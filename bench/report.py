"""docs/benchmarks.md made from docs/benchmarks.json: a section each, a row each ratio, what else was seen below."""

from collections.abc import Mapping, Sequence
from typing import Any

from bench.sections import HEAD, LEFT_OUT, SECTIONS, Section

Figure = Mapping[str, Any]
COLUMNS = "| what | unit | ours | beside | theirs | ours / theirs | spread | wanted |\n|---|---|---|---|---|---|---|---|"


def paper(kept: Mapping[str, Any]) -> str:
    """The page: every section there are figures of."""
    parts = [_section(SECTIONS[name], kept[name]) for name in SECTIONS if name in kept]
    return "\n".join([HEAD, *parts, LEFT_OUT])


def _section(section: Section, kept: Mapping[str, Any]) -> str:
    figures: Sequence[Figure] = kept["figures"]
    notes = "\n".join(f"- {each}" for each in kept["notes"])
    where = "\n".join(
        dict.fromkeys(f"`{each['command']}`, commit {each['commit']}; {each['machine']}." for each in figures)
    )
    parts = [
        f"## {section.title}",
        section.about,
        f"{COLUMNS}\n" + "\n".join(map(_row, figures)),
        notes,
        where,
    ]
    return "\n\n".join(each for each in parts if each) + "\n"


def _row(one: Figure) -> str:
    wanted = "" if not one["want"] else f"{one['want']}: {'yes' if one['is_wanted'] else '**no**'}"
    cells = (
        f"{one['name']}{' ↻' if one['short'] else ''}", one["unit"], _short(one["ours"]), one["against"], _short(one["peer"]),
        _short(one["ratio"]), f"{one['spread']:.2f}", wanted,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _short(value: float) -> str:
    """Three figures that count, and no powers of ten."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
