"""The configuration: what is read, what wins, and how mistakes are said without the value."""

import re
from collections.abc import Mapping
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.config.settings import DEMO_TOKEN, FIELDS, Config, ConfigError, demo, group_defaults, load
from union.core.groups import Settings

ROOT = Path(__file__).parents[4]
TOKEN = "4839201756:" + "Qw3rTy_Ui-0" * 3 + "Zz"
SECRET_PART = "Qw3rTy"
BY_ENVIRONMENT = {"GONGHUI_TELEGRAM__TOKEN": TOKEN}


def write(folder: Path, text: str) -> Path:
    """A config.toml with this text."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(path: Path | None, environ: Mapping[str, str]) -> list[str]:
    """The lines said about a configuration that cannot be used."""
    with pytest.raises(ConfigError) as caught:
        load(path, environ)
    return str(caught.value).splitlines()


def test_the_token_alone_is_enough() -> None:
    """Every key but the token is optional and has the design's default."""
    config = load(None, BY_ENVIRONMENT)
    assert config.telegram.token.get_secret_value() == TOKEN
    assert (config.telegram.mode, config.telegram.groups) == ("polling", "open")
    assert config.limits.model_dump() == {
        "per_second": 30,
        "chat_per_second": 1,
        "chat_burst": 5,
        "group_per_minute": 20,
        "messages_per_minute_user": 60,
        "messages_per_minute_group": 300,
        "heavy_per_minute_chat": 10,
    }
    assert config.web.listen == ("127.0.0.1", 8080)
    assert config.defaults.quiet_hours == (time(21), time(8))


def test_the_example_shows_every_key_with_its_default() -> None:
    """config.example.toml can be copied as it is: it names all keys, and its values are the defaults."""
    path = ROOT / "config.example.toml"
    anchored = {
        "GONGHUI_STORAGE__PATH": "/x/a.db",
        "GONGHUI_STORAGE__PHOTOS": "/x/p",
        "GONGHUI_BACKUP__DIRECTORY": "/x/b",
        **BY_ENVIRONMENT,
    }
    assert load(path, anchored) == load(None, anchored)
    text = path.read_text(encoding="utf-8")
    assert [key for key in FIELDS if not re.search(rf"^{key.split('.')[1]} = ", text, re.MULTILINE)] == []


