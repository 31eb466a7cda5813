"""The whole way with the embedded model, on a small article of the test's own."""

import os
from types import SimpleNamespace

import pytest

from muqabala import compare
from muqabala.comparison import signature_of
from muqabala.errors import ConfigError, DocumentError
from muqabala.records import Kind
from muqabala.settings import Settings

PAIRS = [
    (
        "The port authority announced on Monday that work on the new quay would be completed before the "
        "end of the year.",
        "أعلنت سلطة الميناء يوم الاثنين أن العمل في الرصيف الجديد سيكتمل قبل نهاية العام.",
    ),
    (
        "The project costs 640 million dinars. Half of the sum comes from the state budget. The rest will be "
        "borrowed from local banks.",
        "تبلغ كلفة المشروع 640 مليون دينار. ويأتي نصف المبلغ من موازنة الدولة. أما الباقي فسيُقترض من المصارف "
        "المحلية.",
    ),
    (
        "Fishermen complain that the dredging has driven away the fish, and they demand compensation.",
        "ويشكو الصيادون من أن أعمال التجريف أبعدت الأسماك، ويطالبون بتعويضات.",
    ),
    (
        "The minister of transport visited the site and promised to listen to the residents.",
        "وزار وزير النقل الموقع ووعد بالاستماع إلى السكان.",
    ),
    (
        "Experts believe that the quay will double the number of containers that the port can handle.",
        "ويرى خبراء أن الرصيف سيضاعف عدد الحاويات التي يستطيع الميناء مناولتها.",
    ),
]


@pytest.fixture
def files(tmp_path):
    def write(english, arabic):
        paths = (tmp_path / "english.txt", tmp_path / "arabic.txt")
        for path, paragraphs in zip(paths, (english, arabic), strict=True):
            path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        return paths

    return write


def english():
    return [text for text, _ in PAIRS]


def arabic():
    return [text for _, text in PAIRS]


def test_a_faithful_translation_is_clean(files):
    report = compare(*files(english(), arabic()))
    assert report.verdict == "clean"
    assert [part.original for part in report.paragraphs] == [(0,), (1,), (2,), (3,), (4,)]
    assert report.coverage.original == report.coverage.translation == 1.0


def test_a_dropped_sentence_is_found(files):
    texts = english()
    texts[1] = texts[1].replace(" Half of the sum comes from the state budget.", "")
    report = compare(*files(texts, arabic()))
    assert [part.index for part in report.paragraphs if part.flagged] == [1]
    (found,) = report.paragraphs[1].findings
    assert found.check == "omission"
    assert "موازنة الدولة" in found.original.text
    assert found.anchor == len("The project costs 640 million dinars.")


def test_a_dropped_paragraph_is_found_where_it_belongs(files):
    report = compare(*files(english()[:2] + english()[3:], arabic()))
    (omission,) = report.omissions
    assert (omission.original, omission.after, omission.flagged) == ((2,), 1, True)


def test_a_wrong_figure_is_shown_on_both_sides(files):
    texts = english()
    texts[1] = texts[1].replace("640 million", "640 billion")
    (found,) = compare(*files(texts, arabic())).findings
    assert found.translation.text.startswith("640 billion")
    assert found.original.text.startswith("640 مليون")


def test_site_lines_raise_no_alarm_and_are_told(files):
    site = ["Note: This article has been automatically translated from Arabic.", "Source: Al-Marsa News"]
    report = compare(*files([*english(), *site], arabic()))
    assert report.verdict == "clean"
    assert [part.kind for part in report.paragraphs[-2:]] == [Kind.BOILERPLATE, Kind.BOILERPLATE]
    assert any("2 lines belong to the site" in note for note in report.notes)


def test_files_given_the_wrong_way_round_are_swapped_and_told(files):
    first, second = files(english(), arabic())
    report = compare(second, first)
    assert report.translation.language == "en"
    assert "wrong way round" in report.notes[0]


def test_only_the_selected_checks_run(files):
    texts = english()
    texts[1] = texts[1].replace("640 million", "640 billion")
    assert compare(*files(texts, arabic()), Settings(select=("negation",))).verdict == "clean"
    assert compare(*files(texts, arabic()), Settings(ignore=("number", "currency"))).verdict == "clean"


def test_a_line_without_a_word_does_no_harm(files):
    stars = "* * *"
    assert compare(*files([english()[0], stars], [arabic()[0], stars])).verdict == "clean"


def test_an_unknown_check_is_named(files):
    with pytest.raises(ConfigError, match=r"nubmer.*number"):
        compare(*files(english(), arabic()), Settings(select=("nubmer",)))


def test_two_english_files_are_refused(files):
    with pytest.raises(DocumentError, match="is in English, and so is"):
        compare(*files(english(), english()))


def test_progress_is_told_from_start_to_end(files):
    told = []
    compare(*files(english(), arabic()), progress=lambda stage, share: told.append((stage, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_two_runs_give_equal_reports(files):
    paths = files(english()[:3], arabic())
    assert compare(*paths) == compare(*paths)


def test_a_glossary_is_read_anew_when_it_changes(tmp_path):
    path = tmp_path / "terms.csv"
    settings = Settings(glossary=str(path))
    models = SimpleNamespace(encoder=SimpleNamespace(name="model"))
    signatures = []
    for number, english in enumerate(("truce", "truce", "ceasefire")):
        path.write_text(f"هدنة,{english}\n", encoding="utf-8")
        os.utime(path, ns=(number, number))
        signatures.append(signature_of(settings, models))
    assert signatures[0] == signatures[1] != signatures[2]
