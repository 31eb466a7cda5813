"""Parties that stand in each other's places, with links of words as given."""

import re

import pytest

from muqabala.languages.claims.roles.exchanges import exchanges


def found(arabic, english, links, lacking=""):
    """Return what changed places; ``links`` are pairs of words that render each other, "en=ar en=ar"."""
    places = {
        text: {match.group(): match.start() for match in re.finditer(r"\w+", text)}
        for text in (arabic, english)
    }
    rendered = frozenset(
        (places[arabic][ours], places[english][theirs])
        for theirs, ours in (link.split("=") for link in links.split())
    )
    gaps = {places[english].get(word) for word in lacking.split()}
    told = exchanges(arabic, english, lambda place: False, gaps.__contains__, rendered)
    return [(arabic[slice(*it.original)], english[slice(*it.translation)]) for it in told]


EXCHANGED = [
    (
        "أرسلت النقابة مفتشة إلى المنجم فرفضت الشركة ذلك.",
        "The company sent an inspector to the mine and the union refused that.",
        "company=الشركة sent=أرسلت inspector=مفتشة mine=المنجم union=النقابة refused=فرفضت",
        [("النقابة مفتشة إلى المنجم فرفضت الشركة", "company sent an inspector to the mine and the union")],
    ),
    (
        "هاجم السائق الشرطي عند التقاطع.",
        "The policeman attacked the driver at the junction.",
        "policeman=الشرطي attacked=هاجم driver=السائق junction=التقاطع",
        [("السائق الشرطي", "policeman attacked the driver")],
    ),
]


TURNED = [
    (
        "تزود الجزيرة البر بالكهرباء.",
        "The mainland supplies the island with electricity.",
        "mainland=البر supplies=تزود island=الجزيرة electricity=بالكهرباء",
        [("الجزيرة البر", "mainland supplies the island")],
    ),
    (
        "أنقذ الغطاس زميله من الغرق.",
        "The diver was rescued by his colleague from drowning.",
        "diver=الغطاس rescued=أنقذ colleague=زميله drowning=الغرق",
        [("الغطاس زميله", "diver was rescued by his colleague")],
    ),
]


@pytest.mark.parametrize(("arabic", "english", "links", "told"), EXCHANGED + TURNED)
def test_two_parties_around_a_verb_that_is_linked_are_told(arabic, english, links, told):
    assert found(arabic, english, links) == told


ATTACK = "policeman=الشرطي attacked=هاجم driver=السائق"

SILENT = [
    (
        "وقعت سوناطراك الجزائرية وإيني اتفاقا ترتفع بموجبه إمدادات الغاز الجزائري.",
        "Algeria's Sonatrach and Eni signed an agreement under which Algerian gas supplies will rise.",
        "Eni=وإيني signed=وقعت agreement=اتفاقا Algerian=الجزائرية rise=ترتفع",
        "",
    ),
    ("هاجم السائق الشرطي.", "The driver attacked the policeman.", ATTACK, ""),
    ("هاجم السائق الشرطي.", "The policeman was attacked by the driver.", ATTACK, ""),
    ("هاجم السائق الشرطي.", "The policeman was attacked; the driver fled.", ATTACK, ""),
    ("هاجم السائق الشرطي.", "The policeman says he was attacked first, the driver too.", ATTACK, ""),
    ("هاجم السائق الشرطي.", "The policeman furiously attacked the driver.", ATTACK, "furiously"),
    (
        "افتتح في القاهرة المنتدى.",
        "The forum opened in Cairo.",
        "forum=المنتدى opened=افتتح Cairo=القاهرة",
        "",
    ),
    (
        "هاجم الشرطي الثلاثاء.",
        "Tuesday attacked the policeman.",
        "Tuesday=الثلاثاء attacked=هاجم policeman=الشرطي",
        "",
    ),
    (
        "يرأس اللجنة قاض متقاعد.",
        "The committee is chaired by a retired judge.",
        "committee=اللجنة chaired=يرأس judge=قاض",
        "",
    ),
    (
        "استقبل الوفد المحافظ.",
        "The delegation was received by the governor.",
        "delegation=الوفد received=استقبل governor=المحافظ",
        "",
    ),
    (
        "حضر المؤتمر معظم الوزراء.",
        "Most ministers attended the conference.",
        "ministers=الوزراء attended=حضر conference=المؤتمر",
        "",
    ),
    (
        "تعقب السياج الأشجار.",
        "The trees are protected from goats by the fence.",
        "trees=الأشجار protected=تعقب fence=السياج",
        "",
    ),
    (
        "أقرتها هيئة نزع السلاح التابعة للأمم المتحدة في عام 1999.",
        "The United Nations Disarmament Commission adopted them in 1999.",
        "United=المتحدة Nations=للأمم Disarmament=نزع Commission=هيئة",
        "",
    ),
]


@pytest.mark.parametrize(("arabic", "english", "links", "lacking"), SILENT)
def test_voice_and_place_and_a_freer_clause_change_nothing(arabic, english, links, lacking):
    assert found(arabic, english, links, lacking) == []


def test_the_source_of_a_saying_is_marked():
    arabic = "قالت الشركة إن المبيد نافع ونفت النقابة ذلك."
    english = "The union said the pesticide was useful and the company denied that."
    starts = {text: {m.group(): m.start() for m in re.finditer(r"\w+", text)} for text in (arabic, english)}
    links = frozenset(
        (starts[arabic][ours], starts[english][theirs])
        for theirs, ours in (
            ("union", "النقابة"),
            ("said", "قالت"),
            ("pesticide", "المبيد"),
            ("useful", "نافع"),
            ("company", "الشركة"),
            ("denied", "ونفت"),
        )
    )
    (exchange,) = exchanges(arabic, english, lambda place: False, lambda place: False, links)
    assert exchange.is_saying
