"""The second opinion: the likelihoods of all senses, by signs that do not know the item's name."""

from datetime import datetime

import pytest

from union.core.sign_table import read_table
from union.data import FOLDER
from union.reading.acts.extraction import look
from union.reading.acts.opinion import LONGEST, Sense, features, opinion, without_title

NOW = datetime(2026, 11, 23, 10)


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("明晚的合唱先不练了，老师嗓子哑了", Sense.CANCELLED),
        ("场地让人占了，咱们往后推两天", Sense.MOVED),
        ("横幅挂上去了，收工", Sense.FINISHED),
        ("刚才写错了，应该是9个人", Sense.CORRECTED),
        ("这个月走访花了多少钱", Sense.ASKED),
        ("昨天走访困难职工3户，送去油3桶", Sense.TOLD),
        ("食堂今天的包子真咸", Sense.CHATTER),
        ("我下周回老家，三天都不在", Sense.ABSENT),
        ("聽日嗰場唔搞啦，個場俾人租咗", Sense.CANCELLED),
        ("no need come tomorrow, instructor sick", Sense.CANCELLED),
    ],
)
def test_the_likeliest_sense(text: str, sense: Sense) -> None:
    """Plain ways to say it, in the words of three places."""
    said = opinion(text, NOW)
    assert said is not None and said.best is sense


def test_the_senses_share_one() -> None:
    """Also of words nobody has seen."""
    said = opinion("鼋鼍", NOW)
    assert said is not None and sum(said.shares.values()) == pytest.approx(1)
    assert said.share(*Sense) == pytest.approx(1)


def test_articles_get_none() -> None:
    """They are no message of an officer's own."""
    assert opinion("走访" * LONGEST, NOW) is None


def test_the_items_name_says_nothing() -> None:
    """「拔河比赛」 in a sentence is one sign, whatever it is called; so are times and figures."""
    assert without_title("明天拔河改到操场", "职工拔河比赛") == "明天II改到操场"
    one, other = (
        features(text, look(text, NOW), NOW, title)
        for text, title in (("拔河来了38人", "职工拔河比赛"), ("插花来了120人", "女职工插花课"))
    )
    assert one == other


def test_every_sign_has_a_weight_for_each_sense() -> None:
    """The file as the tool writes it."""
    weights = read_table(FOLDER / "opinion_weights.bin")
    assert weights.columns == len(weights.dense) == len(Sense)
