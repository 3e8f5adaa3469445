"""Festival packs, built-in templates and the questions of /log are there in every language."""

from tools import data_names
from union.calendar import templates
from union.data import table
from union.festivals import packs
from union.words import page_words
from union.worklog import entries


def told() -> set[str]:
    """All that these three tables say to people."""
    shown = {str(each["festival"]) for each in table("packs")["pack"]}
    shown |= {step["title"] for each in table("packs")["pack"] for step in each["steps"]}
    for template in templates.built_in():
        shown |= {template.name, *(step.title for step in template.steps)}
        shown |= {check for step in template.steps for check in step.checks}
    for form in entries.forms():
        shown |= {form.example, *(word for ask in form.asks for word in (ask.name, ask.question))}
    return shown


LISTS = (
    "of_festivals", "of_places", "of_the_congress", "of_meetings_and_elections", "of_audits_and_contests",
    "of_sports_and_visits", "of_records",
)  # fmt: skip
# Told elsewhere, too: festivals by their day, 签到 as a button, 地点 of an item, 奖金 of a record.
ELSEWHERE = {"春节", "端午", "中秋", "重阳", "三八", "五一", "签到", "地点", "奖金"} | {
    *("屠妖节", "开斋节", "哈芝节", "卫塞节", "清明", "佛诞"),
}


def test_every_step_and_question_is_a_sentence() -> None:
    """What a table gains must be listed, or no catalogue can hold it."""
    assert told() - {name for key in LISTS for name in data_names.listed()[key]} == ELSEWHERE


def test_english_groups_read_no_chinese() -> None:
    """Each has English words."""
    _ = page_words("en")
    assert {each for each in told() if not _(each).isascii()} == set()


def test_a_pack_is_offered_in_the_language_of_the_group() -> None:
    """Its steps become items with these titles."""
    pack = packs.pack("春节", 2027, "CN")
    assert pack is not None
    titles = [step.title for step in packs.in_language(pack, page_words("en")).steps]
    assert titles[1] == "Plan and budget of Lunar New Year gifts"
