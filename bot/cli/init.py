"""`init`: from a token to a configuration that works: asks, writes config.toml, checks it, and starts the bot or writes its unit.

Every answer may be given by a flag; with --yes nothing is asked. The token is never shown, nor taken from the command line,
where others see it: it is typed, or comes from a file or the environment.
"""

import argparse
import asyncio
import contextlib
import getpass
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from bot.cli import check
from bot.config import values
from bot.config.sections import Telegram
from bot.config.settings import PROXY_VARIABLE, Config, load
from bot.refusal import FAILED, Refusal
from union.core.groups import REGIONS
from union.words import OWN_NAMES

HELP = "几句话问完，写好 config.toml，检查，再启动或写好 systemd 单元"
OFFICIAL = Telegram.model_fields["api_base_url"].default
TOKEN = "GONGHUI_TELEGRAM__TOKEN"
TRIES = 5
PRIVACY = (
    "隐私模式开着：机器人在群里只看得到命令和对它的回复。请在 Telegram 里对 @BotFather 发 /setprivacy，"
    "选这个机器人，选 Disable；机器人已经在群里的，移出再拉进来才生效。"
)
PROXY = "在大陆要走代理软件的 HTTP 端口，如 http://127.0.0.1:7890"
PROGRAM = Path(__file__).resolve().parents[2]
UNIT = PROGRAM / "deploy" / "gonghui@.service"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--token-file", metavar="FILE", help=f"令牌在这个文件里；也可以放在环境变量 {TOKEN}")
    parser.add_argument(
        "--api-base-url", type=values.address, default=OFFICIAL, metavar="URL", help="自建的 Bot API 服务"
    )
    parser.add_argument("--proxy", type=values.proxy, default="", metavar="URL", help=f"HTTP 代理；{PROXY}")
    parser.add_argument("--region", choices=list(REGIONS), help="新群的地区：时区、节假日、货币")
    parser.add_argument("--language", choices=list(OWN_NAMES), help="新群的语言，默认随地区")
    parser.add_argument("--data", metavar="DIR", help="数据放在哪个目录，默认是配置文件旁边的 data")
    parser.add_argument("--yes", action="store_true", help="不问，没写的按默认")
    after = parser.add_mutually_exclusive_group()
    after.add_argument("--start", action="store_true", help="检查没问题就启动")
    after.add_argument("--unit", action="store_true", help="写好 systemd 单元，放在配置文件旁边")


def run(args: argparse.Namespace) -> int:
    """Ask, write, check; then start where that is wanted. 1 when something is still wrong, and what was written stays."""
    path: Path = args.config
    if path.exists():
        raise Refusal(f"{path} 已经有了：要改就直接改它，再运行 bot check；要重来请先把它移开。")
    try:
        written = _ask_for_config(args)
    except EOFError:
        raise Refusal("没有答完，什么也没有写。") from None
    # For its owner alone from the first moment, and never over another
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(written)
    except OSError as error:
        raise Refusal(f"写不了 {path}：{error.strerror}") from None
    print(f"已写好 {path}，只有您读得到。")
    if check.run(argparse.Namespace(config=path, json=False)) != 0:
        print("请照上面打 ✗ 的改，再运行 bot check。")
        return FAILED
    return _offer_start(args, path)


def _ask_for_config(args: argparse.Namespace) -> str:
    telegram, sees_all = _telegram(args)
    if not sees_all:
        print(PRIVACY)
    while not (sees_all or args.yes) and not _answer(args, "改好了按回车再查一次，先不改写 n", ""):
        with contextlib.suppress(ConnectionError):
            sees_all = asyncio.run(_me(telegram))[1]
        print("隐私模式已关闭。" if sees_all else "还开着。")
    region = args.region or _chosen(args, "地区", list(REGIONS), lambda code: REGIONS[code].name)
    languages = sorted(OWN_NAMES, key=lambda code: code != REGIONS[region].language)
    language = args.language or _chosen(args, "语言", languages, lambda code: OWN_NAMES[code])
    data = args.data or _answer(args, "数据放在哪个目录", "data")
    # The configuration: what differs from the defaults.
    lines = ["# 全部设置见 config.example.toml。改好后运行 bot check。", "[telegram]"]
    said = {"token": telegram.token.get_secret_value(), "proxy": telegram.proxy}
    if telegram.api_base_url != OFFICIAL:
        said |= {"api_base_url": telegram.api_base_url, "api_base_file_url": telegram.api_base_file_url}
    lines += [f"{key} = {json.dumps(value)}" for key, value in said.items() if value]
    places = {"path": f"{data}/gonghui.db", "photos": f"{data}/photos"}
    lines += ["", "[storage]", *(f"{key} = {_quoted(value)}" for key, value in places.items())]
    lines += ["", "[backup]", f"directory = {_quoted(f'{data}/backup')}"]
    lines += ["", "[defaults]", f'region = "{region}"', f'language = "{language}"', ""]
    return "\n".join(lines)


