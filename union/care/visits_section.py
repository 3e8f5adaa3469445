"""五必访 in a report: the visits that were due, by occasion, and which are still to be made; counted, nobody is named."""

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal

from union.core.records import dataclass
from union.core.report_section import AddedFigure, AddedSection, ListLine, counts, remaining_figure

OCCASIONS = {"病": "生病住院", "困": "生活困难", "婚": "结婚", "丧": "亲属去世", "生": "生育", "退": "退休"}
UNIT = "户"


@dataclass(frozen=True, slots=True)
class VisitsOfKind:
    """Visits of one occasion (病, 困, 婚 …) that were due in the period; `late`: made after their day."""

    occasion: str
    due: int
    done: int
    late: int = 0


def visits(kinds: Sequence[VisitsOfKind], still: Sequence[ListLine]) -> AddedSection | None:
    """None where none was due; by occasion in the table where there are several. `still`: to be made, nobody named."""
    due, done, late = (sum(getattr(each, name) for each in kinds) for name in ("due", "done", "late"))
    if not due:
        return None
    figures = [
        *counts([("应访", due), ("已访", done)], UNIT),
        *([AddedFigure("其中超期", Decimal(late), UNIT, is_among=True)] if late else []),
        *remaining_figure("未访", still, UNIT),
    ]
    for each in kinds if len(kinds) > 1 else ():
        name = OCCASIONS.get(each.occasion, each.occasion)
        figures += counts([("应访", each.due), ("已访", each.done), ("超期", each.late)], UNIT, name)
    return AddedSection(
        "五必访",
        "帮扶慰问",
        tuple(figures),
        table=("五必访情况", "缘由") if len(kinds) > 1 else None,
        key="visits",
        data={
            "due": due,
            "done": done,
            "kinds": [asdict(each) for each in kinds],
            "open": [{"number": each.number, "title": each.text, "due": str(each.due)} for each in still],
        },
    )
