"""Everything stored of a group or of a person, as files: one JSON for programs, the ledger and documents for people.

docs/export.schema.json describes the JSON. Secrets are in no export.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from handlers.core.report_sections import Sections
from handlers.feeds.feed_content import part_of
from handlers.reports.report_snapshot import Reports
from storage.core import groups, people
from storage.engine.database import Database, reading_beside
from storage.privacy import erasure, export
from storage.worklog import facts
from storage.worklog import photos as saved_photos
from union.core.groups import Group, Person, Settings
from union.feeds.model import Feed
from union.reports.document import FileForm
from union.reports.document_formats import render
from union.words import words

FORMAT = 1
DATA = "data.json"
MOST_BYTES = 45_000_000  # Telegram takes 50 MB from a bot
SAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_") | dict.fromkeys(range(32), "_"))


class Part(NamedTuple):
    """A file of an export: its path in it, and what it holds."""

    path: str
    content: bytes


class ExportOrder(NamedTuple):
    """An export wanted of a process that has nothing but the file at `path`: of a group, or of a person."""

    path: Path
    photos: Path | None
    defaults: Settings
    now: datetime
    group_id: int | None
    person_id: int | None


def of_group(
    db: Database, group: Group, photos: Path | None, now: datetime, sections: Sections, *, whole: bool
) -> Iterator[Part]:
    """A group's files; `whole` is the operator's, without it private chats with the bot are left out."""
    from union.feeds.calendar_file import rendered  # with it comes icalendar, which only who renders needs

    told = [_group_with_tables(group, export.of_group(db, group, whole=whole))]
    yield Part(DATA, _json("group", told, {}, now))
    first, _ = facts.first_day(db, group), words(group.settings.language)
    # The ledger of each year that anything was told of.
    for year in range(first.year, group.day(now).year + 1) if first else ():
        if (period := group.months.of_key(str(year))) is not None:
            paper = Reports(db, group, now, sections).paper(period, FileForm.XLSX)
            yield Part(f"ledger-{year}.xlsx", render(FileForm.XLSX, paper, _))
    calendar = Feed(group.title, f"{group.id}.gonghui-bot", (part_of(db, group, None, now),), now)
    yield Part("calendar.ics", rendered(_, calendar))
    for found in export.documents(db, group):
        if whole or found.table in ("paper_templates", "report_forms"):
            yield Part(f"documents/{found.number}-{found.name.translate(SAFE)}", found.content)
    yield from _photos(photos, saved_photos.of_group(db, group))


def of_person(
    db: Database, person: Person, defaults: Settings, photos: Path | None, now: datetime
) -> Iterator[Part]:
    """A person's files, over all groups: what is theirs, and nothing of anybody else's."""
    known = [groups.get(db, each.id, defaults) or each for each in erasure.groups_about(db, person)]
    told = [_group_with_tables(group, export.of_person(db, person, group)) for group in known]
    yield Part(DATA, _json("person", told, export.of_person_alone(db, person), now))
    for group in known:
        yield from _photos(photos, saved_photos.of_group(db, group, person))


def zipped(parts: Iterator[Part]) -> bytes | None:
    """The files as one archive; None as soon as it is more than Telegram takes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(part.path, part.content)
            if packed.tell() > MOST_BYTES:
                return None
    return packed.getvalue() if packed.tell() <= MOST_BYTES else None


def build_export(order: ExportOrder, sections: Sections) -> bytes | None:
    """The export ordered, in the process that makes it; None where there is none, or it is too large."""
    with reading_beside(order.path) as db:
        return zipped(parts(db, order, sections))


def parts(db: Database, order: ExportOrder, sections: Sections) -> Iterator[Part]:
    if order.person_id is not None:
        person = people.get(db, order.person_id)
        return of_person(db, person, order.defaults, order.photos, order.now) if person else iter(())
    group = groups.get(db, order.group_id or 0, order.defaults)
    if group is None:
        return iter(())
    return of_group(db, group, order.photos, order.now, sections, whole=False)


def _json(sort: str, told: list[dict[str, Any]], alone: export.Tables, now: datetime) -> bytes:
    head = {"format": FORMAT, "sort": sort, "exported_at": now.isoformat(timespec="seconds")}
    return (
        json.dumps({**head, "groups": told, "alone": alone}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _group_with_tables(group: Group, tables: export.Tables) -> dict[str, Any]:
    own = {"id": group.id, "chat_id": group.chat_id, "title": group.title}
    return {**own, "timezone": group.settings.timezone, "tables": tables}


def _photos(folder: Path | None, saved: list[str]) -> Iterator[Part]:
    for path in saved:
        content = None if folder is None else saved_photos.read(folder, path)
        if content is not None:
            yield Part(f"photos/{path}", content)