def test_the_environment_wins(tmp_path: Path) -> None:
    """A GONGHUI_ variable replaces what the file says, key by key."""
    path = write(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n[limits]\nper_second = 3\nchat_burst = 4\n')
    config = load(path, {"GONGHUI_LIMITS__PER_SECOND": "7"})
    assert (config.limits.per_second, config.limits.chat_burst) == (7, 4)


TYPED = [
    ("GONGHUI_OPERATOR__CHAT_ID", "-100123", lambda config: config.operator.chat_id, -100123),
    ("GONGHUI_WEB__HEALTH", "True", lambda config: config.web.health, True),
    ("GONGHUI_WEB__LISTEN", "[::1]:80", lambda config: config.web.listen, ("::1", 80)),
    ("GONGHUI_TELEGRAM__GROUPS", "-1001,-1002", lambda config: config.telegram.groups, (-1001, -1002)),
    ("GONGHUI_TELEGRAM__GROUPS", "open", lambda config: config.telegram.groups, "open"),
    ("GONGHUI_DEFAULTS__REMINDER_TIME", "08:30", lambda config: config.defaults.reminder_time, time(8, 30)),
    ("gonghui_limits__chat_burst", "0", lambda config: config.limits.chat_burst, 0),
]


@pytest.mark.parametrize(("name", "text", "value", "expected"), TYPED)
def test_variables_have_the_types_of_their_keys(
    name: str, text: str, value: object, expected: object
) -> None:
    """The environment has only text; it is read as the key's type, lists with commas."""
    assert callable(value)
    assert value(load(None, {**BY_ENVIRONMENT, name: text})) == expected


def test_relative_paths_start_at_the_file(tmp_path: Path) -> None:
    """A relative path, default or from the environment, is relative to the config file; an absolute one stays."""
    path = write(tmp_path, '[backup]\ndirectory = "/srv/copies"\n')
    config = load(path, BY_ENVIRONMENT)
    assert config.storage.path == tmp_path / "data" / "gonghui.db"
    assert config.backup.directory == Path("/srv/copies")


def test_a_missing_file_is_its_own_message(tmp_path: Path) -> None:
    """The file is named, with what to do."""
    assert complaint(tmp_path / "none.toml", BY_ENVIRONMENT) == [
        f"没有找到配置文件 {tmp_path / 'none.toml'}，可复制 config.example.toml 后修改"
    ]


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    """What cannot be read is said in one line too."""
    assert complaint(tmp_path, BY_ENVIRONMENT)[0].startswith(f"读不了配置文件 {tmp_path}")


def test_another_encoding_is_said(tmp_path: Path) -> None:
    """A file saved by an editor in GBK is named as such."""
    path = tmp_path / "config.toml"
    path.write_bytes("# 配置".encode("gbk"))
    assert "UTF-8" in complaint(path, BY_ENVIRONMENT)[0]


def test_bad_toml_names_the_line_and_not_its_content(tmp_path: Path) -> None:
    """A forgotten quote must not print the token that stands there."""
    lines = complaint(write(tmp_path, f"[telegram]\ntoken = {TOKEN}\n"), {})
    assert len(lines) == 1
    assert "第 2 行" in lines[0]
    assert SECRET_PART not in lines[0]


def test_a_number_beyond_all_measure_is_a_mistake_like_others(tmp_path: Path) -> None:
    """Python itself refuses to read integers of thousands of digits; that is no traceback either."""
    digits = "9" * 5000
    assert complaint(None, {**BY_ENVIRONMENT, "GONGHUI_OPERATOR__CHAT_ID": digits}) == [
        "operator.chat_id：应为整数"
    ]
    assert digits not in complaint(write(tmp_path, f"[operator]\nchat_id = {digits}\n"), BY_ENVIRONMENT)[0]


TOKENS = ["", "hello", "12345", f"bot{TOKEN}", f" {TOKEN}", "12345:有中文"]


@pytest.mark.parametrize("token", TOKENS)
def test_a_wrong_token_is_refused_without_being_shown(token: str) -> None:
    """The token is digits, a colon, and letters, digits, _ or -."""
    (line,) = complaint(None, {"GONGHUI_TELEGRAM__TOKEN": token})
    assert line.startswith("telegram.token：")
    assert not token or token not in line


def test_a_missing_token_is_said() -> None:
    """No file, no variable: the one necessary key is named."""
    assert complaint(None, {}) == ["telegram.token：还没有填写"]


UNKNOWN = [
    ('[telegram]\ntokne = "x"', "telegram.tokne", "telegram.token"),
    ('[telegram]\npath = "x"', "telegram.path", "storage.path"),
    ('token = "x"', "token", "telegram.token"),
    ('[storge]\npath = "x"', "[storge]", "[storage]"),
    ("_env_file = 3", "_env_file", "telegram.api_base_file_url"),
]


@pytest.mark.parametrize(("text", "name", "nearest"), UNKNOWN)
def test_an_unknown_key_is_named_with_the_nearest(tmp_path: Path, text: str, name: str, nearest: str) -> None:
    """A slip in a key is an error, and the line shows the key that was probably meant."""
    (line,) = complaint(write(tmp_path, text), BY_ENVIRONMENT)
    assert line == f"{name} 不是已知的设置，最接近的是 {nearest}"


def test_an_unknown_variable_is_named_with_the_nearest() -> None:
    """One underscore instead of two would otherwise be ignored in silence."""
    assert complaint(None, {**BY_ENVIRONMENT, "GONGHUI_TELEGRAM_TOKEN": TOKEN}) == [
        "GONGHUI_TELEGRAM_TOKEN 不是已知的设置，最接近的是 GONGHUI_TELEGRAM__TOKEN"
    ]


WRONG = [
    ('[limits]\nper_second = "30"', "limits.per_second：应为整数"),
    ("[limits]\nchat_burst = -4711", "limits.chat_burst：不能小于 0"),
    ("[limits]\nchat_burst = true", "limits.chat_burst：应为整数"),
    ('[operator]\nchat_id = "4711"', "operator.chat_id：应为整数"),
    ("[web]\nhealth = 4711", "web.health：应为 true 或 false"),
    ('[web]\nlisten = "4711"', 'web.listen：应为“地址:端口”，如 "127.0.0.1:8080"'),
    ('[web]\nlisten = "localhost:94711"', 'web.listen：应为“地址:端口”，如 "127.0.0.1:8080"'),
    ('[web]\npublic_url = "4711.cn"', "web.public_url：应以 http:// 或 https:// 开头"),
    ('[telegram]\nmode = "4711"', 'telegram.mode：应为 "polling" 或 "webhook"'),
    ("[telegram]\ngroups = [4711.5]", 'telegram.groups：应为 "open" 或群号列表，如 [-1001234567890]'),
    (
        '[telegram]\nwebhook_secret = "4711!"',
        "telegram.webhook_secret：只能用字母、数字、下划线和连字符，最多 256 个",
    ),
    ("[storage]\npath = 4711", "storage.path：应为文件路径"),
    ("storage = 4711", "storage：应为一节"),
    ("[replica]\nurl = 4711", "replica.url：应为带引号的文字"),
    ('[defaults]\nregion = "4711"', 'defaults.region：应为 "CN", "HK", "MO", "TW", "SG" 或 "MY"'),
    ('[defaults]\ntimezone = "Asia/4711"', '没有这个时区，应如 "Asia/Shanghai"'),
    ('[defaults]\ntimezone = "../4711"', '不是已知的时区，应如 "Asia/Shanghai"'),
    ("[defaults]\nreminder_time = 04:47:11", '应为 24 小时制的时间，如 "09:00"'),
    ('[defaults]\nreminder_time = "47:11"', '应为 24 小时制的时间，如 "09:00"'),
    ('[defaults]\nquiet_hours = "47:11-08:00"', '应为一段时间，如 "21:00-08:00"'),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_wrong_value_is_said_without_the_value(tmp_path: Path, text: str, expected: str) -> None:
    """One line with the key and what it should be; what was written may be a secret and is not repeated."""
    (line,) = complaint(write(tmp_path, text), BY_ENVIRONMENT)
    assert line.endswith(expected)
    assert "4711" not in line


@given(st.sampled_from(sorted(FIELDS)), st.text("0123456789abcdefXYZ:!-", min_size=9))
def test_no_complaint_repeats_a_value(key: str, value: str) -> None:
    """Whatever is written for whatever key, the complaint does not contain it."""
    variable = f"GONGHUI_{key.upper().replace('.', '__')}"
    said = ""
    try:
        load(None, {**BY_ENVIRONMENT, variable: value})
    except ConfigError as error:
        said = str(error)
    assert value not in said
    assert not said or key in said


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    """Who corrects a file wants to do so once."""
    path = write(tmp_path, '[limits]\nper_second = "x"\n[web]\nhealth = 2\n')
    assert len(complaint(path, {"GONGHUI_X": "1", **BY_ENVIRONMENT})) == 3


def test_secrets_do_not_show_in_a_printed_configuration() -> None:
    """Neither repr nor str of a configuration holds the token or the webhook's secret."""
    config = load(None, {**BY_ENVIRONMENT, "GONGHUI_TELEGRAM__WEBHOOK_SECRET": SECRET_PART})
    assert SECRET_PART not in f"{config!r}{config}"


def test_a_configuration_is_frozen() -> None:
    """Nothing changes the settings of a running program."""
    config = load(None, BY_ENVIRONMENT)
    with pytest.raises(ValidationError, match="frozen"):
        config.limits.per_second = 1


def test_the_processes_own_environment_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is handed to `load` counts."""
    monkeypatch.setenv("GONGHUI_LIMITS__PER_SECOND", "1")
    assert load(None, BY_ENVIRONMENT).limits.per_second == 30


def test_the_demo_is_its_own_world() -> None:
    """The demo has no limits, its own data, and never speaks to Telegram."""
    config: Config = demo("http://127.0.0.1:4000")
    assert set(config.limits.model_dump().values()) == {0}
    assert config.storage.path == Path("data/demo/gonghui.db")
    assert config.telegram.api_base_url == "http://127.0.0.1:4000/bot"
    assert config.telegram.api_base_file_url == "http://127.0.0.1:4000/file/bot"
    assert config.telegram.token.get_secret_value() == DEMO_TOKEN


def test_a_new_group_starts_with_the_defaults() -> None:
    """With nothing configured a group gets the settings of the design."""
    assert group_defaults(load(None, BY_ENVIRONMENT)) == Settings()


def test_a_region_brings_zone_and_language() -> None:
    """HK means Hong Kong's zone and Traditional Chinese, unless said otherwise."""
    settings = group_defaults(
        load(None, {**BY_ENVIRONMENT, "GONGHUI_DEFAULTS__REGION": "HK", "GONGHUI_DEFAULTS__LANGUAGE": "en"})
    )
    assert (settings.region, settings.timezone, settings.language) == ("HK", "Asia/Hong_Kong", "en")


def test_a_secret_may_be_in_a_file(tmp_path: Path) -> None:
    """As Docker and systemd hand it over; a missing file and one too many are said without the value."""
    kept, name = tmp_path / "token", "GONGHUI_TELEGRAM__TOKEN"
    kept.write_text(f"{TOKEN}\n", "utf-8")
    assert load(None, {f"{name}_FILE": str(kept)}).telegram.token.get_secret_value() == TOKEN
    assert complaint(None, {f"{name}_FILE": str(kept), name: TOKEN}) == [f"{name} 和 {name}_FILE 只能写一个"]
    assert f"{name}_FILE：读不了它指的文件" in complaint(None, {f"{name}_FILE": str(tmp_path / "none")})[0]


def test_only_a_secret_may_be_in_a_file() -> None:
    """Any other such name is unknown, as it was."""
    assert (
        "GONGHUI_STORAGE__PATH_FILE"
        in complaint(None, {"GONGHUI_STORAGE__PATH_FILE": "x", **BY_ENVIRONMENT})[0]
    )
