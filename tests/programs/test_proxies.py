"""The webhook and the pages behind the reverse proxies we give a configuration for, as these programs read it.

Over TLS and real sockets: Telegram's updates get in with the secret, strangers do not, nothing is written about addresses.
"""

import asyncio
import contextlib
import json
import os
import ssl
import subprocess
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import cast

import httpx
import pytest

from bot.checks import web_addresses
from bot.checks.machine import Mark
from bot.config.settings import Config
from bot.telegram.update_intake import Intake
from bot.telegram.update_source import PATH, SECRET
from bot.web.app import web_app
from bot.web.server import serve_beside
from bot.web.site import keys_of
from tests.unit.bot.telegram.test_polling import Desk, written
from tests.unit.bot.web.test_server import free_port
from tests.unit.bot.web.test_webhook import WORD, settings

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "gonghui.example.org"
STYLE = "/office/assets/check/office.css"
LOGIN = "/enter/words-that-open"


def certified(folder: Path) -> tuple[Path, Path]:
    """A certificate of that name that nobody but this test believes, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "9",
        "-subj",
        f"/CN={NAME}",
    ]
    places = ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *places], check=True, capture_output=True)
    return certificate, key


def nginx(folder: Path, port: int, behind: int) -> list[str]:
    """Our server block within the least there must be around it."""
    certificate, key = certified(folder)
    block = (DEPLOY / "nginx.conf").read_text("utf-8")
    block = block.replace("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;").replace(
        "    listen [::]:443 ssl;\n", ""
    )
    block = block.replace("127.0.0.1:8080", f"127.0.0.1:{behind}")
    block = block.replace(f"/etc/letsencrypt/live/{NAME}/fullchain.pem", str(certificate))
    block = block.replace(f"/etc/letsencrypt/live/{NAME}/privkey.pem", str(key))
    places = "".join(
        f"{what}_temp_path {folder}/{what};\n"
        for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    as_root = (
        "user root;\n" if os.geteuid() == 0 else ""
    )  # a large body is put down in our folder, which is root's
    whole.write_text(
        f"{as_root}pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log {folder}/access.log;\n{places}{block}\n}}\n",
        "utf-8",
    )
    return ["nginx", "-p", str(folder), "-c", str(whole), "-g", "daemon off;"]


def caddy(folder: Path, port: int, behind: int) -> list[str]:
    """Our site on another port, with a certificate of ours instead of one it would fetch."""
    certificate, key = certified(folder)
    site = (DEPLOY / "Caddyfile").read_text("utf-8")
    site = site.replace(
        f"\n{NAME} {{\n", f"\n{NAME}:{port} {{\n\ttls {certificate} {key}\n\tbind 127.0.0.1\n"
    )
    whole = folder / "Caddyfile"
    whole.write_text(
        "{\n\tadmin off\n\tauto_https disable_redirects\n}\n"
        + site.replace("127.0.0.1:8080", f"127.0.0.1:{behind}"),
        "utf-8",
    )
    return ["caddy", "run", "--config", str(whole), "--adapter", "caddyfile"]


Proxy = Callable[[Path, int, int], list[str]]


@contextlib.asynccontextmanager
async def behind(proxy: Proxy, folder: Path) -> AsyncIterator[tuple[Desk, httpx.AsyncClient, Config]]:
    """A bot that is brought updates, the proxy before it, and a client that comes from outside."""
    desk, inner, outer = Desk(), free_port(), free_port()
    config = settings()
    web = config.web.model_copy(
        update={"public_url": f"https://{NAME}/office", "listen": ("127.0.0.1", inner)}
    )
    config = config.model_copy(update={"web": web})
    desk.at.services.key = keys_of("1:test")
    app = web_app(desk.at.services, config, cast(Intake, desk.polling._intake))
    serving = asyncio.create_task(serve_beside(app, config.web.listen))
    command = proxy(folder, outer, inner)
    with (folder / "said.log").open("wb") as said:
        environ = {"HOME": str(folder), "PATH": "/usr/sbin:/usr/bin"}
        child = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=said, env=environ)
    trusted = ssl.create_default_context(cafile=str(folder / "certificate.pem"))
    client = httpx.AsyncClient(
        base_url=f"https://127.0.0.1:{outer}", verify=trusted, headers={"Host": NAME}, trust_env=False
    )
    try:
        await _up(client, child)
        yield desk, client, config
    finally:
        await client.aclose()
        child.terminate()
        await child.wait()
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


SNI = {"sni_hostname": NAME}


async def _up(client: httpx.AsyncClient, child: Process) -> None:
    async with asyncio.timeout(20):
        while child.returncode is None:
            with contextlib.suppress(httpx.TransportError):
                if (await client.get(STYLE, extensions=SNI)).status_code == 200:
                    return
            await asyncio.sleep(0.05)
    raise AssertionError("the proxy ended")


@pytest.mark.parametrize("proxy", [nginx, caddy])
async def test_telegram_gets_in_and_nobody_else(
    proxy: Proxy, tmp_path: Path, needs: Callable[..., str]
) -> None:
    """An update is kept once and 200 says so; without the secret, or by another name, nothing gets in; no address is written."""
    for program in (proxy.__name__, "openssl"):
        needs(program)
    async with behind(proxy, tmp_path) as (desk, client, _):

        async def brings(number: int, secret: str, host: str = NAME) -> int:
            body = json.dumps(written(number, "一")).encode()
            headers = {SECRET: secret, "Host": host}
            answer = await client.post(f"/office{PATH}", content=body, headers=headers, extensions=SNI)
            return answer.status_code

        assert await brings(5, WORD) == 200
        assert await brings(5, WORD) == 200
        assert await brings(6, "x" * 40) == 403
        await brings(7, WORD, "stranger.example")  # Caddy answers such itself, nginx lets us refuse
        assert (desk.done, desk.seen()) == (["一"], [5])
        entered = await client.get(f"/office{LOGIN}", extensions=SNI)
        assert entered.status_code in (404, 410, 200) and "Content-Security-Policy" in entered.headers
        style = await client.get(STYLE, extensions=SNI)
        assert (
            style.status_code == 200 and (await client.get("/elsewhere", extensions=SNI)).status_code == 404
        )
        large = await client.post(
            f"/office{PATH}", content=b"x" * 1_100_000, headers={SECRET: WORD}, extensions=SNI
        )
        assert large.status_code == 413
    written_down = b"".join(path.read_bytes() for path in tmp_path.glob("*.log"))
    assert b"words-that-open" not in written_down and WORD.encode() not in written_down


async def test_check_knows_its_own_pages(needs: Callable[..., str], tmp_path: Path) -> None:
    """From outside through the proxy: ours, somebody else's, and a certificate nobody believes."""
    needs("nginx"), needs("openssl")
    async with behind(nginx, tmp_path) as (_, client, config):
        port = client.base_url.port
        found = await asyncio.to_thread(
            lambda: list(web_addresses.answers(_at(config, f"https://127.0.0.1:{port}/office")))
        )
        assert found[0].mark is Mark.WRONG and "证书" in found[0].text
        inner = f"http://127.0.0.1:{config.web.listen[1]}"
        found = await asyncio.to_thread(lambda: list(web_addresses.answers(_at(config, f"{inner}/office"))))
        assert found[0].mark is Mark.RIGHT
        found = await asyncio.to_thread(
            lambda: list(web_addresses.answers(_at(config, f"{inner}/elsewhere")))
        )
        assert found[0].mark is Mark.WRONG and "不是本程序的网页" in found[0].text


def _at(config: Config, url: str) -> Config:
    return config.model_copy(update={"web": config.web.model_copy(update={"public_url": url})})
