"""Private figures and names of helped people."""

import re
from pathlib import Path

import pytest

from union.reading.privacy.redaction import helped_names, mask_names, mask_private

LABELLED = Path(__file__).parents[4] / "data" / "helped_names.txt"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证11010119900307663X", "身份证****663X"),
        ("身份证110101900307663", "身份证****7663"),
        ("卡号6222021234567890123", "卡号****0123"),
        ("卡号 6222 0212 3456 7890", "卡号 ****7890"),
        ("电话13812345678", "电话****5678"),
        ("手机138-1234-5678，微信同号", "手机****5678，微信同号"),
        ("+86 138 1234 5678", "****5678"),
        ("座机0755-26001234", "座机****1234"),
        ("电话：26001234", "电话：****1234"),
        ("身份证 110 101 1990 0307 663X", "身份证 ****663X"),
        ("身份证１１０１０１１９９００３０７６６３４", "身份证****6634"),
        ("张三110101-19900307-6634", "张三****6634"),
        ("卡号6222　0212　3456　7890", "卡号****7890"),
        ("账号：11050160360000000123", "账号：****0123"),
        ("6222-0212-3456-7890-123", "****0123"),
        ("电话８６１３８１２３４５６７８", "电话****5678"),
        ("手机1 3 8 1 2 3 4 5 6 7 8", "手机****5678"),
        ("手机138.1234.5678", "手机****5678"),
        ("微信号wx13812345678", "微信号wx****5678"),
        ("手机13812345678 13912345679", "手机****5678 ****5679"),
        ("电话(+86)13812345678", "电话****5678"),
        ("电话+852 9123 4567", "电话****4567"),
        ("护照E12345678", "护照****5678"),
        ("身份证A123456(7)", "身份证****4567"),
        ("S1234567D", "****567D"),
        ("共13812345678元", "共****5678元"),
    ],
)
def test_private_figures_keep_their_last_four_signs(text: str, masked: str) -> None:
    """ID, bank card, mobile and landline, however grouped."""
    assert mask_private(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 15:00开会",
        "发放慰问金123456元",
        "工发〔2026〕12号",
        "热线12351",
        "10000份手册，27000名职工",
        "编号20261120001",
        "9:30-11:00",
        "发放6222021200元",
        "合同金额6222021234567890元",
        "订单号2026112000012345",
        "2024 2025 2026 2027年",
        "20261101-20261130",
        "统一社会信用代码91110000100006921X",
        "会议号123-456-789",
        "1000、2000、3000、4000元",
        "",
    ],
)
def test_dates_sums_and_documents_stay(text: str) -> None:
    """Nothing that is not private is cut."""
    assert mask_private(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("慰问困难职工刘建国，发放1000元", "慰问困难职工刘＊＊，发放1000元"),
        ("困难职工刘某某住院", "困难职工刘＊＊住院"),
        ("慰问对象：张三、李四", "慰问对象：张＊＊、李＊＊"),
        (
            "走访困难职工张建国家200元、李秀英家，王志强家300元",
            "走访困难职工张＊＊家200元、李＊＊家，王＊＊家300元",
        ),
        ("到张建国家、李秀英家看望", "到张＊＊家、李＊＊家看望"),
        ("看望患病职工王芳家", "看望患病职工王＊＊家"),
        ("救助特困职工陈建设等5人", "救助特困职工陈＊＊等5人"),
    ],
)
def test_names_of_helped_people_are_hidden(text: str, masked: str) -> None:
    """Behind a word for those who are helped only the surname stays, the same for the same name."""
    assert mask_names(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "慰问了三车间的老李",
        "困难职工12户",
        "困难职工家庭",
        "慰问困难职工和退休人员",
        "王芳主持会议",
        "慰问名单陈强10号前核完",
        "困难职工档案更新",
    ],
)
def test_other_names_and_words_stay(text: str) -> None:
    """A colleague is not a helped person, and a word is no name."""
    assert mask_names(text) == text


def _labelled() -> list[str]:
    return [line for line in LABELLED.read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("line", _labelled())
def test_helped_people_of_the_labelled_sentences(line: str) -> None:
    """Who is bracketed in the list is hidden, nobody and nothing else; masking twice changes nothing."""
    names = re.findall(r"\[(.+?)]", line)
    said = re.sub(r"[\[\]]", "", line)

    masked = mask_names(said)

    assert (set(helped_names(said)), mask_names(masked)) == (set(names), masked)
    assert not any(name in masked for name in names)


def test_who_is_helped_is_hidden_at_every_mention() -> None:
    """The second time without a word that tells who is helped."""
    assert mask_names("看望困难职工刘建国，刘建国住三楼") == "看望困难职工刘＊＊，刘＊＊住三楼"


def test_a_title_hides_whom_its_message_names() -> None:
    """A title cut from a message has lost the word that told who is helped."""
    assert mask_names("送王秀兰家米面", also=helped_names("慰问王秀兰，送王秀兰家米面")) == "送王＊＊家米面"


@pytest.mark.parametrize("text", ["身份证11010119900307663X", "慰问对象：张三、李四，电话13812345678"])
def test_masking_twice_changes_nothing(text: str) -> None:
    """What is masked stays as it is."""
    once = mask_names(mask_private(text))

    assert mask_names(mask_private(once)) == once
