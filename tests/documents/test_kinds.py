"""What each paragraph is to its reader."""

import pytest

from muqabala.documents.blocks import Block
from muqabala.documents.kinds import paragraphs_of
from muqabala.records import Kind

BODY_EN = (
    "The delta has lived by the river for three thousand years, and the river has always asked for its price."
)
BODY_AR = "عاشت الدلتا على النهر ثلاثة آلاف عام، وكان النهر يطلب ثمنه في كل عام من أهلها ومن أرضهم."
BODIES = {"en": [BODY_EN] * 4, "ar": [BODY_AR] * 4}

H, L, Y, S, B = Kind.HEADING, Kind.LIST_ITEM, Kind.BYLINE, Kind.BOILERPLATE, Kind.BODY


def kinds(*texts: str) -> list[Kind]:
    return [paragraph.kind for paragraph in paragraphs_of([Block(text) for text in texts])]


ARTICLES = [
    ("a title", ["The River Asks for Its Price", *BODIES["en"]], [H, B, B, B, B]),
    ("a title that asks", ["هل يطلب النهر ثمنه؟", *BODIES["ar"]], [H, B, B, B, B]),
    (
        "a title of two sentences",
        [
            "Farmer Haddad: ‘I Haven’t Left the River. I’ve Just Stopped Asking It for Water’",
            *BODIES["en"],
        ],
        [H, B, B, B, B],
    ),
    (
        "a title of two halves",
        ["The river has enough water; what it lacks is a keeper", *BODIES["en"]],
        [H, B, B, B, B],
    ),
    (
        "a title above a list",
        ["The River Asks for Its Price", "• Farms", "• Wells", "• Fines", *BODIES["en"]],
        [H, L, L, L, B, B, B, B],
    ),
    (
        "a byline with its place",
        ["The River", "By Lina Haddad in Médéa, Algeria", *BODIES["en"]],
        [H, Y, B, B, B, B],
    ),
    (
        "an Arabic byline with its place",
        ["ثمن النهر", "المدية (الجزائر) – كمال بن عودة", *BODIES["ar"]],
        [H, Y, B, B, B, B],
    ),
    ("no title", BODIES["en"], [B, B, B, B]),
    ("title and byline", ["The River", "By Lina Haddad", *BODIES["en"]], [H, Y, B, B, B, B]),
    (
        "byline below a standfirst",
        ["The River", BODY_EN, "Lina Haddad, Senior Fellow", BODY_EN],
        [H, B, Y, B],
    ),
    ("Arabic byline", ["ثمن النهر", "بقلم: د. ليلى منصور", *BODIES["ar"]], [H, Y, B, B, B, B]),
    (
        "byline with marks",
        ["ثمن النهر", "\u200fبقلم: د. ليلى منصور\u200e", *BODIES["ar"]],
        [H, Y, B, B, B, B],
    ),
    ("a note first", ["Automatic translation", "The River", *BODIES["en"]], [H, H, B, B, B, B]),
    ("date and rubric", ["The River", "Opinion", "12 March 2025", *BODIES["en"]], [H, S, S, B, B, B, B]),
    ("subheading", [*BODIES["en"][:2], "What the farmers say", *BODIES["en"][:2]], [B, B, H, B, B]),
    (
        "a list",
        [BODY_EN, "The reasons are these:", "- rain", "2. loans", "• roads", BODY_EN],
        [B, B, L, L, L, B],
    ),
    ("an interview", [BODY_EN, "Q: What do you ask", "A: " + BODY_EN, "س: ماذا تطلب", "ج: نعم."], [B] * 5),
    ("ends of an article", [*BODIES["en"], "Source: Agencies", "Dr. Lina Haddad"], [B, B, B, B, S, Y]),
    ("author's life", [*BODIES["en"], "Lina Haddad is a Jordanian writer."], [B, B, B, B, S]),
    ("a life inside", [BODY_EN, "Lina Haddad is a Jordanian writer.", *BODIES["en"]], [B, B, B, B, B, B]),
    ("advert inside", [BODY_EN, BODY_EN, BODY_EN, "Advertisement", *BODIES["en"]], [B, B, B, S, B, B, B, B]),
    ("one line", ["The River"], [B]),
]


@pytest.mark.parametrize(
    ("texts", "expected"), [case[1:] for case in ARTICLES], ids=[case[0] for case in ARTICLES]
)
def test_kinds_of_an_article(texts, expected):
    assert kinds(*texts) == expected


def test_what_the_format_says_counts_but_a_line_of_the_site_is_one():
    blocks = [
        Block(BODY_EN, Kind.HEADING),
        Block("Read also: Rain", Kind.HEADING),
        Block("rain", Kind.LIST_ITEM),
    ]
    assert [paragraph.kind for paragraph in paragraphs_of(blocks)] == [H, S, L]
