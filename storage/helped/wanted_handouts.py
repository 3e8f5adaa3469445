"""签领表 and 公示稿 that are still to be made."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.core.drafts import Wishes
from union.helped.handout_texts import PaperSort
from union.reports.document_names import Form


@dataclass(frozen=True, slots=True)
class WantedHandout:
    """One to be made of these logs and sent to a chat; `named`: of which of them it shows the families' names."""

    group_id: int
    chat_id: int
    topic: int | None
    what: str
    sort: PaperSort
    form: Form
    logs: Sequence[int]
    named: Sequence[int] = ()
    tries: int = 0
    id: int = 0
    since: str = ""


WISHES = Wishes("handout", WantedHandout, ("what", "sort", "form"))
