"""The chapters of a report as an official document; a chapter with nothing to say is left out, heading and all."""

from collections.abc import Callable, Iterator, Sequence

from docx.document import Document

from union import digest_details as details
from union import digest_title as title_of
from union import digest_words as words_of
from union.digest import Digest
from union.digest_comparison import Change
from union.digest_details import Line
from union.digest_sections import Section
from union.documents.docx_tables import figures_table
from union.documents.docx_text import write
from union.words import Words

NUMERALS = "一二三四五六七八九十"
ITEMS = 8


def write_chapters(document: Document, digest: Digest, _: Words) -> None:
    """All chapters in their order, numbered 一、二、三、."""
    chapters: Sequence[tuple[str, Callable[[Document, Digest, Words], None], bool]] = (
        (_("总体情况"), _summary, True),
        (_("分类工作情况"), _work, bool(digest.sections)),
        (_("竞赛比赛情况"), _competitions, bool(digest.competitions)),
        (_("计划完成情况"), _plan, bool(digest.plan.planned or digest.overdue)),
        (_("补报情况"), _late, bool(digest.late)),
        (
            _("{coming}安排", coming=title_of.coming(digest.period, _)),
            _coming,
            bool(digest.preview.items or digest.preview.festivals),
        ),
    )
    told = [(heading, tell) for heading, tell, something in chapters if something]
    for place, (heading, tell) in enumerate(told):
        write(document, f"{numeral(place)}、{heading}", "Heading 1")
        tell(document, digest, _)


def numeral(place: int) -> str:
    """一 to 九十九 for the places from 0 on."""
    tens, ones = divmod(place + 1, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")


def sentence(document: Document, text: str) -> None:
    """A paragraph of the body, closed with a full stop where it is not yet."""
    write(document, text if text.endswith(("。", "！", "？")) else f"{text}。", "Body Text")


def _summary(document: Document, digest: Digest, _: Words) -> None:
    sentence(document, words_of.summary(digest, _))
    for line in _comparisons(digest, _):
        sentence(document, line)
    if digest.table:
        figures_table(document, digest, _)
    if digest.approximate:
        sentence(document, words_of.approximation(digest, _))


def _comparisons(digest: Digest, _: Words) -> Iterator[str]:
    """The comparisons in the words of a report: 「8项（上月2项，增长300%）」."""
    period = digest.period
    sides = ((digest.previous, title_of.last(period, _)), (digest.year_ago, title_of.year_ago(period, _)))
    for changes, then in sides:
        if changes:
            told = "、".join(_change(each, then, _) for each in changes)
            yield _("与{then}相比：{figures}", then=then, figures=told)
    if digest.year_to_date:
        yield words_of.year_to_date(digest.year_to_date, _)


def _change(each: Change, then: str, _: Words) -> str:
    now, before = words_of.headline(each, each.now, _), words_of.headline(each, each.then, _)
    if each.percent is None:
        return _("{now}（{then}无）", now=now, then=then)
    share = words_of.number(abs(each.percent))
    if each.now.value == each.then.value:
        return _("{now}（与{then}持平）", now=now, then=then)
    if each.percent > 0:
        return _("{now}（{then}{before}，增长{share}%）", now=now, then=then, before=before, share=share)
    return _("{now}（{then}{before}，下降{share}%）", now=now, then=then, before=before, share=share)


def _work(document: Document, digest: Digest, _: Words) -> None:
    for place, section in enumerate(digest.sections):
        write(document, f"（{numeral(place)}）{section.category}", "Heading 2")
        _section(document, section, _)


def _section(document: Document, section: Section, _: Words) -> None:
    if section.count.value == 1:  # one item says its own figures
        sentence(document, words_of.item(section.items[0], _))
        return
    count = words_of.items_counted(section.count, _)
    sums = words_of.sums(section, _, everything=True)
    sentence(
        document, _("共{count}：{sums}", count=count, sums=sums) if sums else _("共{count}", count=count)
    )
    _numbered(document, details.work(section, _, limit=ITEMS))
    named = {item.number for item in section.items}
    rest = [line.text for line in details.ratios(section, _) if line.number not in named]
    if rest:
        sentence(document, _("另有不相加的数据：{figures}", figures="、".join(rest)))


def _competitions(document: Document, digest: Digest, _: Words) -> None:
    _numbered(document, details.competitions(digest, _))


def _plan(document: Document, digest: Digest, _: Words) -> None:
    said = details.plan(digest, _)
    if said:
        sentence(document, said)
    parts = (
        (_("已过期限事项"), details.overdue(digest, _)),
        (_("计划内未完成事项"), details.unfinished(digest, _)),
    )
    told = [(heading, lines) for heading, lines in parts if lines]
    for place, (heading, lines) in enumerate(told):
        write(document, f"（{numeral(place)}）{heading}", "Heading 2")
        _numbered(document, lines)


def _late(document: Document, digest: Digest, _: Words) -> None:
    sentence(document, _("以下工作在所属月份报送后补报，{note}", note=words_of.late_note(digest, _)))
    for place, section in enumerate(digest.late):
        write(document, f"（{numeral(place)}）{section.category}", "Heading 2")
        _section(document, section, _)


def _coming(document: Document, digest: Digest, _: Words) -> None:
    _numbered(document, details.coming(digest, _))
    festivals = details.festivals(digest, _)
    if festivals:
        sentence(document, _("节日：{festivals}", festivals=festivals))


def _numbered(document: Document, lines: list[Line]) -> None:
    """「1. 」 before each of several items; what sums up the rest, and an only line, stand without."""
    for place, line in enumerate(lines, 1):
        bare = line.number is None or len(lines) == 1
        sentence(document, line.text if bare else f"{place}. {line.text}")
