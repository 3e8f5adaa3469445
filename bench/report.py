"""The figures of a run as docs/benchmarks.json, and docs/benchmarks.md made from it."""

import json
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import Any

from bench.readers import OURS, ROOT, Run

FIGURES, PAPER = ROOT / "docs" / "benchmarks.json", ROOT / "docs" / "benchmarks.md"
COMMAND = "make bench"
LIBRARIES = ("jionlp", "dateparser", "numpy")


def written(rounds: Sequence[Sequence[Run]]) -> None:
    """Keep the figures: accuracy of the first round, times as the median over all rounds."""
    keep("understanding", {"command": COMMAND, "readers": _readers(rounds)})


def keep(name: str, figures: Mapping[str, Any]) -> None:
    """Write one section of the figures, with where and on what they were made, and the paper anew."""
    kept = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    kept[name] = {"commit": _commit(), "machine": _machine(), **figures}
    FIGURES.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    PAPER.write_text(paper(kept), "utf-8")


def paper(kept: Mapping[str, Any]) -> str:
    """The page: every section there are figures of."""
    parts = [form(kept[name]) for name, form in FORMS.items() if name in kept]
    return "\n".join([HEAD.format(command=COMMAND), *parts])


def _readers(rounds: Sequence[Sequence[Run]]) -> list[dict[str, Any]]:
    by_name = {
        one.name: [found for runs in rounds for found in runs if found.name == one.name] for one in rounds[0]
    }
    ours = median(one.middle for one in by_name[OURS])
    return [_reader(runs, ours) for runs in by_name.values()]


def _reader(runs: Sequence[Run], ours: float) -> dict[str, Any]:
    first, middles = runs[0], sorted(one.middle for one in runs)
    middle = median(middles)
    return {
        "name": first.name,
        "exact": round(first.share(), 4),
        "strict": round(first.share(strict=True), 4),
        "false_times": round(first.false_times(), 4),
        "ours": round(ours * 1e6),
        "peer": round(middle * 1e6),
        "ratio": round(ours / middle, 2),
        "spread": round((middles[-1] - middles[0]) / middle, 2),
    }


def _commit() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return said.stdout.strip()


def _machine() -> str:
    libraries = ", ".join(f"{name} {found}" for name in LIBRARIES if (found := _version(name)))
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {libraries}"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _understanding(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {one['name']} | {one['exact']:.1%} | {one['strict']:.1%} | {one['false_times']:.1%} | {one['peer']} | {one['ratio']} | {one['spread']} |"
        for one in section["readers"]
    )
    return UNDERSTANDING.format(rows=rows, **section)


def _calendar(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {name} | {section['tenth'][key] * 1000:.1f} | {section['full'][key] * 1000:.1f} | {section['growth'][key]:.1f} |"
        for key, name in (("start", "start"), ("heartbeat", "a round with nothing due"), ("cal", "/cal"))
    )
    return CALENDAR.format(rows=rows, **section)


def _plan(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {name} | {section['tenth'][key] * 1000:.0f} | {section['full'][key] * 1000:.0f} | {section['full'][key] / section['tenth'][key]:.1f} |"
        for key, name in (
            ("opening", "the .docx as lines"),
            ("reading", "the .docx as items"),
            ("asked", "asked of a child process"),
        )
    )
    return PLAN.format(rows=rows, **section)


def _documents(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {name} | {section[key]['count']} | {section[key]['middle'] * 1000:.1f} | {section[key]['p99'] * 1000:.1f} | {section[key]['most'] * 1000:.1f} |"
        for key, name in (("alone", "alone"), ("beside", "while documents are made"))
    )
    return DOCUMENTS.format(rows=rows, **section)


def _month_picture(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {one['items']} | {one['middle']:.2f} | {one['most']:.2f} | {one['size'] / 1024:.0f} |"
        for one in section["months"]
    )
    return MONTH_PICTURE.format(rows=rows, **section)


def _worklog(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {name} | {section['small'][key] * 1000:.1f} | {section['full'][key] * 1000:.1f} | {section['growth'][key]:.1f} |"
        for key, name in WORKLOG_ROWS
    )
    return WORKLOG.format(rows=rows, times=section["full"]["digest"] / section["full"]["bare"], **section)


