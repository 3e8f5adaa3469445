"""签领表 and 公示稿 that are still to be made."""

from collections.abc import Sequence

from storage.core.drafts import KeptWish, Wishes
from union.core.records import dataclass
from union.helped.handout_texts import PaperSort
from union.reports.document_names import Form


@dataclass(frozen=True, slots=True)
class WantedHandout(KeptWish):
    """One to be made of these logs and sent to a chat; `named`: of which of them it shows the families' names."""

    what: str
    sort: PaperSort
    form: Form
    logs: Sequence[int]
    named: Sequence[int] = ()


WISHES = Wishes("handout", WantedHandout, ("what", "sort", "form"))
