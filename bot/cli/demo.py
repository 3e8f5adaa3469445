"""`demo`: the room in the browser, no token needed; goes on where it stopped."""

import argparse

HELP = "不用令牌，在浏览器里试用：一个示例群、一个可以拨的时钟"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="端口（默认 8080，被占用时用下一个空的）")
    parser.add_argument("--at", metavar="ISO", help="从这个时刻重新开始，如 2026-11-20T10:00")
    parser.add_argument("--no-browser", action="store_true", help="不打开浏览器")


def run(args: argparse.Namespace) -> int:
    from bot.demo import launcher  # PTB and uvicorn take long to import; --help need not wait for them

    return launcher.run(args.port, args.at, not args.no_browser)
