"""`understand`: what a message means and why, for people in a few lines, for tools as JSON (docs/understand.schema.json).

The reading itself is union/reading/; here are only lines in and lines out.
"""

import argparse
import gc
import json
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cli.parser import speak_utf8
from bot.clock import host_now
from bot.refusal import FAILED, Refusal
from union.core.json_object import json_object
from union.reading.reader import read

HELP = "一句话是什么意思，为什么：时间、数量、金额、类别和意图"
HOME = ZoneInfo("Asia/Shanghai")
REGIONS = ("CN", "HK", "MO", "TW", "SG", "MY")
FORM = '这一行不是所要的 JSON，请写成 {"text": "…", "now": "2026-11-20T10:00"}。'


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", metavar="TEXT", help="要理解的话；不写则从标准输入读一条")
    parser.add_argument("--now", metavar="ISO", help="按哪个时刻理解，例如 2026-11-20T10:00（默认现在）")
    parser.add_argument("--region", default="CN", choices=REGIONS, help="地区，决定币种和日期写法（默认 CN）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--batch", action="store_true", help="逐行读 JSON：text、now，可带 id、region；须与 --json 同用"
    )


def run(args: argparse.Namespace) -> int:
    """Print what was understood; 1 when a line of a batch could not be read."""
    speak_utf8()
    if args.batch:
        if args.text is not None or not args.json:
            raise Refusal("--batch 从标准输入逐行读取，请与 --json 同用，不要再写 TEXT。", 2)
        return _batch(args.region, _moment(args.now) if args.now else None)
    text = sys.stdin.read().strip("\n") if args.text is None else args.text
    now = _moment(args.now)
    gc.disable()  # one answer leaves little garbage, and looking for it took 20 ms
    try:
        found = _understood(text, now, args.region) if args.json else None
        said = (
            _explanation_text(text, now, args.region)
            if found is None
            else json.dumps(found, ensure_ascii=False)
        )
    finally:
        gc.enable()
    print(said)
    return 0


def _understood(text: str, now: datetime, region: str) -> dict[str, object]:
    """The message as one, and all its acts."""
    # Import time: what is told to people needs none of these.
    from union.reading.act_reading import Context, read_acts
    from union.reading.message_json import as_json, reading_json

    message = read(text, now, region=region)
    return as_json(message) | reading_json(read_acts(text, now, Context(region), message))


def _explanation_text(text: str, now: datetime, region: str) -> str:
    """For people: the sentence with its pieces marked, the reading in words, the reasons. Plain text, no colour."""
    # Import time: JSON and batches need none of the words.
    from union.reading.explain.explanation import account, explain
    from union.words import words

    return "\n".join(account(words(), explain(text, now, region=region), weights=True))


def _moment(said: str | None) -> datetime:
    """Local wall time: as given, of an aware time its own, else the clock's in the mainland."""
    if said is None:
        return host_now().astimezone(HOME).replace(tzinfo=None)
    try:
        return datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        raise Refusal(f"看不懂时间 {said}，请写成 2026-11-20T10:00 的样子。", 2) from None


def _batch(region: str, now: datetime | None) -> int:
    failed = False
    for line in sys.stdin:
        if not line.strip():
            continue
        answer = _answered(line, region, now)
        failed = failed or "error" in answer
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return FAILED if failed else 0


def _answered(line: str, region: str, now: datetime | None) -> dict[str, object]:
    """The object for one line: the reading, or the reason why there is none; `id` is echoed."""
    number: object = None
    try:
        asked = json_object(line) or {}
        number = asked.get("id")
        if not isinstance(asked.get("text"), str):
            raise Refusal(FORM)
        if not isinstance(asked.get("now") or "", str):
            raise Refusal('now 要写成文字，例如 "2026-11-20T10:00"。')
        if asked.get("region", "") not in ("", None, *REGIONS):
            raise Refusal(f"region 只能是 {'、'.join(REGIONS)} 之一。")
        when = _moment(asked["now"]) if asked.get("now") else now or _moment(None)
        understood = _understood(asked["text"], when, asked.get("region") or region)
    except Refusal as refusal:
        return {"id": number, "error": str(refusal)}
    return ({"id": number} if "id" in asked else {}) | understood
