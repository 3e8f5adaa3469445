"""A table's line of totals held against its rows; a column of percentages held against two others."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from union.core.lazy_regex import Regex
from union.core.units import number as plain
from union.reports.checkup.flaws import Flaw, FlawKind

LINE, BETWEEN = Regex(r"[^\n]+"), ("\t", "|", "｜")
CELL = Regex(r"[^\t|｜\n]+")
TOTAL = Regex(r"\s*(?:合\s?计|总\s?计|小\s?计|共\s?计)")
FIGURE = Regex(
    r"(?P<figure>-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|-?\d{1,12}(?:\.\d{1,4})?)\s?(?P<unit>[%％]|[\u4e00-\u9fff]{0,3})"
)
Cell = tuple[int, int, Decimal | None, bool]
MOST_COLUMNS, ENOUGH = 24, 2


def table_slips(text: str) -> Iterator[Flaw]:
    """Of every table in the text: lines of cells right below each other."""
    rows: list[list[Cell]] = []
    last = -1
    for match in LINE.finditer(text):
        if not is_row(match[0]):
            continue
        if match.start() != last + 1:
            yield from _of_table(rows, text)
            rows = []
        rows.append([_cell(text, *cell.span()) for cell in CELL.finditer(text, *match.span())][:MOST_COLUMNS])
        last = match.end()
    yield from _of_table(rows, text)


def is_row(line: str) -> bool:
    """Whether it has cells."""
    return any(sign in line for sign in BETWEEN)


def _cell(text: str, start: int, end: int) -> Cell:
    found = FIGURE.fullmatch(text[start:end].strip())
    value = Decimal(found["figure"].replace(",", "")) if found else None
    return start, end, value, found is not None and found["unit"] in ("%", "％")


def _of_table(rows: Sequence[Sequence[Cell]], text: str) -> Iterator[Flaw]:
    body: list[Sequence[Cell]] = []
    for row in rows:
        if TOTAL.match(text, row[0][0], row[0][1]):
            wrong = list(_totals(body, row, text))
            yield from wrong
            yield from _shares(body if wrong else [*body, row], text)
            body = []
        else:
            body.append(row)
    yield from _shares(body, text)


def _totals(body: Sequence[Sequence[Cell]], total: Sequence[Cell], text: str) -> Iterator[Flaw]:
    like = [row for row in body if len(row) == len(total)]
    for column, (start, end, value, is_share) in enumerate(total):
        cells = [row[column][2] for row in like]
        told = [each for each in cells if each is not None]
        if value is None or is_share or len(told) < ENOUGH or (told != cells and None in cells[1:]):
            continue
        made = sum(told, Decimal(0))
        if made != value and abs(made - value) <= abs(value) / 2:
            quote = f"{text[total[0][0] : total[0][1]].strip()} {text[start:end].strip()}"
            yield Flaw(start, end, FlawKind.SUM, quote, plain(made), "+".join(map(plain, told)))


def _shares(rows: Sequence[Sequence[Cell]], text: str) -> Iterator[Flaw]:
    """Two columns that explain two of a column's percentages and more than half explain the others."""
    wide = max(map(len, rows), default=0)
    like = [row for row in rows if len(row) == wide]
    for column in range(wide):
        asked = [row for row in like if row[column][3]]
        if len(asked) <= ENOUGH:
            continue
        best = max(
            permutations(range(1, wide), 2), key=lambda pair: _explained(asked, column, pair), default=None
        )
        if best is None or not max(ENOUGH, len(asked) / 2) < _explained(asked, column, best) + 1 <= len(
            asked
        ):
            continue
        for row in asked:
            share = _of(row, best)
            if share is not None and not _is_near(row[column][2], share):
                start, end = row[column][:2]
                how = f"{plain(row[best[0]][2] or Decimal(0))}÷{plain(row[best[1]][2] or Decimal(0))}"
                quote = f"{text[row[0][0] : row[0][1]].strip()} {text[start:end].strip()}"
                yield Flaw(start, end, FlawKind.PERCENT, quote, f"{plain(round(share, 1))}%", how)


def _explained(rows: Sequence[Sequence[Cell]], column: int, pair: tuple[int, int]) -> int:
    shares = ((_of(row, pair), row[column][2]) for row in rows)
    return sum(1 for share, said in shares if share is not None and _is_near(said, share))


def _of(row: Sequence[Cell], pair: tuple[int, int]) -> Decimal | None:
    part, whole = row[pair[0]], row[pair[1]]
    if part[3] or whole[3] or part[2] is None or not whole[2]:
        return None
    return part[2] / whole[2] * 100


def _is_near(said: Decimal | None, share: Decimal) -> bool:
    if said is None:
        return False
    places = -int(said.as_tuple().exponent)
    return abs(said - share) < Decimal(1).scaleb(-places)