def _recovery(section: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"| {name} | {section['small'][key]:.2f} | {section['full'][key]:.2f} |"
        for key, name in (
            ("backup", "`backup`: copied, checked"),
            ("restore", "`restore`: copied, checked, swapped in"),
            ("start", "the restored file opened"),
            ("stall", "the longest write beside the backup"),
            ("quiet", "the longest write without one"),
        )
    )
    return RECOVERY.format(rows=rows, **section)


HEAD = """# Benchmarks

Made by `{command}` from docs/benchmarks.json; not edited by hand.
"""
CALENDAR = """## A full calendar

{full[items]} items with {full[rows]} reminder rows in twenty groups, and a tenth of it. Commit {commit}; {machine}.
Median milliseconds; a start is the file opened and the first round made, in which every open item is looked at.

| | a tenth | in full | times |
|---|---|---|---|
{rows}
"""
DOCUMENTS = """## Documents in the making

{documents} documents (picture, Word, ledger; of a month and of a year) of a group with {logs} logs, made one after another in child
processes, {seconds:.1f} s in all, while another group writes a log every 0.2 s. Commit {commit}; {machine}.
The bot's own memory: {memory_before:.0f} MB before, {memory_after:.0f} MB after. An echo's delay from when it was due, in milliseconds.

| echoes | count | median | p99 | worst |
|---|---|---|---|---|
{rows}
"""
MONTH_PICTURE = """## The picture of a month

Drawn {times} times each by a child process that begins and ends with it; its peak memory is {peak:.0f} MB. Commit {commit}; {machine}.

| items | seconds, median | slowest | KB |
|---|---|---|---|
{rows}
"""
PLAN = """## A long plan

A generated plan of {full[pages]} pages ({full[lines]} lines, {full[items]} items) and one of {tenth[pages]} ({tenth[lines]} lines, {tenth[items]} items). Commit {commit}; {machine}.
Median milliseconds; reading grows {growth:.1f} times from the one to the other.

| | {tenth[pages]} pages | {full[pages]} pages | times |
|---|---|---|---|
{rows}
"""
WORKLOG_ROWS = (
    ("digest", "a month's report as a value"),
    ("bare", "the bare sums it needs"),
    ("add", "one log more, with its echo"),
    ("ask", "/ask, a year's sum by category"),
    ("find", "/find"),
    ("sources", "the logs behind a section"),
)
WORKLOG = """## A long work log

{full[logs]} logs in one group, eight years of them, with three figures each, and {small[logs]} over the same days. Commit {commit}; {machine}.
Best of several, in milliseconds. The bare sums are one SQL aggregate over facts, measures and moneys for each of month, month before, month a year ago
and year to date; the report, which also tells the items, names the logs behind every figure and has each month of the year, takes {times:.1f} times as long.

| | {small[logs]} logs | {full[logs]} logs | times |
|---|---|---|---|
{rows}
"""
RECOVERY = """## Backup and restore

{full[logs]} logs ({full[megabytes]:.0f} MB) and {small[logs]}. Commit {commit}; {machine}. Seconds, the command's own start included.

| | {small[logs]} logs | {full[logs]} logs |
|---|---|---|
{rows}
"""
UNDERSTANDING = """## Understanding

Commit {commit}; {machine}.

Our own sentences (tests/data/understanding, labels decided before any reader saw them), every reader on the same ones in the same run.
Exact: start, end and rule of the message's time are right; strict: grain and deadline, too; false times: texts without a time in which one is seen.
Median of a single reading in microseconds. Ours reads times, quantities, money, category, kind and intent in that time; the others only a time.

| reader | exact | strict | false times | median µs | ours / theirs | spread |
|---|---|---|---|---|---|---|
{rows}

Ours was mended with these sentences: when their labels were new it read 79.8 % of the times exactly and saw one in 14.2 % of the texts without any, where
the others stood as now. What it does with sentences it was not mended with is measured on tests/data/understanding/fresh (its README has the figures).

Where all the others disagree with a label: [disagreements](understanding-disagreements.md).
"""
FORMS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "understanding": _understanding,
    "calendar": _calendar,
    "plan": _plan,
    "documents": _documents,
    "month_picture": _month_picture,
    "worklog": _worklog,
    "recovery": _recovery,
}
