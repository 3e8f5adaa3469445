"""What a single setting may be: each check takes what was written and gives the value, or says what it should be; and how mistakes
are said: one Chinese line each, with the key. No message contains what was written: it may be a secret.
"""

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.refusal import Refusal

TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
CLOCK_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
LISTEN = re.compile(r"(?P<host>[^:\s]+|\[[0-9A-Fa-f:]+\]):(?P<port>[0-9]{1,5})")
HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?")
CHAT_IDS = re.compile(r"-?[0-9]{1,18}(?:, *-?[0-9]{1,18})*")
SERVICES = ("file", "s3", "gs", "abs", "sftp", "oss", "webdav", "nats")  # Litestream 0.5's
FILE_SUFFIX = "_FILE"
SHOULD_BE = {
    "int_type": "应为整数",
    "bool_type": "应为 true 或 false",
    "string_type": "应为带引号的文字",
    "greater_than_equal": "不能小于 0",
    "missing": "还没有填写",
    "model_type": "应为一节",
    "model_attributes_type": "应为一节",
}
LINE = re.compile(r"at line (\d+)")


def token(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if not text:
        raise ValueError("还没有填写，请向 @BotFather 申请令牌后填入")
    if not TOKEN.fullmatch(text):
        raise ValueError("不像机器人令牌，应为“数字:字母数字”的形式，请从 @BotFather 处完整复制")
    return value


def _word_check(is_right: Callable[[str], object], should_be: str) -> Callable[[str], str]:
    """A check of words that are empty or written so."""

    def checked(value: str) -> str:
        if value and not is_right(value):
            raise ValueError(should_be)
        return value

    return checked


address = _word_check(re.compile(r"https?://.*").fullmatch, "应以 http:// 或 https:// 开头")
proxy = _word_check(re.compile(r"http://.*").fullmatch, "应为代理软件的 HTTP 端口，如 http://127.0.0.1:7890")
secret_word = _word_check(
    re.compile(r"[A-Za-z0-9_-]{1,256}").fullmatch, "只能用字母、数字、下划线和连字符，最多 256 个"
)  # Bot API, setWebhook


def webhook_secret(value: SecretStr) -> SecretStr:
    return SecretStr(secret_word(value.get_secret_value()))


def replica(value: str) -> str:
    """A folder, or an address of one of the services Litestream knows; or nothing."""
    scheme, found, rest = value.partition("://")
    if found and scheme not in SERVICES:
        raise ValueError(f"应为文件夹，或以 {'、'.join(f'{one}://' for one in SERVICES)} 开头的地址")
    if scheme == "file" and not rest.startswith("/"):
        raise ValueError("file:// 后面要写绝对路径，如 file:///srv/replica；也可以直接写文件夹")
    return value


def path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise ValueError("应为文件路径")
    return Path(value)


def groups(value: object) -> object:
    """ "open", or the chat ids that may use the bot; in the environment with commas between."""
    if isinstance(value, str) and CHAT_IDS.fullmatch(value):
        return tuple(int(chat) for chat in value.split(","))
    if isinstance(value, list) and all(type(chat) is int for chat in value):
        return tuple(value)
    if value != "open":
        raise ValueError('应为 "open" 或群号列表，如 [-1001234567890]')
    return value


def clock_time(value: object) -> time:
    """HH:MM."""
    if not isinstance(value, str) or not CLOCK_TIME.fullmatch(value):
        raise ValueError('应为 24 小时制的时间，如 "09:00"')
    return time.fromisoformat(value)


def quiet_hours(value: object) -> tuple[time, time]:
    """HH:MM-HH:MM, over midnight or not."""
    start, _, end = value.partition("-") if isinstance(value, str) else ("", "", "")
    if not (CLOCK_TIME.fullmatch(start) and CLOCK_TIME.fullmatch(end)):
        raise ValueError('应为一段时间，如 "21:00-08:00"')
    return time.fromisoformat(start), time.fromisoformat(end)


def timezone(value: str) -> str:
    """An IANA zone name, or nothing."""
    try:
        return value and ZoneInfo(value).key
    except (ValueError, OSError):  # malformed, or a directory of the zone data
        raise ValueError('不是已知的时区，应如 "Asia/Shanghai"') from None
    except KeyError:  # ZoneInfoNotFoundError
        raise ValueError('没有这个时区，应如 "Asia/Shanghai"') from None


def hosts(value: object) -> tuple[str, ...]:
    """Names of hosts, with a port or without; in the environment with commas between them."""
    named = [each.strip() for each in value.split(",") if each.strip()] if isinstance(value, str) else value
    if not isinstance(named, list | tuple) or not all(
        isinstance(each, str) and HOST.fullmatch(each) for each in named
    ):
        raise ValueError('应为主机名，如 ["im.example.cn", "10.0.0.5:8443"]')
    return tuple(each.casefold() for each in named)


def listen(value: object) -> tuple[str, int]:
    """HOST:PORT; IPv6 in brackets."""
    found = LISTEN.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found["port"]) > 65535:
        raise ValueError('应为“地址:端口”，如 "127.0.0.1:8080"')
    return found["host"].strip("[]"), int(found["port"])


