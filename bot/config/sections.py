"""The sections of the configuration with their keys and defaults (design §7), as frozen models.

What one value may be is checked in bot/config/values.py.
"""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from bot.config import values

Address = Annotated[str, AfterValidator(values.address)]
FilePath = Annotated[Path, BeforeValidator(values.path)]
ClockTime = Annotated[time, BeforeValidator(values.clock_time)]
Limit = Annotated[int, Field(strict=True, ge=0)]


class Section(BaseModel):
    """One section of the file: frozen, and no key but those declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Telegram(Section):
    """[telegram]: the token and how updates come in; `groups` is "open" or the chat ids allowed."""

    token: Annotated[SecretStr, AfterValidator(values.token)]
    api_base_url: Address = "https://api.telegram.org/bot"
    api_base_file_url: Address = "https://api.telegram.org/file/bot"
    proxy: Annotated[str, AfterValidator(values.proxy)] = ""
    mode: Literal["polling", "webhook"] = "polling"
    webhook_secret: Annotated[SecretStr, AfterValidator(values.webhook_secret)] = SecretStr("")
    groups: Annotated[Literal["open"] | tuple[int, ...], BeforeValidator(values.groups)] = "open"


class Storage(Section):
    """[storage]: where the database lies, and the photos of the groups that want them saved."""

    path: FilePath = Path("data/gonghui.db")
    photos: FilePath = Path("data/photos")


class Operator(Section):
    """[operator]: who hears in private of a full disk, a dead chat, a failed backup; 0 is nobody. Who they are to all."""

    chat_id: Annotated[int, Field(strict=True)] = 0
    name: str = ""


class Defaults(Section):
    """[defaults]: what a new group starts with; `quiet_hours` is (from, until), wall time."""

    region: Literal["CN", "HK", "MO", "TW", "SG", "MY"] = "CN"
    timezone: Annotated[str, AfterValidator(values.timezone)] = ""
    language: Literal["", "zh_Hans", "zh_Hant", "en"] = ""
    reminder_time: ClockTime = time(9)
    digest_time: ClockTime = time(17)
    quiet_hours: Annotated[tuple[time, time], BeforeValidator(values.quiet_hours)] = (time(21), time(8))


class Limits(Section):
    """[limits]: messages sent, and messages, searches, documents handled; 0 is no limit of our own."""

    per_second: Limit = 30
    chat_per_second: Limit = 1
    chat_burst: Limit = 5
    group_per_minute: Limit = 20
    messages_per_minute_user: Limit = 60
    messages_per_minute_group: Limit = 300
    heavy_per_minute_chat: Limit = 10


class Web(Section):
    """[web]: the web parts, and for who watches over the bot `health`; where they listen is (host, port)."""

    listen: Annotated[tuple[str, int], BeforeValidator(values.listen)] = ("127.0.0.1", 8080)
    public_url: Address = ""
    health: Annotated[bool, Field(strict=True)] = False
    health_listen: Annotated[tuple[str, int], BeforeValidator(values.listen)] = ("127.0.0.1", 8081)


class Logs(Section):
    """[logs]: what the program says of itself on stderr: as lines for people or JSON for programs, from which level."""

    format: Literal["text", "json"] = "text"
    level: Literal["debug", "info", "warning", "error"] = "info"


class Mirrors(Section):
    """[mirrors]: hosts beside 企业微信, 钉钉, 飞书 and the mail services where groups may have their posts copied to."""

    allowed_hosts: Annotated[tuple[str, ...], BeforeValidator(values.hosts)] = ()


class Backup(Section):
    """[backup]: where copies of the database go."""

    directory: FilePath = Path("data/backup")


class Replica(Section):
    """[replica]: Litestream's target, empty is none; the keys of an S3 place."""

    url: Annotated[str, AfterValidator(values.replica)] = ""
    access_key: SecretStr = SecretStr("")
    secret_key: SecretStr = SecretStr("")
