"""The files an operator deploys with agree with the program: folders, variables, addresses, the unit's own grammar."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]
from prometheus_client.parser import text_string_to_metric_families

from bot.cli import main
from bot.clock import host_now
from bot.config.sections import Replica
from bot.config.settings import SECRETS, VARIABLES, demo, load
from bot.operations.health_state import HealthState
from bot.web.health import metrics_text
from tests.unit.handlers.stage import stage

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
UNIT = DEPLOY / "gonghui@.service"


def test_the_image_holds_every_package_and_nothing_else() -> None:
    """A new package of the program that is not copied would be missed at the first start."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {name.partition(".")[0] for name in project["tool"]["setuptools"]["packages"]}
    copied = set(re.findall(r"^COPY (\w[\w./-]*)", DOCKERFILE, re.MULTILINE))
    assert copied == packages | {"requirements-replica.lock", "docs/manual.md"}
    let_in = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert {line[1:] for line in let_in if line.startswith("!")} == copied
    assert not any(
        fnmatch(secret, line[1:]) for line in let_in if line[0] == "!" for secret in ("config.toml", "data")
    )


PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("other", ["dev", "ci", "replica"])
def test_what_is_tested_is_what_is_run(other: str) -> None:
    """Every package a user has is there in the same version for developers, in CI and in the image, and CI has the developers' own."""

    def pinned(name: str) -> dict[str, str]:
        return dict(PIN.findall((ROOT / name).read_text("utf-8")))

    whole = pinned(f"requirements-{other}.lock")
    less = pinned("requirements.lock") | (pinned("requirements-dev.lock") if other == "ci" else {})
    assert len(less) > 40 and {name: whole.get(name) for name in less} == less


def test_only_known_variables_are_set() -> None:
    """The program would refuse any other; the health check asks where it is answered."""
    known = {*VARIABLES, *(f"{name}_FILE" for name in SECRETS)}
    assert set(re.findall(r"GONGHUI_\w+", DOCKERFILE + COMPOSE)) <= known
    host, port = load(None, {"GONGHUI_TELEGRAM__TOKEN": "1:a"}).web.health_listen
    assert f"http://{host}:{port}/health" in DOCKERFILE


def test_the_image_is_run_without_rights() -> None:
    """As a user without a name on the host, on a file system that can't be written, without capabilities."""
    assert "\nUSER 10001:10001\n" in DOCKERFILE and "--require-hashes" in DOCKERFILE
    assert all(
        re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", base)
        for base in re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)
    )
    assert all(rule in COMPOSE for rule in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true"))


def test_the_image_is_made_as_linters_ask() -> None:
    """Both stages on the same base; the last user has no rights, and nothing is done after; nothing is run through a shell."""
    lines = [line for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]+ ", line)]
    words = [line.split()[0] for line in lines]
    assert len({line.split()[1] for line in lines if line.startswith("FROM ")}) == 1
    assert words[words.index("USER") :] == ["USER", "VOLUME", "HEALTHCHECK", "ENTRYPOINT", "CMD"]
    started = re.findall(r"^ *(?:ENTRYPOINT|CMD) (.+)$", DOCKERFILE, re.MULTILINE)
    assert len(started) == 3 and all(isinstance(json.loads(words), list) for words in started)
    assert not {"ADD", "ARG", "EXPOSE"} & set(words) and "apt" not in DOCKERFILE and "sudo" not in DOCKERFILE


def test_the_compose_file_is_yaml() -> None:
    """And its volume, secret and mounts are where the image looks for them."""
    told = yaml.safe_load(COMPOSE)
    bot = told["services"]["bot"]
    assert set(bot["secrets"]) == set(told["secrets"]) and bot["volumes"][0].split(":") == ["data", "/data"]
    assert f'"{bot["volumes"][1].split(":")[1]}"]' in DOCKERFILE
    assert (DEPLOY / bot["build"]["context"] / bot["build"]["dockerfile"]).samefile(DEPLOY / "Dockerfile")


def test_alerts_and_the_handbook_name_what_is_measured() -> None:
    """A figure that is not there would never raise an alarm; one that is not explained helps nobody."""
    config = demo().model_copy(update={"replica": Replica(url="file:///srv/replica")})
    state = HealthState(stage().services, config, host_now())
    families = {family.name for family in text_string_to_metric_families(metrics_text(state).decode())}
    ours = {name for name in families if name.startswith("gonghui_")}
    rules = yaml.safe_load((DEPLOY / "alerts.yml").read_text("utf-8"))["groups"][0]["rules"]
    asked = {name for rule in rules for name in re.findall(r"gonghui_\w+", rule["expr"])}
    family = re.compile(r"_(?:bucket|count|sum|total)$")
    known = ours | {"gonghui_backup_age_seconds"}  # there is none yet
    assert {family.sub("", name) for name in asked} <= known
    handbook = (ROOT / "docs" / "operations.md").read_text("utf-8")
    told = {family.sub("", name) for name in re.findall(r"`(gonghui_\w+)`", handbook)}
    assert told == known
    assert all(rule["alert"] in handbook for rule in rules)
    scraped = yaml.safe_load((DEPLOY / "prometheus.yml").read_text("utf-8"))
    host, port = config.web.health_listen
    assert scraped["scrape_configs"][0]["static_configs"][0]["targets"] == [f"{host}:{port}"]


# 「bot check --config FILE」 in a block or between backquotes, up to a comment, an explanation or the backquote.
COMMAND = re.compile(r"(?:python -m |`|^|：)bot (?P<words>[a-z]+(?: [^`#（\n]*)?)", re.MULTILINE)


def test_every_command_of_the_handbook_is_one() -> None:
    """Each can be typed as it stands: the command is known, its options are, and nothing that it needs is left out."""
    handbook = (ROOT / "docs" / "operations.md").read_text("utf-8")
    found = [shlex.split(one["words"].replace("…", "x")) for one in COMMAND.finditer(handbook)]
    typed = [words for words in found if words[0] in main.COMMANDS and len(words) > 1]
    for words in typed:
        main._parser(words).parse_args(words)
    assert {words[0] for words in typed} >= {"backup", "check", "groups", "restore", "run"} and len(
        typed
    ) > 12
    assert {words[0] for words in found} <= set(main.COMMANDS)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    """No unknown key, no wrong value; for a program that is here, ours lies in /opt."""
    text = UNIT.read_text("utf-8").replace("/opt/gonghui-bot/.venv/bin/python", sys.executable)
    unit = tmp_path / UNIT.name
    unit.write_text(text.replace("file:///opt/gonghui-bot", f"file://{ROOT}"), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if UNIT.name in line]) == (0, [])


def test_both_ways_of_running_it_have_the_same_bounds() -> None:
    """Memory and tasks; a child that takes too much does not take the bot with it."""
    unit = UNIT.read_text("utf-8").splitlines()
    memory, tasks = re.search(r"mem_limit: (\d+)m", COMPOSE), re.search(r"pids_limit: (\d+)", COMPOSE)
    assert memory and f"MemoryMax={memory[1]}M" in unit
    assert tasks and f"TasksMax={tasks[1]}" in unit
    assert "OOMPolicy=continue" in unit


def test_neither_the_token_nor_the_configuration_is_taken_in() -> None:
    """Where the guide puts them beside the compose file."""
    ignored = (DEPLOY.parent / ".gitignore").read_text("utf-8").splitlines()
    assert {"/deploy/telegram_token", "/deploy/config.toml"} <= set(ignored)