def _telegram(args: argparse.Namespace) -> tuple[Telegram, bool]:
    """A token Telegram knows, by a way that leads there; and whether the bot sees plain messages."""
    token, proxy = _given_token(args), args.proxy
    usual = os.environ.get(PROXY_VARIABLE, "")
    for _ in range(TRIES):
        token = token or _typed_token(args)
        os.environ[PROXY_VARIABLE] = proxy or usual
        try:
            found = _section(token, args.api_base_url, proxy)
            name, sees_all = asyncio.run(_me(found))
        except ValueError as error:
            problem, token = str(error), ""
        except ConnectionError:
            problem = f"连不上 {args.api_base_url}"
        else:
            print(f"令牌有效，机器人是 @{name}")
            return found, sees_all
        if args.yes:
            raise Refusal(f"{problem}，什么也没有写。{PROXY if token else ''}")
        print(problem)
        proxy = _typed_proxy() if token else proxy
    raise Refusal("试了几次都不行，什么也没有写。")


def _typed_proxy() -> str:
    while True:
        try:
            return values.proxy(input(f"{PROXY}\n代理（直接回车为不用）：").strip())
        except ValueError as error:
            print(error)


def _section(token: str, api: str, proxy: str) -> Telegram:
    """Raises ValueError in words for what is no token."""
    values.token(SecretStr(token))
    root = api.rstrip("/").removesuffix("/bot")
    return Telegram(
        token=SecretStr(token), api_base_url=f"{root}/bot", api_base_file_url=f"{root}/file/bot", proxy=proxy
    )


async def _me(telegram: Telegram) -> tuple[str, bool]:
    """Name of the bot, and whether privacy mode is off. ValueError: no such token; ConnectionError: no answer."""
    from telegram.error import EndPointNotFound, Forbidden, InvalidToken, TelegramError

    from bot.checks.telegram import identity  # PTB takes long to import

    try:
        me = await identity(Config(telegram=telegram))
    except (InvalidToken, Forbidden, EndPointNotFound):
        raise ValueError("这个令牌 Telegram 不认，请到 @BotFather 核对或重新申请") from None
    except (TelegramError, TimeoutError):
        raise ConnectionError from None
    return me.username or "", bool(me.can_read_all_group_messages)


def _given_token(args: argparse.Namespace) -> str:
    if args.token_file is None:
        return os.environ.get(TOKEN, "").strip()
    try:
        return Path(args.token_file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"读不了令牌文件 {args.token_file}") from None


def _typed_token(args: argparse.Namespace) -> str:
    if args.yes:
        raise Refusal(f"还没有令牌：用 --token-file，或环境变量 {TOKEN}。")
    asked = "令牌（在 Telegram 里对 @BotFather 发 /newbot 就有；输入时不显示）："
    return (getpass.getpass(asked) if sys.stdin.isatty() else input(asked)).strip()


def _answer(args: argparse.Namespace, question: str, usual: str) -> str:
    if args.yes:
        return usual
    return input(f"{question}{f'（直接回车为 {usual}）' if usual else ''}：").strip() or usual


def _chosen(args: argparse.Namespace, question: str, codes: list[str], name: Callable[[str], str]) -> str:
    """One of these; the first is the usual one."""
    offered = "，".join(f"{code} {name(code)}" for code in codes)
    for _ in range(TRIES):
        found = _answer(args, f"{question}：{offered}\n选哪个", codes[0])
        for code in codes:
            if found.casefold() in (code.casefold(), name(code).casefold()):
                return code
        print("请写上面的一个")
    raise EOFError


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _offer_start(args: argparse.Namespace, path: Path) -> int:
    start, unit = args.start, args.unit
    if not (start or unit or args.yes):
        told = _answer(args, "接下来：1 现在启动，2 写好 systemd 单元（开机自己启动），3 都不用", "3")
        start, unit = told == "1", told == "2"
    if unit:
        _write_unit(path.resolve())
    if start:
        from bot.cli import run as running

        return running.run(argparse.Namespace(config=path))
    print(f"启动：{sys.executable} -m bot run --config {path}，再把机器人拉进群。")
    return 0


def _write_unit(path: Path) -> None:
    """The unit of deploy/ for this program, this folder and this user, beside the configuration; to install it takes root."""
    folder, name = path.parent, "gonghui.service"
    text = UNIT.read_text("utf-8").partition("\n")[2]
    text = text.replace("/srv/gonghui/%i/config.toml", str(path)).replace("/srv/gonghui/%i", str(folder))
    text = text.replace("/opt/gonghui-bot", str(PROGRAM)).replace("gonghui/%i", "gonghui").replace(" %i", "")
    if os.geteuid() != 0:
        text = text.replace("User=gonghui", f"User={getpass.getuser()}")
    config = load(path, os.environ)
    apart = {config.storage.path.parent, config.storage.photos.parent, config.backup.directory.parent}
    for place in sorted(each for each in apart if not each.is_relative_to(folder)):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)  # systemd starts nothing where one is missing
        text = text.replace(f"ReadWritePaths={folder}", f"ReadWritePaths={folder} {place}")
    if any(str(place).startswith(("/home/", "/root/")) for place in (folder, PROGRAM)):
        text = text.replace("ProtectHome=true", "ProtectHome=read-only")  # the program or its data lie there
    (folder / name).write_text(text, "utf-8")
    print(f"已写好 {folder / name}，装上并启动：")
    if os.geteuid() == 0:
        print(f"  useradd --system --home {folder} gonghui; chown -R gonghui {folder}")
    print(f"  sudo cp {folder / name} /etc/systemd/system/ && sudo systemctl daemon-reload")
    print("  sudo systemctl enable --now gonghui")
