"""`init`: from a token to a configuration that works, by flags and by a dialogue; nothing is written before the token is known."""

import io
import os
import stat
import tomllib
from pathlib import Path

import pytest

from bot.cli import init, main
from bot.config.sections import Telegram as Section
from bot.config.settings import PROXY_VARIABLE, load, pass_on_proxy
from tests.unit.bot.cli.test_check import REFUSED, TOKEN, Telegram, me
from tests.unit.bot.cli.test_check import telegram as telegram  # a fixture

NOBODY = "http://127.0.0.1:9"  # the discard port


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No proxy of the machine's, and another place to write to."""
    for name in (PROXY_VARIABLE, "https_proxy", "ALL_PROXY", "all_proxy", init.TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(PROXY_VARIABLE, "")  # put back afterwards, whatever init leaves there
    monkeypatch.chdir(tmp_path)


def by_flags(server: Telegram, *more: str) -> int:
    """With the token in a file, asking nothing."""
    Path("token").write_text(f"{TOKEN}\n", "utf-8")
    api = f"http://127.0.0.1:{server.server_port}"  # as the server tells it; the paths below are known
    return main.main(["init", "--yes", "--token-file", "token", "--api-base-url", api, *more])


def answering(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What is typed, a line an answer; then the end of the input."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_by_flags(telegram: Telegram, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is for its owner alone, holds what was said, and was checked; the token is not shown."""
    assert by_flags(telegram, "--region", "HK", "--data", "/tmp/gonghui-init-data") == 0
    path = Path("config.toml")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    config = load(path, {})
    assert config.telegram.token.get_secret_value() == TOKEN
    assert (config.defaults.region, config.defaults.language) == ("HK", "zh_Hant")
    assert config.storage.path == Path("/tmp/gonghui-init-data/gonghui.db")
    told = capsys.readouterr()
    assert "令牌有效，机器人是 @gonghui_bot" in told.out and "✓" in told.out
    assert TOKEN not in told.out + told.err


def test_by_dialogue(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Mistakes are said and asked again; privacy mode is looked at again after it was switched off."""
    telegram.answer = me(reads_all=False)
    api = f"http://127.0.0.1:{telegram.server_port}/bot"
    answering(monkeypatch, "不是令牌", TOKEN, "", "n", "火星", "sg", "English", "", "3")
    assert main.main(["init", "--api-base-url", api]) == 0
    told = capsys.readouterr().out
    assert (
        told.index("不像机器人令牌")
        < told.index("令牌有效")
        < told.index("/setprivacy")
        < told.index("还开着")
    )
    assert "请写上面的一个" in told and "启动：" in told
    written = tomllib.loads(Path("config.toml").read_text("utf-8"))
    assert written["defaults"] == {"region": "SG", "language": "en"}
    assert load(Path("config.toml"), {}).storage.path == Path("data/gonghui.db")


def test_a_token_telegram_refuses_leaves_nothing(
    telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, and no file."""
    telegram.answer = REFUSED
    assert by_flags(telegram) == 1
    assert not Path("config.toml").exists()
    assert "Telegram 不认" in capsys.readouterr().err


def test_without_a_way_the_proxy_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what is none is said; when the answers end, nothing was written."""
    answering(monkeypatch, TOKEN, "socks5://127.0.0.1:7890")
    assert main.main(["init", "--api-base-url", f"{NOBODY}/bot"]) == 1
    told = capsys.readouterr()
    assert "在大陆要走代理" in told.out and "应为代理软件的 HTTP 端口" in told.out
    assert told.err == "没有答完，什么也没有写。\n"
    assert not Path("config.toml").exists()


def test_a_proxy_that_is_none_is_wrong_use(telegram: Telegram, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is asked."""
    assert by_flags(telegram, "--proxy", "socks5://127.0.0.1:7890") == 2
    assert "--proxy" in capsys.readouterr().err and not Path("config.toml").exists()


def test_the_right_proxy_leads_there(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first way fails, the second is kept in the file."""
    reached = []

    async def me_by_proxy(section: Section) -> tuple[str, bool]:
        reached.append(os.environ[PROXY_VARIABLE])
        if not section.proxy:
            raise ConnectionError
        return "gonghui_bot", True

    monkeypatch.setattr(init, "_me", me_by_proxy)
    api = f"http://127.0.0.1:{telegram.server_port}/bot"
    answering(monkeypatch, TOKEN, "http://127.0.0.1:7890", "", "", "", "3")
    assert main.main(["init", "--api-base-url", api]) == 0
    assert reached == ["", "http://127.0.0.1:7890"]
    assert load(Path("config.toml"), {}).telegram.proxy == "http://127.0.0.1:7890"


def test_what_is_there_is_not_written_over(telegram: Telegram) -> None:
    """Somebody's configuration stays."""
    Path("config.toml").write_text("# mine", "utf-8")
    assert by_flags(telegram) == 1
    assert Path("config.toml").read_text("utf-8") == "# mine"


def test_the_unit_is_for_this_place(telegram: Telegram, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Program, folder and data of this machine; nothing of the template's own is left."""
    apart = tmp_path_factory.mktemp("apart") / "data"
    assert by_flags(telegram, "--unit", "--data", str(apart)) == 0
    text, here = Path("gonghui.service").read_text("utf-8"), Path.cwd()
    assert f"ExecStart={init.PROGRAM}/.venv/bin/python -m bot run --config {here}/config.toml" in text
    assert f"WorkingDirectory={here}\n" in text
    assert f"ReadWritePaths={here} {apart}\n" in text and apart.is_dir()
    assert "%i" not in text and "/opt/gonghui-bot" not in text and "/srv/gonghui" not in text


def test_the_proxy_of_the_file_is_everybodys() -> None:
    """Children and every request read the variable; what the environment says wins."""
    Path("config.toml").write_text(
        f'[telegram]\ntoken = "{TOKEN}"\nproxy = "http://127.0.0.1:7890"\n', "utf-8"
    )
    config = load(Path("config.toml"), {})
    found = dict[str, str]()
    pass_on_proxy(config, found)
    assert found == {PROXY_VARIABLE: "http://127.0.0.1:7890"}
    own = {PROXY_VARIABLE: "http://10.0.0.1:3128"}
    pass_on_proxy(config, own)
    assert own == {PROXY_VARIABLE: "http://10.0.0.1:3128"} and os.environ[PROXY_VARIABLE] == ""
