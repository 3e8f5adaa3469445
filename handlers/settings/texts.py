"""Sentences of /settings; what settings and their choices are called in any language: whoever types may not see the group's."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from handlers.core.messages import command_words
from handlers.reminders import lead_settings
from handlers.settings import letterhead
from union.core.almanac.date_format import day_words
from union.core.groups import REGIONS, ZONES, Group, Settings, is_hushed
from union.settings.choices import OFFERED, SETTINGS, TOLD, WRITTEN, code_from_words, code_of
from union.words import LANGUAGES, OWN_NAMES, Words, page_words, sentence
from union.worklog.spending_rules import profiles

# A number, and what 0 means.
NUMBERED = {
    "month_end": (sentence("每月{day}日"), sentence("月末")),
    "request_days": (sentence("{days}个工作日"), sentence("{days}个工作日")),
    "names_kept": (sentence("{months}个月"), sentence("不存")),
    "members": (sentence("{count}人"), sentence("不设")),
    "doubts": (sentence("每天最多{count}次"), sentence("不问")),
}
# What may go to a forum topic: the button inside of one, the button where one is set, and what is told there.
TOPICS = {
    "reminder_topic": (sentence("提醒发到本话题"), sentence("提醒发回主群"), sentence("提醒：发到指定话题")),
    "digest_topic": (sentence("月报发到本话题"), sentence("月报发回主群"), sentence("月报：发到指定话题")),
}


def setting_labels(_: Words) -> Mapping[str, str]:
    """What each setting is called, as in 「/settings 提醒时间 8:30」."""
    return {_(each.label): name for name, each in SETTINGS.items()}


def overview(_: Words, group: Group, today: date, *, may_change: bool) -> str:
    """Everything that holds, a line each."""
    settings = group.settings
    told = (
        (
            label,
            letterhead.filled_fields_line(_, settings)
            if name == "letterhead"
            else _value_text(_, name, code_of(settings, name)),
        )
        for label, name in setting_labels(_).items()
    )
    lines = [_("{label}：{value}", label=label, value=value) for label, value in told]
    topics = [told(_) for name, (*_buttons, told) in TOPICS.items() if getattr(settings, name)]
    if is_hushed(today, settings):
        until = day_words(_, date.fromisoformat(settings.hushed), now=today)
        topics.append(_("{day}前群里不发提醒，说「恢复提醒」就照常发", day=until))
    last = _("点一项来改，或直接发：/settings 提醒时间 8:30") if may_change else _("需要改请找本群管理员。")
    return "\n".join([_("「{title}」的设置", title=group.title), *lines, *topics, "", last])


def ask(_: Words, name: str, settings: Settings) -> str:
    """One setting, what it does and what holds now."""
    label = _label(_, name)
    now = _value_text(_, name, code_of(settings, name))
    return "\n".join([_("{label}：现在是{now}", label=label, now=now), purpose(_, name)])


def purpose(_: Words, name: str) -> str:
    return _(SETTINGS[name].purpose)


def choice(_: Words, name: str, code: str, *, ticked: bool) -> str:
    told = _value_text(_, name, code)
    return _("✓ {choice}", choice=told) if ticked else told


def changed(_: Words, name: str, settings: Settings) -> str:
    """After a change by words."""
    return _("已改，{label}：{now}", label=_label(_, name), now=_value_text(_, name, code_of(settings, name)))


def no_such_value(_: Words, name: str) -> str:
    """「设置 提醒时间 25点」: how it is written."""
    if not SETTINGS[name].example:
        return _("请写「开」或「关」。例如：/settings {label} 开", label=_label(_, name))
    known = {
        "places": [_(each.place) for each in profiles().values()],
        "zones": [_(place) for place in ZONES],
        "languages": OWN_NAMES.values(),
        "regions": [_(region.name) for region in REGIONS.values()],
    }
    return _(SETTINGS[name].example, **{each: _("、").join(told) for each, told in known.items()})


def _label(_: Words, name: str) -> str:
    return _(SETTINGS[name].label)


def _value_text(_: Words, name: str, code: str) -> str:
    if name == "region":
        return _(REGIONS[code].name)
    if name == "language":
        return OWN_NAMES[code]
    if name in NUMBERED:
        told, none = NUMBERED[name]
        return (none if code == "0" else told)(_, day=code, days=code, months=code, count=code)
    if name == "leads":
        return lead_settings.chosen_leads_text(_, code)
    if name == "money_rules":
        return _(profiles()[code].place) if code in profiles() else _("关")
    if name in WRITTEN:
        return _(TOLD[code]) if code in TOLD else code
    if name == "timezone":
        place = next((place for place, zone in ZONES.items() if zone == code), code)
        return _(place)
    clocks = (f"{int(part[:2])}:{part[2:]}" for part in code.split("-"))
    return _(TOLD[code]) if code in TOLD else "–".join(clocks)


def setting_and_value(
    said: str, of: Callable[[Words], Mapping[str, str]] = setting_labels
) -> tuple[str, str] | None:
    """The setting a text begins with and what follows its name, or which of others; None where it names none."""
    labels = _labels(of)
    label = command_words.said_word(_even(said), labels)
    return None if label is None else (labels[label], said.strip()[len(label) :].lstrip("：: \n").strip())


def code(name: str, said: str) -> str | None:
    """The code of a choice as a person of any language writes it."""
    return _choices(name).get(_even(said)) or code_from_words(name, command_words.simplified_text(said))


def _even(said: str) -> str:
    return command_words.simplified_text(said).lower()


@cache
def _labels(names: Callable[[Words], Mapping[str, str]]) -> Mapping[str, str]:
    every = [names(page_words(language)) for language in LANGUAGES]
    return {_even(label): name for each in every for label, name in each.items()}


@cache
def _choices(name: str) -> Mapping[str, str]:
    return {
        _even(choice(page_words(language), name, each, ticked=False)): each
        for language in LANGUAGES
        for each in OFFERED.get(name, ())
    }