def with_secret_files(
    variables: Mapping[str, str], secrets: Collection[str]
) -> tuple[dict[str, str], list[str]]:
    """The variables with each file's content under the secret's own name, and what was wrong, in words.

    Docker and systemd hand secrets over as files: GONGHUI_TELEGRAM__TOKEN_FILE names one.
    """
    found, problems = dict(variables), list[str]()
    for secret in secrets:
        path = found.pop(secret + FILE_SUFFIX, None)
        if path is None:
            continue
        if secret in found:
            problems.append(f"{secret} 和 {secret}{FILE_SUFFIX} 只能写一个")
            continue
        try:
            found[secret] = Path(path).read_text("utf-8").strip()
        except OSError as error:
            problems.append(f"{secret}{FILE_SUFFIX}：读不了它指的文件：{error.strerror}")
        except ValueError:
            problems.append(f"{secret}{FILE_SUFFIX}：它指的文件不是 UTF-8 文字")
    return found, problems


class ConfigError(Refusal):
    """The configuration cannot be used; the text has one line per problem."""


def unknown(name: str, known: Collection[str]) -> str:
    """The line for a name that is no setting, with the valid one nearest to it."""
    return f"{name} 不是已知的设置，最接近的是 {_nearest(name, known)}"


def wrong(error: Mapping[str, Any], known: Collection[str]) -> str:
    """The line for one entry of pydantic's `errors(include_input=False)`."""
    key = ".".join(str(part) for part in error["loc"][:2])
    if error["type"] == "extra_forbidden":
        return unknown(key, known)
    if key == "telegram":  # the section itself is missing: what matters is its one necessary key
        key = "telegram.token"
    return f"{key}：{_should_be(error)}"


def broken(error: ValueError) -> str:
    """The line for a file that is no TOML: where, but not what stands there."""
    found = LINE.search(str(error))
    where = f"第 {found[1]} 行" if found else "各处的引号、括号和数字"
    return f"配置文件的写法有误，请检查{where}（文字要加英文引号，一行一项）"


def _should_be(error: Mapping[str, Any]) -> str:
    if error["type"] == "literal_error":
        return f"应为 {str(error['ctx']['expected']).replace(' or ', ' 或 ').replace(chr(39), chr(34))}"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return SHOULD_BE.get(error["type"], "值不合要求")


def _nearest(name: str, known: Collection[str]) -> str:
    """The same key elsewhere, else the name that looks most alike."""
    last = name.rpartition(".")[2]
    same = [other for other in known if other.rpartition(".")[2] == last]
    return (same or difflib.get_close_matches(name, known, n=1, cutoff=0.0))[0]
