"""The chapters of a report as an official document; a chapter with nothing to say is left out, heading and all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document

from union.core.grain import Grain
from union.reports.comparison import Change
from union.reports.model import Digest
from union.reports.text import care_prose
from union.reports.text import figure_texts as words_of
from union.reports.text import list_sections as details
from union.reports.text import title as title_of
from union.reports.text import year_plan_texts as plan_words
from union.reports.text.list_sections import ListLine
from union.reports.text.narrative import Chapter, narrative
from union.reports.word.paragraphs import printable, sentence, write
from union.reports.word.tables import figures_table, months_table
from union.reports.word.work_sections import heading, numbered, numeral, write_section, write_work
from union.words import Words


@dataclass(frozen=True, slots=True)
class _Told:
    """The narrative by its places: before the figures, by category, beside what comes next."""

    opening: str
    by_category: Mapping[str, Chapter]
    outlook: str


def write_chapters(document: Document, digest: Digest, _: Words) -> None:
    """All chapters in their order, numbered 一、二、三、; an only one needs no heading."""
    told = [(name, tell) for name, tell, something in _chapters(document, digest, _) if something]
    for place, (name, tell) in enumerate(told):
        if len(told) > 1:
            write(document, _("{numeral}、{name}", numeral=numeral(place, _), name=name), "Heading 1")
        tell()


def _chapters(document: Document, digest: Digest, _: Words) -> list[tuple[str, Callable[[], None], bool]]:
    """Name, what writes it, and whether there is anything to write."""
    told, ahead = _narrated(digest, _), title_of.coming(digest.period, _)
    undone = care_prose.left(digest, _)
    is_planned = bool(digest.plan.planned or digest.overdue or digest.turnouts or digest.year_plan or undone)
    coming = [*_coming_lines(digest, _), *details.preparing(digest, _)]
    return [
        (_("更正内容"), lambda: _corrections(document, digest, _), bool(digest.corrections)),
        (_("总体情况"), lambda: _summary(document, digest, told.opening, _), True),
        (
            _("分类工作情况"),
            lambda: write_work(document, digest, told.by_category, _),
            bool(digest.sections or care_prose.places(digest)),
        ),
        (_("竞赛比赛情况"), lambda: _competitions(document, digest, _), bool(digest.competitions)),
        (_("计划完成情况"), lambda: _plan(document, digest, _), is_planned),
        (_("补报情况"), lambda: _late(document, digest, _), bool(digest.late)),
        (
            _("{coming}安排", coming=ahead),
            lambda: _coming(document, digest, told.outlook, _),
            bool(coming or told.outlook),
        ),
        (_("说明"), lambda: _remarks(document, digest, _), bool(_remark_lines(digest))),
    ]


def _narrated(digest: Digest, _: Words) -> _Told:
    chapters = narrative(digest, _)
    opens = bool(chapters) and not chapters[0].category
    return _Told(
        opening=chapters[0].text if opens else "",
        by_category={each.category: each for each in chapters if each.category},
        outlook="".join(each.text for each in chapters[1:] if not each.category),
    )


def _corrections(document: Document, digest: Digest, _: Words) -> None:
    numbered(document, [ListLine(each, 0) for each in digest.corrections], _)


def _remarks(document: Document, digest: Digest, _: Words) -> None:
    for line in _remark_lines(digest):
        sentence(document, line, _)


def _remark_lines(digest: Digest) -> list[str]:
    """What of 说明 can be printed, without empty lines."""
    lines = (printable(line).strip() for line in digest.remarks.splitlines())
    return [line for line in lines if line]


def _summary(document: Document, digest: Digest, opening: str, _: Words) -> None:
    sentence(document, opening or words_of.summary(digest, _), _)
    for line in _comparisons(digest, _):
        sentence(document, line, _)
    if digest.table and digest.sections:
        figures_table(document, digest, _)
    if digest.period.grain is not Grain.MONTH and digest.months:
        months_table(document, digest, _)
    if digest.approximate:
        sentence(document, words_of.approximation(digest, _), _)


def _comparisons(digest: Digest, _: Words) -> Iterator[str]:
    """The comparisons in the words of a report: 「8项（上月2项，增长300%）」."""
    period = digest.period
    sides = ((digest.previous, title_of.last(period, _)), (digest.year_ago, title_of.year_ago(period, _)))
    for changes, then in sides:
        if changes and digest.sections:
            told = _("、").join(_change(each, then, _) for each in changes)
            yield _("与{then}相比：{figures}", then=then, figures=told)
        elif changes and any(each.then.value for each in changes):
            yield words_of.compared(changes, then, _)
    if digest.year_to_date:
        yield words_of.year_to_date(digest.year_to_date, _)


def _change(each: Change, then: str, _: Words) -> str:
    now, before = words_of.headline(each, each.now, _), words_of.headline(each, each.then, _)
    if each.percent is None:
        return _("{now}（{then}无）", now=now, then=then)
    share = words_of.number(abs(each.percent))
    if each.now.value == each.then.value:
        return _("{now}（与{then}持平）", now=now, then=then)
    if not words_of.tells(each):
        return _("{now}（{then}{before}）", now=now, then=then, before=before)
    if each.percent > 0:
        return _("{now}（{then}{before}，增长{share}%）", now=now, then=then, before=before, share=share)
    return _("{now}（{then}{before}，下降{share}%）", now=now, then=then, before=before, share=share)


def _competitions(document: Document, digest: Digest, _: Words) -> None:
    numbered(document, details.competitions(digest, _), _)


def _plan(document: Document, digest: Digest, _: Words) -> None:
    for said in (details.plan(digest, _), plan_words.summary(digest, _, named=None)):
        if said:
            sentence(document, said, _)
    parts = (
        (_("已过期限事项"), details.overdue(digest, _)),
        (_("计划内未完成事项"), details.unfinished(digest, _)),
        (_("年度计划完成情况"), plan_words.sections(digest, _, named=None)),
        (_("尚需跟进的工作"), care_prose.left(digest, _)),
        (_("到会情况"), details.turnouts(digest, _)),
    )
    told = [(name, lines) for name, lines in parts if lines]
    for place, (name, lines) in enumerate(told):
        heading(document, place, name, _)
        numbered(document, lines, _)


def _late(document: Document, digest: Digest, _: Words) -> None:
    sentence(document, _("以下工作在所属月份报送后补报，{note}", note=words_of.late_note(digest, _)), _)
    for place, section in enumerate(digest.late):
        heading(document, place, _(section.category), _)
        write_section(document, section, _, year=digest.period.year)


def _coming(document: Document, digest: Digest, outlook: str, _: Words) -> None:
    coming, preparing = _coming_lines(digest, _), details.preparing(digest, _)
    if outlook:
        sentence(document, outlook, _)
        coming, preparing = _untold(coming, outlook), _untold(preparing, outlook)
    parts = ((_("工作安排"), coming), (_("须准备的事项"), preparing))
    told = [(name, lines) for name, lines in parts if lines]
    for place, (name, lines) in enumerate(told):
        if len(told) > 1:
            heading(document, place, name, _)
        numbered(document, lines, _)


def _untold(lines: list[ListLine], outlook: str) -> list[ListLine]:
    """The list below the outlook; an only line that it tells is not told again."""
    return [] if len(lines) == 1 and lines[0].text in outlook else lines


def _coming_lines(digest: Digest, _: Words) -> list[ListLine]:
    festivals = details.festivals(digest, _)
    named = [ListLine(_("节日：{festivals}", festivals=festivals))] if festivals else []
    return [*details.coming(digest, _), *named]
