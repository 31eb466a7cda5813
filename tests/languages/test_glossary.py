"""A user's glossary, from its file to the terms in a text."""

import pytest

from muqabala.errors import ConfigError
from muqabala.languages.glossary import Entry, find_english, read_glossary

ENTRY = Entry(("هدنة", "هدن"), ("truce", "ceasefire"), ("peace treaty",))

TBX = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body><conceptEntry id="1">
<langSec xml:lang="ar"><termSec><term>هدنة</term></termSec><termSec><term>هدن</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>truce</term></termSec><termSec><term>ceasefire</term></termSec>
<termSec><term>peace treaty</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
</termSec></langSec></conceptEntry></body></text></tbx>"""

FILES = [
    ("a.csv", "arabic,english,forbidden\nهدنة|هدن,truce|ceasefire,peace treaty\n"),
    ("b.tsv", "english\tarabic\tforbidden\ntruce|ceasefire\tهدنة|هدن\tpeace treaty\n"),
    ("c.csv", "\ufeffهدنة|هدن,truce|ceasefire,peace treaty\n"),
    ("d.csv", 'Arabic;English;Forbidden\n"هدنة|هدن";"truce|ceasefire";"peace treaty"\n# a remark\n\n'),
    ("e.tbx", TBX),
    (
        "f.tbx",
        TBX.replace("conceptEntry", "termEntry").replace("langSec", "langSet").replace("termSec", "tig"),
    ),
]


@pytest.mark.parametrize(("name", "text"), FILES)
def test_every_format_gives_the_same_entry(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert read_glossary(path).entries == (ENTRY,)


REFUSED = [
    ("a.csv", b"", "holds no term"),
    ("a.csv", "term,english\nهدنة,truce\n".encode(), "names no columns arabic and english"),
    ("a.csv", "arabic,english\ntruce,هدنة\n".encode(), "line 2: a glossary entry needs an Arabic term"),
    ("a.csv", "arabic,english\nهدنة,\n".encode(), "line 2: a glossary entry needs English"),
    ("a.csv", "arabic,english\nهدنة,truce\n".encode("cp1256"), "is not UTF-8"),
    ("a.tbx", b"<tbx>", "is not well-formed XML"),
    ("a.tbx", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "must not declare entities"),
]


@pytest.mark.parametrize(("name", "data", "problem"), REFUSED)
def test_what_is_wrong_is_said_in_one_line(tmp_path, name, data, problem):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=problem) as refused:
        read_glossary(path)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_glossary(tmp_path / "none.csv")


def test_the_digest_tells_glossaries_apart(tmp_path):
    digests = set()
    for name, text in FILES[:2]:
        (tmp_path / name).write_text(text, "utf-8")
        digests.add(read_glossary(tmp_path / name).digest)
    assert len(digests) == len(FILES[:2])


@pytest.mark.parametrize("text", ["صمدت الهدنة", "وبهدنتهم", "للهدنة", "خرق الهدن"])
def test_a_term_is_found_with_its_clitics(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text(FILES[0][1], "utf-8")
    assert [hit.labels for hit in read_glossary(path).find(text)] == [(ENTRY,)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("central bank", "Both Central Banks met."),
        ("withdraw", "They withdrew."),
        ("sanction", "Sanctioned goods"),
        ("city", "The cities' mayors"),
        ("IS", "IS claimed it."),
    ],
)
def test_english_is_found_inflected(form, text):
    assert find_english([form], text)


@pytest.mark.parametrize(
    ("form", "text"), [("IS", "It is so."), ("bank", "embankment"), ("central bank", "central")]
)
def test_other_english_is_not_found(form, text):
    assert find_english([form], text) is None
