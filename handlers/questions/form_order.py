"""A form to be filled in, ordered of a process that has nothing but the file; and what it gives back. Every start imports this."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from storage.reports.forms import WantedForm
from union.core.groups import Settings


class FormOrder(NamedTuple):
    """A form to be filled in from the file at `path` by a process that has nothing else, as of `now` (aware)."""

    path: Path
    wanted: WantedForm
    defaults: Settings
    now: datetime


class MadeForm(NamedTuple):
    """The file, its name and what is said beside it; no content: why there is none."""

    content: bytes
    name: str
    caption: str
