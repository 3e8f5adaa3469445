"""/health and /metrics, for who watches over the bot: on an address of their own, never among the pages.

Numbers by kind; no group, chat or person is named or numbered.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.config.settings import Config
from bot.delivery.api_calls import Verdict
from bot.operations.health_state import HealthState, room_of
from bot.web.site import LOOPBACK, is_allowed_host, is_literal
from handlers.core.monitoring.counters import Spot, Spread
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Services
from storage.core.outbox import queue, sent_messages
from storage.engine.database import Broken, Unwritable

NOT_KEPT = {"Cache-Control": "no-store"}
KIND = CONTENT_TYPE_PLAIN_0_0_4
PREFIX = "gonghui_"
SENDS = ("sent", *(verdict.name.lower() for verdict in Verdict))


def health_app(services: Services, config: Config) -> Starlette:
    """The application; `[web] health_listen` says where it is served."""
    state = HealthState(services, config, services.now())

    async def health(request: Request) -> Response:
        if not _is_known_host(config, request):
            return PlainTextResponse("", status_code=421)
        problems = list(state.problems())
        told = {
            "ok": not problems,
            "problems": problems,
            "seconds_since": {what: state.since(at) for what, at in state.moments().items()},
            "database_writable": "database" not in problems,
            "outbox_waiting": _waiting(services),
        }
        return JSONResponse(told, 503 if problems else 200, NOT_KEPT)

    async def metrics(request: Request) -> Response:
        if not _is_known_host(config, request):
            return PlainTextResponse("", status_code=421)

        return Response(metrics_text(state), media_type=KIND, headers=NOT_KEPT)

    return Starlette(routes=[Route("/health", health), Route("/metrics", metrics)])


def _waiting(services: Services) -> int | None:
    try:
        with services.store.looking() as db:
            return queue.waiting_count(db)
    except (Unwritable, Broken):
        return None


def _is_known_host(config: Config, request: Request) -> bool:
    """By the Host: no page of another site may read this by a name it made lead here.

    Where others may look at all, a monitor knows us by an address in figures or by its network's name for us.
    """
    host, listen = request.headers.get("host", ""), config.web.health_listen[0]
    names = (listen, urlsplit(config.web.public_url).hostname or "")
    return is_allowed_host(host, names) or (listen not in LOOPBACK and is_literal(host))


def metrics_text(state: HealthState) -> bytes:
    """All figures as of now, the process's own memory and descriptors among them."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Figures(state))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class Figures(Collector):
    """Asks the meters and the database anew each time."""

    def __init__(self, state: HealthState) -> None:
        self._state = state

    def collect(self) -> Iterable[Metric]:
        """Every family; those of a database that can't be read are left out."""
        meters = self._state.services.meters
        yield _counter("sends", "Messages and edits by how the try ended.", "end", meters.sends, SENDS)
        ends = ("answered", "failed")
        yield _counter("polls", "Requests for updates by how they ended.", "end", meters.polls, ends)
        told = "Errors after which the program went on, by where."
        yield _counter("errors", told, "where", meters.errors, Spot)
        yield _histogram("update_seconds", "Handling one update, commit included.", {"": meters.updates})
        yield _histogram("reminder_lateness_seconds", "From due to taken by Telegram.", {"": meters.lateness})
        yield _histogram("document_seconds", "Making a document or picture.", meters.made, "what")
        moments = {what: at.timestamp() for what, at in self._state.moments().items() if at is not None}
        yield _gauges("last_timestamp_seconds", "When it last went well.", "what", moments)
        known = self._state.services.troubles.open_kinds()
        kinds = {kind.value: kind in known for kind in Trouble}
        yield _gauges("trouble", "1 while the operator has reason to worry.", "kind", kinds)
        yield from self._disk()
        yield from self._copies()
        yield from self._queues()

    def _disk(self) -> Iterable[Metric]:
        config, path = self._state.config, self._state.config.storage.path
        yield _gauge("database_writable", "1 while the database takes transactions.", self._state.writable())
        files = {"database": path, "wal": path.with_name(f"{path.name}-wal")}
        sizes = {name: file.stat().st_size if file.exists() else 0 for name, file in files.items()}
        yield _gauges("database_bytes", "Size of the database's files.", "file", sizes)
        folders = {
            "database": path.parent,
            "photos": config.storage.photos,
            "backup": config.backup.directory,
        }
        rooms = {name: free for name, folder in folders.items() if (free := room_of(folder)) is not None}
        yield _gauges("disk_free_bytes", "Room where the bot writes.", "folder", rooms)

    def _copies(self) -> Iterable[Metric]:
        state = self._state
        age = state.since(state.backup_at())
        if age is not None:
            yield _gauge("backup_age_seconds", "Since the last nightly backup.", age)
        if state.config.replica.url:
            lag = state.since(state.services.meters.replicated_at or state.begun)
            yield _gauge("replica_lag_seconds", "Since everything written was last at the replica.", lag or 0)

    def _queues(self) -> Iterable[Metric]:
        now = self._state.services.now()
        try:
            with self._state.services.store.looking() as db:
                depths, dead = sent_messages.depths(db, now), sent_messages.dead(db)
                aside = sent_messages.set_aside(db)
        except (Unwritable, Broken):
            return
        waiting = {lane.name.lower(): depth.waiting for lane, depth in depths.items()}
        ages = {lane.name.lower(): self._state.since(depth.oldest) or 0 for lane, depth in depths.items()}
        yield _gauges("outbox_waiting", "Rows that could have gone by now.", "lane", waiting)
        yield _gauges("outbox_oldest_seconds", "Age of the oldest of them.", "lane", ages)
        yield _gauge("outbox_dead", "Rows that could never be delivered.", dead)
        yield _gauge("updates_set_aside", "Updates that could not be handled, of the last week.", aside)


def _counter(name: str, says: str, label: str, counts: Mapping[str, int], known: Iterable[str]) -> Metric:
    """Zero is said too: what was never there can't be seen to grow."""
    found = CounterMetricFamily(PREFIX + name, says, labels=[label])
    for value in dict.fromkeys((*known, *counts)):
        found.add_metric([value], counts.get(value, 0))
    return found


def _histogram(name: str, says: str, spreads: Mapping[str, Spread], label: str = "") -> Metric:
    found = HistogramMetricFamily(PREFIX + name, says, labels=[label] if label else [])
    for value, spread in spreads.items():
        # As Prometheus itself writes numbers: 「300.0」.
        buckets = [
            ("+Inf" if most == float("inf") else repr(float(most)), n)
            for most, n in spread.cumulative_counts()
        ]
        found.add_metric([value] if label else [], buckets, spread.total)
    return found


def _gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(PREFIX + name, says, value=value)


def _gauges(name: str, says: str, label: str, values: Mapping[str, float]) -> Metric:
    found = GaugeMetricFamily(PREFIX + name, says, labels=[label])
    for value, number in values.items():
        found.add_metric([value], number)
    return found
