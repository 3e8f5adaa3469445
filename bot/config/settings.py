"""The settings of the program, read from TOML and environment (design §7): the only reader of configuration.

The keys: bot/config/sections.py; what one value may be, and how mistakes are said: bot/config/values.py.
"""

import os
import pwd
import re
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError
from pydantic.fields import FieldInfo

from bot.config import sections
from bot.config.values import ConfigError as ConfigError  # what `load` raises, for its callers
from bot.config.values import broken, unknown, with_secret_files, wrong
from bot.refusal import Refusal
from union.core.groups import REGIONS, Settings

PREFIX = "GONGHUI_"
PROXY_VARIABLE = "HTTPS_PROXY"
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
DEMO_TOKEN = "1:demo"  # the room accepts any; no secret
OFFICE = "/office"  # where the demo's own web pages are, beside the room's


class Config(sections.Section):
    telegram: sections.Telegram
    storage: sections.Storage = sections.Storage()
    operator: sections.Operator = sections.Operator()
    defaults: sections.Defaults = sections.Defaults()
    limits: sections.Limits = sections.Limits()
    web: sections.Web = sections.Web()
    logs: sections.Logs = sections.Logs()
    mirrors: sections.Mirrors = sections.Mirrors()
    backup: sections.Backup = sections.Backup()
    replica: sections.Replica = sections.Replica()


def _fields() -> dict[str, FieldInfo]:
    """Every key by its full name, 「telegram.token」."""
    models = {name: field.annotation for name, field in Config.model_fields.items()}
    return {
        f"{section}.{key}": field
        for section, model in models.items()
        if isinstance(model, type) and issubclass(model, sections.Section)
        for key, field in model.model_fields.items()
    }


FIELDS = _fields()
VARIABLES = {PREFIX + key.upper().replace(".", "__"): key for key in FIELDS}
SECRETS = tuple(name for name, key in VARIABLES.items() if FIELDS[key].annotation is SecretStr)


def load(path: Path | None, environ: Mapping[str, str]) -> Config:
    """The configuration of a file (None: no file) and of the GONGHUI_ variables, which win; a secret may be in a file.

    Relative paths in it are relative to the file. Raises ConfigError, and Refusal for root on another user's files.
    """
    written = _from_file(path) if path else {}
    ours = {name.upper(): text for name, text in environ.items() if name.upper().startswith(PREFIX)}
    ours, problems = with_secret_files(ours, SECRETS)
    problems += [unknown(name, VARIABLES) for name in ours if name not in VARIABLES]
    problems += [_unknown(name, value) for name, value in written.items() if name not in Config.model_fields]
    known = {name: value for name, value in written.items() if name in Config.model_fields}
    try:
        config = Config(**_with_environment(known, ours))
    except ValidationError as error:
        entries = error.errors(include_input=False, include_url=False)
        problems += [wrong(entry, FIELDS) for entry in entries]
    if problems:
        raise ConfigError("\n".join(dict.fromkeys(problems)))
    anchored = _anchored(config, path.parent if path else Path())
    refuse_for_another(anchored.storage.path)
    return anchored


def demo(room: str = "http://127.0.0.1:8080", directory: Path = Path("data/demo")) -> Config:
    """The demo's configuration: the Bot API of the room at `room`, its own data, no limits, no secret."""
    return Config(
        telegram=sections.Telegram(
            token=SecretStr(DEMO_TOKEN), api_base_url=f"{room}/bot", api_base_file_url=f"{room}/file/bot"
        ),
        storage=sections.Storage(path=directory / "gonghui.db", photos=directory / "photos"),
        limits=sections.Limits(**dict.fromkeys(sections.Limits.model_fields, 0)),
        web=sections.Web(public_url=f"{room}{OFFICE}"),
        backup=sections.Backup(directory=directory / "backup"),
    )


def pass_on_proxy(config: Config, environ: MutableMapping[str, str]) -> None:
    """The file's proxy as the variable that every request and child reads; what the environment says itself, wins."""
    if config.telegram.proxy:
        environ.setdefault(PROXY_VARIABLE, config.telegram.proxy)


def addresses(config: Config) -> dict[str, Any]:
    """How PTB's Bot is told where Telegram is and who we are there."""
    telegram = config.telegram
    token = telegram.token.get_secret_value()
    return {"token": token, "base_url": telegram.api_base_url, "base_file_url": telegram.api_base_file_url}


def group_defaults(config: Config) -> Settings:
    """What a new group starts with; zone and language are the region's where none is configured."""
    chosen = config.defaults
    region = REGIONS[chosen.region]
    return Settings(
        region=chosen.region,
        timezone=chosen.timezone or region.timezone,
        language=chosen.language or region.language,
        reminder_time=chosen.reminder_time,
        digest_time=chosen.digest_time,
        quiet_from=chosen.quiet_hours[0],
        quiet_until=chosen.quiet_hours[1],
    )


def secrets_of(config: Config) -> list[str]:
    """Every secret there is: what no log and no answer may hold."""
    replica, telegram = config.replica, config.telegram
    found = (telegram.token, telegram.webhook_secret, replica.access_key, replica.secret_key)
    return [one.get_secret_value() for one in found if one.get_secret_value()]


def _from_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        raise ConfigError(f"没有找到配置文件 {path}，可复制 config.example.toml 后修改") from None
    except OSError as error:
        raise ConfigError(f"读不了配置文件 {path}：{error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"配置文件 {path} 不是 UTF-8 编码，请另存为 UTF-8") from None
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        raise ConfigError(broken(error)) from None


def _unknown(name: str, value: object) -> str:
    if isinstance(value, dict):
        return unknown(f"[{name}]", [f"[{section}]" for section in Config.model_fields])
    return unknown(name, FIELDS)


def _with_environment(written: dict[str, Any], variables: Mapping[str, str]) -> dict[str, Any]:
    merged = dict(written)
    for name, text in variables.items():
        section, _, key = VARIABLES.get(name, "").partition(".")
        below = merged.get(section, {})
        if key and isinstance(below, dict):
            merged[section] = {**below, key: _typed(FIELDS[f"{section}.{key}"], text)}
    return merged


def _typed(field: FieldInfo, text: str) -> object:
    """Numbers and truth, which the file writes without quotes; what is neither is left to be complained of."""
    if field.annotation is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    if field.annotation is int and WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return text


def _anchored(config: Config, base: Path) -> Config:
    places = {"path": base / config.storage.path, "photos": base / config.storage.photos}
    storage = config.storage.model_copy(update=places)
    backup = config.backup.model_copy(update={"directory": base / config.backup.directory})
    url = config.replica.url
    if url and "://" not in url:
        url = (base / url).resolve().as_uri()
    replica = config.replica.model_copy(update={"url": url})
    return config.model_copy(update={"storage": storage, "backup": backup, "replica": replica})


def refuse_for_another(database: Path, user: int | None = None) -> None:
    """Refusal in words when root (or the `user` given) works on a database of an ordinary user's.

    What root writes beside it, the bot's own user could not open any more.
    """
    try:
        owner = database.stat().st_uid
    except OSError:  # not there yet, or not to be looked at: others say so
        return
    if (os.geteuid() if user is None else user) == 0 != owner:
        raise Refusal(
            f"数据库属于用户 {_owner_name(owner)}，请用这个用户运行：sudo -u {_owner_name(owner)} …；"
            "否则新文件归 root，机器人打不开。"
        )


def _owner_name(owner: int) -> str:
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)
