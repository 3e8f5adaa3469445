"""Secrets handed over as files, as Docker and systemd do: GONGHUI_TELEGRAM__TOKEN_FILE names one."""

from collections.abc import Collection, Mapping
from pathlib import Path

SUFFIX = "_FILE"


def opened(variables: Mapping[str, str], secrets: Collection[str]) -> tuple[dict[str, str], list[str]]:
    """The variables with each file's content under the secret's own name, and what was wrong, in words."""
    found, problems = dict(variables), list[str]()
    for secret in secrets:
        path = found.pop(secret + SUFFIX, None)
        if path is None:
            continue
        if secret in found:
            problems.append(f"{secret} 和 {secret}{SUFFIX} 只能写一个")
            continue
        try:
            found[secret] = Path(path).read_text("utf-8").strip()
        except OSError as error:
            problems.append(f"{secret}{SUFFIX}：读不了它指的文件：{error.strerror}")
        except ValueError:
            problems.append(f"{secret}{SUFFIX}：它指的文件不是 UTF-8 文字")
    return found, problems
