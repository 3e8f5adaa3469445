"""How mistakes in the configuration are said: one Chinese line each, with the key and never the value."""

import difflib
import re
from collections.abc import Collection, Mapping
from typing import Any

from bot.refusal import Refusal

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
