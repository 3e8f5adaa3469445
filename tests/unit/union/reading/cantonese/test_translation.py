"""Verbs and little words of Hong Kong in the reader's words."""

from datetime import datetime

import pytest

from union.data import table
from union.reading import lexicon
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.text.normal_form import normal, simplified

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "mandarin"),
    [
        ("星期五個會改咗去下個禮拜三", "星期五的会改到下个礼拜三"),
        ("會訊要遲到28號先印得起", "会讯推迟到28号才印得起"),
        ("班車推遲到28號", "班车推迟到28号"),
        ("聽日唔開會", "明天不开会"),
        ("12月5號同12號下晝3點，喺會址", "12月5号和12号下午3点,在会址"),
        ("同事和合同都唔同", "同事和合同都不同"),
        ("我哋站嘅海報今日貼晒", "我们站的海报今日贴了"),
        ("去曬太陽，唔好同我講", "去晒太阳,不要和我讲"),
        ("嗰個會喎 唔開住", "那个会,不开"),
        ("請願信交齊喇", "请愿信交齐了"),
        ("福袋派咗喇！", "福袋派发了!"),
        ("吹喇叭嗰位師傅", "吹喇叭那位师傅"),
        ("嘉年華係邊日嚟？", "嘉年华是哪天?"),
        ("會訊印好未？", "会讯印好没有?"),
        ("AGM嗰晚我嚟唔到", "会员大会那晚我来不了"),
        ("約咗資方見我哋", "约了资方见我们"),
        ("工作坊cancel咗", "工作坊取消了"),
        ("講座postpone去下星期二", "讲座推迟到下星期二"),
        ("仲有邊幾日街站", "还有哪几天街站"),
        ("記低聽晚8點打俾佢", "记得明晚8点打给他"),
        ("記低今日探咗3戶", "记下今日探望了3户"),
        ("尋日去咗威爾斯睇阿明，帶咗生果籃", "昨天去了威尔斯探望阿明,带了水果篮"),
        ("尋晚同阿明睇波", "昨晚和阿明看波"),
        ("志明聽日去攞鎖匙", "志明明天去领取锁匙"),
    ],
)
def test_verbs_of_the_place_are_read(text: str, mandarin: str) -> None:
    """Whole words count: 合同 and 曬太陽 are no 和 and no 了."""
    assert normal(text).text == mandarin


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("尋日去醫院探咗陳師傅，封咗$500利是", Intent.LOG),
        ("琴晚夜更派咗80碗糖水，用咗$640", Intent.LOG),
        ("通告：盆菜宴訂於1月22日（星期五）晚上7時，每位$180，收到請覆", Intent.EVENT),
        ("同資方嘅談判定咗12月3日同7日，兩日都係朝早10點", Intent.EVENT),
        ("聽日唔開會", Intent.NONE),
        ("我哋聽日放假，去大嶼山行山", Intent.NONE),
        ("佢話派咗$500畀個仔", Intent.NONE),
        ("琴日中咗$300六合彩", Intent.NONE),
    ],
)
def test_work_and_talk_are_told_apart(text: str, intent: Intent) -> None:
    """Deeds and notices of the union are heard, one's own life is not."""
    assert read(text, NOW, region="HK").intent is intent


def test_every_word_of_the_table_can_be_met() -> None:
    """Words are looked for in the simplified text: one that is not simplified itself would never be found."""
    known = table("cantonese")
    words = [*lexicon.cantonese(sure=True), *known["signs"]["sure"], *known["signs"]["not_before"]]
    assert [each for each in words if simplified(each) != each] == []


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("逢星期六朝早10點東涌街市擺街站 擺到年尾", Intent.EVENT),
        ("12月20號下晝3點去勞工處請願", Intent.EVENT),
        ("尋日去院舍派咗60個福袋", Intent.LOG),
        ("下星期三去日本旅行", Intent.NONE),
        ("琴晚同老婆睇戲，飛$220", Intent.NONE),
    ],
)
def test_the_places_own_work_is_known(text: str, intent: Intent) -> None:
    """街站 and 請願 are union work; one's own travels are not."""
    assert read(text, NOW, region="HK").intent is intent


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("明朝上半日我来弗及哉", "明天上午我来不及了"),
        ("名单交拨啥人", "名单交给谁"),
        ("明朝历史讲座", "明朝历史讲座"),
        ("拨款下来了", "拨款下来了"),
    ],
)
def test_words_of_jiangnan(said: str, means: str) -> None:
    """What is typed in Shaoxing and Ningbo; a dynasty stays one."""
    assert normal(said).text == means


@pytest.mark.parametrize(
    ("text", "mandarin"),
    [
        ("個會改左星期五", "会改到星期五"),
        ("我地會搞左", "我们会搞了"),
        ("單據收哂未", "单据收齐了没有"),
        ("呢D橫額幾時掛", "这些横幅什么时候挂"),
        ("向左轉，左右兩邊", "向左转,左右两边"),
    ],
)
def test_signs_typed_in_haste_are_those_that_are_meant(text: str, mandarin: str) -> None:
    """左 for 咗, 地 for 哋, D for 啲: as phones of Hong Kong are typed on; a real left stays."""
    assert normal(text).text == mandarin


def test_the_written_sign_of_is_makes_it_cantonese() -> None:
    """係 is told from 系 and 繫 before the text is simplified; 關係 is no sign of it."""
    assert normal("下個會係幾時？").text == "下个会是什么时候?"
    assert normal("勞資關係改善").text == "劳资关系改善"


@pytest.mark.parametrize(
    ("text", "mandarin"),
    [
        ("聯歡訂咗幾多圍", "联欢订了多少桌"),
        ("理事會訂咗15號夜晚8點", "理事会定于15号晚上8点"),
    ],
)
def test_what_is_booked_is_no_time(text: str, mandarin: str) -> None:
    """訂咗 tells when something is held, or how much of something is booked."""
    assert normal(text).text == mandarin


def test_a_notice_says_where_and_until_when_in_plain_words() -> None:
    """假座, 時正, 或之前 and 請於 are how notices say it."""
    said = normal("謹定於1月17日下午二時正假座紅磡會堂舉行週年大會，請於1月10日或之前報名").text
    assert said == "定于1月17日下午二时在红磡会堂举行周年大会,请1月10日之前报名"


@pytest.mark.parametrize(
    ("text", "mandarin"),
    [
        ("呢個friday要交", "这个星期五要交"),
        ("tmr喺會址傾", "明天在会址谈"),
        ("banner我send咗俾主席", "横幅我发了给主席"),
        ("福袋派晒 / 收到6條問題", "福袋发完了,收到6条问题"),
        ("理事會推去12號啦，時間照舊", "理事会推迟到12号,时间照旧"),
        ("畀我到下星期二", "延到下星期二"),
        ("份數唔啱", "份数不对"),
    ],
)
def test_english_days_and_particles_read_like_ours(text: str, mandarin: str) -> None:
    """Particles behind a time or a clause say nothing, a blank between English words is no gap."""
    assert normal(text).text == mandarin
