"""What of the web parts is looked at: the addresses they listen on, and whether the public one leads here."""

import ssl
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import httpx

from bot.checks.machine import Finding, Mark, note, right, wrong
from bot.clock import host_now
from bot.config.settings import Config
from bot.refusal import Refusal
from bot.telegram.update_source import refuse_halves
from bot.web.server import listening
from bot.web.site import LOOPBACK

SECONDS = 5.0
PROOF = "office.css"  # a file of ours that anybody may have
SOON_DAYS = 14


def halves(config: Config) -> Iterator[Finding]:
    """What the webhook and the pages need beside themselves."""
    try:
        refuse_halves(config)
    except Refusal as refusal:
        yield wrong("webhook", str(refusal))
    url, web = config.web.public_url, config.web
    if url.startswith("http://"):
        yield note(
            "web", f"web.public_url 是 {url}，不加密：除了在本机试用，请改用 https://（见 docs/web.md）"
        )
    if web.health and web.health_listen[0] not in LOOPBACK:
        yield note(
            "health",
            f"/health 和 /metrics 监听在 {_address_text(web.health_listen)}，别的机器也能看：请用防火墙挡住",
        )
    if web.health and url and web.health_listen == web.listen:
        yield wrong("health", "web.health_listen 和 web.listen 是同一个地址，请改成两个")


def listens(config: Config, *, running: bool) -> Iterator[Finding]:
    """While the bot is away: whether its addresses are free for it."""
    wanted = {"web": config.web.listen} if config.web.public_url else {}
    wanted |= {"health": config.web.health_listen} if config.web.health else {}
    for what, address in wanted.items():
        if not running and not _is_free(address):
            mark = Mark.WRONG if what == "web" and config.telegram.mode == "webhook" else Mark.NOTE
            key = "listen" if what == "web" else "health_listen"
            yield Finding(
                what, f"{_address_text(address)} 被别的程序占着或不是本机的地址，请换一个 web.{key}", mark
            )


def answers(config: Config) -> Iterator[Finding]:
    """While the bot runs: whether it answers where it listens, and from outside."""
    if config.web.health:
        yield _health(config)
    if config.web.public_url:
        yield _public(config.web.public_url.rstrip("/"))


def _health(config: Config) -> Finding:
    address = _address_text(config.web.health_listen)
    try:
        told = httpx.get(f"http://{address}/health", timeout=SECONDS, trust_env=False).json()
        problems = "、".join(told["problems"])
    except (httpx.HTTPError, ValueError, LookupError, TypeError):
        return note("health", f"机器人在运行，但 http://{address}/health 没有回答：改了配置要重启")
    if problems:
        return wrong("health", f"机器人在运行，自己说有问题：{problems}（见 docs/operations.md）")
    return right("health", f"http://{address}/health 说一切正常")


def _public(url: str) -> Finding:
    try:
        with httpx.stream("GET", f"{url}/assets/check/{PROOF}", timeout=SECONDS) as answer:
            left = _days_left(answer)
            content = answer.read()
    except httpx.HTTPError as error:
        if "CERTIFICATE" in str(error).upper():
            return wrong("web", f"{url} 的证书过期、不被信任或不是这个名字的，请检查代理的证书")
        return note("web", f"从本机打不开 {url}：请从外面试一次，也打不开就检查域名、代理和防火墙")
    if answer.status_code == httpx.codes.MISDIRECTED_REQUEST:
        return wrong("web", f"{url} 到了机器人，但代理没有原样传 Host，请照 docs/operations.md 改代理的配置")
    if content != (files("bot.web") / "assets" / PROOF).read_bytes():
        return wrong(
            "web", f"{url} 回答 {answer.status_code}，不是本程序的网页：请检查代理转到哪里、路径对不对"
        )
    if left is not None and left < SOON_DAYS:
        return note("web", f"{url} 能打开，证书还有 {left} 天到期，请检查自动续期")
    return right("web", f"{url} 能打开，是本程序的网页")


def _days_left(answer: httpx.Response) -> int | None:
    """Until the certificate expires; None without one."""
    stream: Any = answer.extensions.get("network_stream")
    secured = stream.get_extra_info("ssl_object") if stream is not None else None
    shown = secured.getpeercert() if secured is not None else None
    if not shown or "notAfter" not in shown:
        return None
    return int((ssl.cert_time_to_seconds(shown["notAfter"]) - host_now().timestamp()) // 86_400)


def _is_free(address: tuple[str, int]) -> bool:
    try:
        listening(*address).close()
    except OSError:
        return False
    return True


def _address_text(address: tuple[str, int]) -> str:
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
