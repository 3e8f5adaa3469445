"""Makes an old database by the program of its time: run in a checkout of that commit, with this repository's environment.

git worktree add /tmp/then 61b8ac3; cd /tmp/then; PYTHONPATH=. python …/tests/data/old/make.py …/tests/data/old/0001.txt OUT.db.gz
(0002: f8e7c0e, the last before m0003_care.)
What really happened is printed, to be looked at.
"""

import asyncio
import gzip
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from handlers import standing
from storage import groups
from storage.database import open_store
from tests import transcript
from tests.stage import Stage
from union.digest_json import as_json
from union.settings import Settings

NOW = datetime(2026, 12, 4, tzinfo=UTC)


def staged(database: Path) -> Callable[..., Stage]:
    """The stage of the transcripts with a database in a file."""
    return lambda at, **more: Stage(at, store=open_store(database, "then"), **more)


def single(database: Path, out: Path) -> None:
    """One compressed file without WAL; of the drawn pictures, large and looked into by no upgrade, one byte each."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("update files set content = x'89' where name like '%.png'")
        connection.commit()
        connection.execute("pragma journal_mode = delete")
        connection.execute("vacuum")
    out.write_bytes(gzip.compress(database.read_bytes(), 9, mtime=0))


def figures(database: Path) -> list[object]:
    """The reports of that program, which every later one must tell from the same file."""
    store = open_store(database, "then")
    try:
        group = groups.get(store.db, 1, Settings())
        assert group is not None
        months = [group.months.month(2026, number) for number in (11, 12)]
        return [as_json(standing.report(store.db, group, month, NOW)) for month in months]
    finally:
        store.close()


def main(source: Path, out: Path) -> None:
    """Play the transcript with the program that is imported from here."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "gonghui.db"
        transcript.Stage = staged(database)  # type: ignore[misc, assignment]
        print(asyncio.run(transcript.Play(source.read_text("utf-8")).run()))
        told = json.dumps(figures(database), ensure_ascii=False, indent=1)
        out.with_name(out.name.removesuffix(".db.gz") + ".json").write_text(told + "\n", "utf-8")
        single(database, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
