"""Another pair than English and Arabic: German of French, with an encoder made of a word list."""

import json
import re

import numpy as np
import pytest

from muqabala import compare
from muqabala.batch.pairs import Pair, Source
from muqabala.batch.work import Job, work
from muqabala.checks import CHECKS, chosen
from muqabala.comparison import Models, signature_of
from muqabala.embed import load_encoder, load_lexicon
from muqabala.embed.base import Tokens
from muqabala.errors import ConfigError, DocumentError, ReportError
from muqabala.records import Document, Paragraph
from muqabala.reports import format_of, formats, render, write_reports
from muqabala.settings import Settings

GERMAN = [
    "Der Hafen wird vor Jahresende fertig. Die Arbeiter haben den neuen Kai gebaut.",
    "Das Projekt kostet Millionen. Die Hälfte bezahlt der Staat. Den Rest leihen die Banken.",
    "Die Fischer klagen über den Lärm und fordern eine Entschädigung. Schreiben Sie an hafen@example.org.",
    "Der Minister besuchte die Baustelle und versprach den Anwohnern neue Bäume.",
]
FRENCH = [
    "Le port sera fini avant la fin de l'année. Les ouvriers ont construit le nouveau quai.",
    "Le projet coûte des millions. L'État paie la moitié. Les banques prêtent le reste.",
    "Les pêcheurs se plaignent du bruit et réclament une indemnité. Écrivez à hafen@example.org.",
    "Le ministre visita le chantier et promit aux habitants de nouveaux arbres.",
]
WORDS = """port hafen, fini fertig, année jahresende, ouvriers arbeiter, construit gebaut, nouveau neuen,
quai kai, projet projekt, coûte kostet, millions millionen, état staat, paie bezahlt,
moitié hälfte, banques banken, prêtent leihen, reste rest, pêcheurs fischer, plaignent klagen,
bruit lärm, réclament fordern,
indemnité entschädigung, écrivez schreiben, ministre minister, visita besuchte, chantier baustelle,
promit versprach, habitants anwohnern, nouveaux neue, arbres bäume, et und, le der, les die, la den,
avant vor"""
MEANING = dict(pair.split() for pair in WORDS.replace("\n", " ").split(","))

SETTINGS = Settings(model="word-list", languages="de-fr")


class WordList:
    """Words of both languages that mean the same have one vector."""

    name = "word-list:1"

    def tokens(self, texts):
        return [self._tokens(text) for text in texts]

    def encode(self, texts):
        sums = np.array([tokens.vectors.sum(axis=0) for tokens in self.tokens(texts)], np.float32)
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def _tokens(self, text):
        words = list(re.finditer(r"\w+", text))
        meanings = [MEANING.get(word[0].lower(), word[0].lower()) for word in words]
        vectors = np.array([_vector(meaning) for meaning in meanings], np.float32)
        return Tokens(np.array([word.span() for word in words]), vectors, np.ones(len(words), np.float32))


def _vector(word):
    vector = np.random.default_rng(list(word.encode())).normal(size=64)
    return vector / np.linalg.norm(vector)


@pytest.fixture(scope="module")
def models():
    return Models(WordList(), load_lexicon(load_encoder()))


@pytest.fixture
def compared(models, tmp_path):
    def call(german, french, settings=SETTINGS):
        paths = (tmp_path / "de.txt", tmp_path / "fr.txt")
        for path, paragraphs in zip(paths, (german, french), strict=True):
            path.write_text("\n\n".join(paragraphs), "utf-8")
        return compare(*paths, settings, models=models)

    return call


def test_a_faithful_translation_is_clean_and_says_what_it_is(compared, models):
    report = compared(GERMAN, FRENCH)
    assert report.verdict == "clean"
    assert [part.original for part in report.paragraphs] == [(0,), (1,), (2,), (3,)]
    assert (report.translation.language, report.original.language) == ("de", "fr")
    assert report.signature == signature_of(SETTINGS, models)
    assert "|languages:de-fr|" in report.signature
    assert "de-fr: only the checks that know no language ran" in report.notes
    assert set(report.checks) == {slug for slug, check in CHECKS.items() if check.any_language}


