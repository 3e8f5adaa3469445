"""Sentences about what stands around the text of a report's Word file: to whom, number, signer, name."""

from collections.abc import Mapping

from union.core.group_settings import Settings
from union.reports.document import FIELDS, LONGEST
from union.settings.choices import LETTERHEAD
from union.words import Words


def names(_: Words) -> Mapping[str, str]:
    """What each text is called, as in 「设置 主送机关 市总工会」."""
    return {_(each.label): name for name, each in LETTERHEAD.items()}


def told(_: Words, settings: Settings) -> str:
    """All that is set, on one line."""
    said = [
        f"{label} {getattr(settings, name)}" for label, name in names(_).items() if getattr(settings, name)
    ]
    return _("；").join(said) or _("未填")


def overview(_: Words, settings: Settings) -> str:
    """The four texts and how each is changed."""
    lines = [
        _("{label}：{value}", label=label, value=_value(_, name, settings))
        for label, name in names(_).items()
    ]
    return "\n".join(
        [
            _("写在 Word 月报上，没填的不写："),
            *lines,
            "",
            _("点一项来改，或直接发：/settings 主送机关 市总工会；写「无」就清空。"),
        ]
    )


def ask(_: Words, name: str) -> str:
    """A text's button was pressed: the reply to this is the text."""
    return _(
        "{label}写什么？请回复这条消息，例如：{example}。写「无」就清空。",
        label=_label(_, name),
        example=example(_, name),
    )


def example(_: Words, name: str) -> str:
    """How a text may read."""
    return _(LETTERHEAD[name].example)


def changed(_: Words, name: str, settings: Settings) -> str:
    """After a change."""
    return _("已改，{label}：{value}", label=_label(_, name), value=_value(_, name, settings))


def not_kept(_: Words, name: str) -> str:
    """Nothing was said, or too much."""
    return _("{label}最多{most}个字，没有改。例如：/settings {label} 无", label=_label(_, name), most=LONGEST)


def _label(_: Words, name: str) -> str:
    return _(LETTERHEAD[name].label)


def _value(_: Words, name: str, settings: Settings) -> str:
    value = str(getattr(settings, name))
    if value:
        return value
    return _("未填，写群名") if FIELDS[name] == "issuer" else _("未填")
