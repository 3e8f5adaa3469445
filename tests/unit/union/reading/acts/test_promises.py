"""What another promised, told by who talked with him, and what only tells of him."""

import pytest

from union.reading.acts.tasks.promises import SIGNS, with_promiser

PEOPLE = ("周敏", "李建国", "王芳", "赵磊", "葉穎怡", "Mary Lim", "Ah Seng", "Faizal")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("刚给赵磊打过电话，他说仓库钥匙12月9日前配好", "仓库钥匙赵磊12月9日前配好"),
        ("跟周敏碰了下，她答应周五之前把节目单排出来", "周敏周五之前把节目单排出来"),
        ("赵磊回我了，说合影他周四前洗出来", "合影赵磊周四前洗出来"),
        ("问过王芳了，锦旗她8号去取", "锦旗王芳8号去取"),
        ("建国说台账月底前会补齐", "台账建国月底前补齐"),
        ("啱啱同穎怡傾過，佢話會刊12月4號前會交稿", "會刊穎怡12月4號前交稿"),
        ("穎怡應承咗，星期五前交返報價單", "穎怡星期五前交返報價單"),
        ("Spoke to Faizal, he'll collect the cups by Fri", "Faizal will collect the cups by Fri"),
        ("checked with Mary, she say she will do the slides by 8 Dec", "Mary will do the slides by 8 Dec"),
        ("Ah Seng promised to fix the fan by Wed", "Ah Seng will fix the fan by Wed"),
    ],
)
def test_who_promised_is_named_as_the_one_who_does_it(text: str, told: str) -> None:
    """Of somebody known, with a day by which it is done."""
    assert SIGNS.search(text)
    assert with_promiser(text, PEOPLE) == told


@pytest.mark.parametrize(
    "text",
    [
        "给周敏打过电话，她说体检那天人挺多的",
        "赵磊说周五来不了",
        "王芳说周五下午3点开会",
        "赵磊说方案改到周五前交",
        "建国说台账补齐了",
        "刚跟赵磊聊过，他说明天要带孩子看牙",
        "赵磊说他老婆周五前生",
        "周敏说节目单王芳周五前定",
        "张姐说她周五前把表填好",
        "Faizal said he'll be late tmr",
        "Mary says she cannot make it on Fri",
        "Ah Seng told me to submit the form by Fri",
        "Faizal said he going Malaysia by Fri",
    ],
)
def test_news_of_somebody_is_no_promise(text: str) -> None:
    """Neither is a wish, a change, nor what a third one is to do."""
    assert with_promiser(text, PEOPLE) == text
