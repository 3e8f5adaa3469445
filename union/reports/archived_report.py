"""A report written down whole at its lock, and read back: the value itself, not what it was made from.

JSON by pydantic from the types of `Digest`: a new field of it needs a default, or older reports can't be read.
"""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import TypeAdapter

from union.events.model import Occurrence
from union.reports.model import Digest

_FORM: TypeAdapter[Digest] = TypeAdapter(Digest)


def kept(digest: Digest) -> str:
    """The report as text to be stored."""
    return _FORM.dump_json(_without_words(digest)).decode()


def restored(text: str) -> Digest:
    """The report that was stored."""
    return _FORM.validate_json(text)


def _without_words(digest: Digest) -> Digest:
    """No report shows the messages its items were made from: they are not kept a second time."""
    plan, coming = digest.plan, digest.preview
    bare = replace(
        plan,
        done=_bare(plan.done),
        open=_bare(plan.open),
        given_up=_bare(plan.given_up),
        cancelled=_bare(plan.cancelled),
    )
    return replace(digest, plan=bare, preview=replace(coming, items=_bare(coming.items)))


def _bare(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(
        replace(each, event=replace(each.event, said="", said_at=None, author_id=None, owners=(), checks=()))
        for each in found
    )
