"""`python -m tests.lives [FILE…] [--lines] [--held] [--fallen] [--keep]`: how many exchanges of committees' lives go right.

Without files the lives that may be looked at, with `--held` the others as well; of those only totals are told.
`--fallen` prints what is worse than kept in tests/data/lives/not_right.tsv, `--keep` keeps what came of the lives played.
"""

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.lives.house import hush
from tests.lives.kept import fallen, keep
from tests.lives.player import Exchange, Outcome, play, read_life

HERE = Path(__file__).parent.parent / "data" / "lives"
OPEN = (
    "factory",
    "yearplan",
    "hongkong",
    "college",
    "street",
    "penang",
    "kwaichung",
    "mall",
    "court",
    "changi",
    "mongkok",
    "hospital",
    "woodlands",
    "tseungkwano",
    "bearings",
    "tampines",
    "shatin",
    "klang",
    "school",
    "property",
    "weaving",
    "hydro",
    "kwuntong",
    "porcelain",
    "metro",
    "clinic",
    "distillery",
    "machines",
    "logistics",
    "wanchai",
    "tuas",
    "institute",
    "shoes",
    "power",
    "vocational",
    "hotel",
    "depot",
    "jinan",
    "taipo",
    "senoko",
    "kwunlung",
    "tollroad",
    "caregivers",
    "dockside",
    "bakery",
    "sanitation",
    "tractor",
    "tungchung",
    "polyclinic",
    "aircargo",
    "buses",
    "cabincrew",
    "cleaners",
    "construction",
    "courier",
    "hawkers",
    "kindergarten",
    "library",
    "nurses",
    "oilfield",
    "paperworks",
    "portworkers",
    "printers",
    "shipyard",
    "supermarket",
    "television",
    "winery",
    "chemplant",
    "publicschool",
    "tramhk",
    "brewery",
    "busdepot",
    "ferrysg",
    "laundryhk",
    "warehousesg",
    "postal",
    "condosg",
    "boiler",
    "ferry",
    "quarry",
    "quarryb",
    "dairy",
    "dairyb",
    "escalator",
    "escalatorb",
    "datacentre",
    "datacentreb",
    "theatre",
    "theatreb",
    "rareearth",
    "rareearthb",
    "cableworks",
    "drainagehk",
    "mrtsg",
    "pharmacy",
    "shipchandler",
    "cinemahk",
    "furniture",
    "waterworks",
    "cement",
    "steelrope",
    "airportsg",
    "airportcrew",
    "semicon",
    "nurserieshk",
    "ambulancehk",
    "busfleet",
    "tyrefactory",
    "toolworks",
    "middleschool",
    "watergroup",
    "hkcare",
    "sglogistics",
)
HELD = (
    "singapore",
    "jurong",
    "tuenmun",
    "harbour",
    "yuenlong",
    "bedok",
    "yishun",
    "glassworks",
    "aircraft",
    "ricemill",
    "keppelbay",
    "vegmarket",
    "locodepot",
    "teahouse",
    "sembawang",
    "bank",
    "coalmine",
    "eldercare",
    "heating",
    "minibus",
    "textile",
    "cableworksb",
    "drainagehkb",
    "mrtsgb",
    "pharmacyb",
    "shipchandlerb",
    "cinemahkb",
    "furnitureb",
    "flourmill",
    "highspeed",
    "elderlyhomehk",
    "truckershk",
    "printworkssg",
    "foodcourtsg",
)
HELD_SMALL = "held"  # the folder of the small ones
HEAD = f"{'life':<12}{'lines':>6}{'right':>7}{'%':>7}{'asked':>7}{'told':>6}{'wrong':>7}{'silent':>8}{'spoke':>7}{'rests':>7}"


def row(name: str, found: Sequence[Exchange]) -> str:
    """A line of the table; `%` is of right alone, `rests` how many of the others rest on what an earlier line lost."""
    count, total = Counter(one.outcome for one in found), len(found)
    rests = sum(one.rests and one.outcome is not Outcome.RIGHT for one in found)
    share = 100 * count[Outcome.RIGHT] / total if total else 0
    cells = f"{count[Outcome.ASKED]:>7}{count[Outcome.TOLD]:>6}{count[Outcome.WRONG]:>7}"
    cells += f"{count[Outcome.SILENT]:>8}{count[Outcome.SPOKE]:>7}{rests:>7}"
    return f"{name:<12}{total:>6}{count[Outcome.RIGHT]:>7}{share:>7.1f}{cells}"


def is_held(path: Path) -> bool:
    """Whether only its totals are told."""
    return path.stem in HELD or path.parent.name == HELD_SMALL


def _all(*, with_held: bool) -> list[Path]:
    found = [HERE / f"{name}.jsonl" for name in (*OPEN, *(HELD if with_held else ()))]
    return [*found, *(sorted((HERE / HELD_SMALL).glob("*.jsonl")) if with_held else ())]


def told(one: Exchange) -> str:
    """A failing exchange for a person."""
    line, indent = one.line, "\n      "
    parts = [
        f"{line['id']} {one.outcome.upper()} {line['at']} {line['who']}（{line['where']}）：{line['text']}"
    ]
    if one.rests:
        parts.append("   rests on what an earlier line lost")
    parts.append(f"   wanted {line['expect']['outcome']}: {line['expect']['what']}")
    if one.missing:
        parts.append(f"   missing {'; '.join(one.missing)}")
    parts.append(f"   said {one.said.replace(chr(10), indent) or '(nothing)'}")
    if one.pressed:
        parts.append(f"   pressed {' '.join(one.pressed)}")
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Play and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives")
    parser.add_argument("files", nargs="*", help="names or paths of lives")
    parser.add_argument("--lines", action="store_true", help="each exchange that is not right")
    parser.add_argument("--held", action="store_true", help="the held-out lives too: totals only")
    parser.add_argument("--fallen", action="store_true", help="each exchange that is worse than kept")
    parser.add_argument("--keep", action="store_true", help="keep what comes of these lives")
    asked = parser.parse_args(arguments)
    paths = [Path(each) if each.endswith(".jsonl") else HERE / f"{each}.jsonl" for each in asked.files]
    paths = paths or _all(with_held=asked.held)
    if (asked.lines or asked.fallen or asked.keep) and any(is_held(path) for path in paths):
        print("held-out lives give totals only, never lines", file=sys.stderr)
        return 2
    hush(any(is_held(path) for path in paths))
    found: list[Exchange] = []
    print(HEAD)
    for path in paths:
        life = asyncio.run(play(read_life(path)))
        found += life
        print(row(path.stem, life), flush=True)
        if asked.lines:
            print(*(told(one) for one in life if one.outcome is not Outcome.RIGHT), sep="\n\n")
        if asked.fallen:
            print(*(told(one) for one in fallen(life)), sep="\n\n")
        if asked.keep:
            keep(life)
    if len(paths) > 1:
        print(row("all", found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