def test_a_dropped_paragraph_and_a_changed_address_are_found(compared):
    german = [GERMAN[0], *GERMAN[2:]]
    german[1] = german[1].replace("example.org", "example.com")
    report = compared(german, FRENCH)
    assert [omission.original for omission in report.omissions if omission.flagged] == [(1,)]
    messages = {finding.check: finding.message for part in report.flagged for finding in part.findings}
    assert messages == {
        "omission": "This paragraph has no counterpart in the translation: "
        "«Le projet coûte des millions. L'État paie la…».",
        "contact": "The original has hafen@example.org; the translation has hafen@example.com.",
    }


def test_an_invented_sentence_is_found(compared):
    german = [*GERMAN[:3], GERMAN[3] + " Nachts brannte im Lager plötzlich ein gewaltiges Feuer."]
    (found,) = compared(german, FRENCH).findings
    assert found.check == "addition"
    assert found.message == (
        "Nothing in the original says “Nachts brannte im Lager plötzlich ein gewaltiges Feuer”."
    )
    assert "Feuer" in found.translation.text


def test_reports_and_exchange_formats_name_the_languages(compared, tmp_path):
    report = compared(GERMAN, FRENCH)
    stored = json.loads(render(report, "json"))
    assert (stored["translation"]["language"], stored["original"]["language"]) == ("de", "fr")
    assert 'srclang="fr"' in render(report, "tmx")
    assert 'xml:lang="de"' in render(report, "tmx")
    assert 'srcLang="fr" trgLang="de"' in render(report, "xliff")
    assert 'lang="fr" dir="ltr"' in render(report, "html")
    write_reports(report, [tmp_path / "a.de", tmp_path / "a.fr"])
    german, french = (
        (tmp_path / f"a.{language}").read_text("utf-8").split("\n") for language in ("de", "fr")
    )
    assert len(german) == len(french)
    assert (german[0], french[0]) == (GERMAN[0].split(". ")[0] + ".", FRENCH[0].split(". ")[0] + ".")


def test_the_pairs_of_a_corpus_are_read_in_their_languages(models, tmp_path):
    sides = (Source(name, text="\n\n".join(text)) for name, text in (("de", GERMAN), ("fr", FRENCH)))
    line, done = work(Pair("1", *sides), Job(tmp_path, SETTINGS, "signature"), models)
    assert (done.failure, done.flagged) == ("", 0)
    assert all(f'"language":"{code}"' in line for code in ("de", "fr"))


def test_a_side_that_a_report_does_not_have_is_no_format_of_it(tmp_path):
    assert {"moses-de", "moses-fr"} == set(formats(("de", "fr"))) - set(formats())
    assert format_of(tmp_path / "a.FR", ("de", "fr")) == "moses-fr"
    with pytest.raises(ReportError, match=r"'\.en'; use one of .*\.de, \.fr"):
        format_of(tmp_path / "a.en", ("de", "fr"))


def test_a_check_of_english_and_arabic_cannot_be_selected():
    with pytest.raises(
        ConfigError, match="'number' checks English against Arabic only; for de-fr there are omission"
    ):
        chosen(Settings(languages="de-fr", select=("number",)))


def test_an_arabic_translation_of_english_is_told_by_the_script_and_needs_no_model(tmp_path):
    english, arabic = tmp_path / "english.txt", tmp_path / "arabic.txt"
    english.write_text("The minister visited the new port on Monday.", "utf-8")
    arabic.write_text("زار الوزير الميناء الجديد يوم الاثنين.", "utf-8")
    report = compare(english, arabic, Settings(languages="ar-en"))
    assert (report.translation.language, report.original.language) == ("ar", "en")
    assert "wrong way round" in report.notes[0]


def test_documents_in_other_languages_than_said_are_refused():
    documents = [Document(f"{code}.txt", code, (Paragraph("x"),)) for code in ("de", "fr")]
    with pytest.raises(
        DocumentError, match=r"fr.txt: is in fr, and de.txt in de; give the English translation"
    ):
        compare(*documents)
