"""Writes docs/configuration.md from bot/config/sections.py and the comments of config.example.toml.

`python -m tools.papers` writes it; tests/docs/test_papers.py refuses it where it is out of date.
"""

import re
from datetime import time
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.config.settings import FIELDS, PREFIX, Config

ROOT = Path(__file__).parents[1]
PAPER = "docs/configuration.md"
EXAMPLE = "config.example.toml"
HEAD = """# 配置一览

本页由 `python -m tools.papers` 从 `bot/config/sections.py` 和 [config.example.toml](../config.example.toml) 生成，请勿手改。

- 不写的就用默认值；写错一个键，启动前就说哪个、像是哪个。`.venv/bin/python -m bot check` 逐项检查。
- 环境变量优先于文件：节与键之间两个下划线，如 `GONGHUI_TELEGRAM__TOKEN=…`。
- 相对路径从配置文件所在的目录算起。一个群自己的设置在群里改，见 [settings.md](settings.md)；怎样长期运行见 [operations.md](operations.md)。
"""
SECTION = re.compile(r"\[(?P<name>\w+)\]\s*(?:#\s*(?P<told>.*))?")
KEY = re.compile(r"(?P<name>\w+)\s*=\s*(?P<value>\[[^\]]*\]|\"[^\"]*\"|[^#\s]+)\s*(?:#\s*(?P<told>.*))?")
TYPES: dict[Any, str] = {
    str: "文字",
    int: "整数",
    bool: "开关",
    time: "钟点",
    SecretStr: "文字（保密）",
    Path: "路径",
}


def paper() -> str:
    """The whole page, a table a section."""
    parts = [HEAD]
    for section in Config.model_fields:
        told, values = _example(section)
        parts += [f"\n## [{section}]\n", *([f"{told}。\n"] if told else [])]
        parts += ["| 键 | 类型 | 默认 | 意思 | 环境变量 |", "|---|---|---|---|---|"]
        parts += [_row(section, key, field, values) for key, field in _keys(section)]
    return "\n".join(parts) + "\n"


def _keys(section: str) -> list[tuple[str, FieldInfo]]:
    start = f"{section}."
    return [(name.removeprefix(start), field) for name, field in FIELDS.items() if name.startswith(start)]


def _row(section: str, key: str, field: FieldInfo, values: dict[str, tuple[str, str]]) -> str:
    value, told = values[key]
    variable = f"{PREFIX}{section}__{key}".upper()
    cells = (f"`{key}`", _type(field.annotation), f"`{value}`", told.replace("|", "\\|"), f"`{variable}`")
    return f"| {' | '.join(cells)} |"


def _type(annotation: Any) -> str:
    """What is written, in a word an operator knows."""
    if annotation in TYPES:
        return TYPES[annotation]
    if get_origin(annotation) is Literal:
        return "选一个：" + " ".join(f"`{each}`" for each in get_args(annotation) if each)
    parts = get_args(annotation)
    if get_origin(annotation) is tuple:
        if parts[-1] is Ellipsis:
            return "列表"
        return {(time, time): "时段", (str, int): "地址:端口"}[parts]
    return "、".join(_type(part) for part in parts)


def _example(section: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """What the example says of a section, and of each key its value and meaning."""
    told, values, inside = "", dict[str, tuple[str, str]](), False
    for line in (ROOT / EXAMPLE).read_text("utf-8").splitlines():
        if begun := SECTION.match(line):
            inside = begun["name"] == section
            told = (begun["told"] or "") if inside else told
        elif inside and (key := KEY.match(line)):
            values[key["name"]] = (key["value"], _meaning(key["told"] or "", values))
    return told, values


def _meaning(told: str, before: dict[str, tuple[str, str]]) -> str:
    """「同上」 is repeated in words: a table's rows are read alone."""
    if told.startswith("同上") and before:
        above = list(before.values())[-1][1]
        return above + told.removeprefix("同上")
    return told
