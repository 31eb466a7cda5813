"""Verdicts and mended translations leave the app whole."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest
from docx import Document as WordDocument
from starlette.testclient import TestClient

from muqabala.drift.baseline import accept, read_baseline
from muqabala.drift.judgement import ENOUGH, Judgement
from muqabala.records import Kind, Severity
from muqabala.reports.json_report import json_text
from muqabala.reports.stored import from_json
from muqabala.reports.wording import WITHOUT_FINDING
from muqabala.review import exports, worklist
from muqabala.review.app import review_app
from muqabala.review.desk import paragraph_key
from muqabala.review.judgements import judgements
from muqabala.review.mending import judged, mended
from muqabala.review.precision import precision_by_check
from muqabala.review.worklist import Filters
from reports.sample import hostile_report, sample_report
from review.corpus import article
from review.reviewers import put

EVERYTHING = Filters(state="any", doubts="1")


@pytest.fixture
def desk(seat, tmp_path):
    """Return a desk with the sample report."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "sample.json").write_text(json_text(sample_report()), encoding="utf-8")
    return seat(tmp_path / "reports")


def look(desk, check):
    with desk.store.reading() as database:
        entry = worklist.first(database, replace(EVERYTHING, check=check))
    return desk.look(entry.report, entry.key)


def opened(desk):
    return desk.shelf.open(1)


def test_verdicts_make_a_baseline(desk, tmp_path):
    desk.judge(look(desk, "currency"), "fine")
    desk.judge(look(desk, "percent"), "drift")
    desk.dismiss(look(desk, "number"), "document")
    path = tmp_path / "verdicts.json"
    path.write_text(exports.verdicts_json(desk.store), encoding="utf-8")
    before = sample_report()
    after = accept(before, read_baseline(path))
    settled = [old.check for old, new in zip(before.findings, after.findings, strict=True) if old != new]
    assert settled == ["currency", "number"]


def test_json_says_who_judged_what_and_when(desk):
    looked = look(desk, "negation")
    desk.judge(looked, "drift")
    desk.note(looked, "«لن» ضاعت")
    (verdict,) = json.loads(exports.verdicts_json(desk.store))["verdicts"]
    assert (verdict["verdict"], verdict["note"], verdict["reviewer"]) == ("drift", "«لن» ضاعت", "Salma")
    assert verdict["finding"]["original_span"]["text"] == "لن نلجأ"
    assert verdict["time"].startswith("20")


def test_csv_is_a_row_per_verdict_and_runs_no_formula(desk):
    looked = look(desk, "negation")
    desk.judge(looked, "drift")
    desk.note(looked, '=HYPERLINK("http://evil.example")')
    desk.judge(look(desk, "percent"), "fine")
    rows = list(csv.DictReader(io.StringIO(exports.verdicts_csv(desk.store).removeprefix("\ufeff"))))
    assert [row["verdict"] for row in rows] == ["drift", "fine"]
    assert rows[0]["note"].startswith("'=")
    assert rows[0]["translation_file"] == "english.txt"


def test_what_was_undone_is_not_exported(desk):
    desk.judge(look(desk, "negation"), "drift")
    desk.undo()
    assert json.loads(exports.verdicts_json(desk.store))["verdicts"] == []


def test_without_an_edit_the_translation_is_as_it_was_read(desk):
    made = mended(desk.store, opened(desk))
    assert made == replace(sample_report(), translation=made.translation)
    assert [part.text for part in made.translation.paragraphs] == [part.text for part in made.paragraphs]


def test_an_edit_takes_the_place_of_its_paragraph(desk):
    looked = look(desk, "currency")
    text = looked.part.text.replace("$640 million", "640 million dinars")
    desk.mend(looked, f"  {text}\n")
    made = mended(desk.store, opened(desk))
    assert made.paragraphs[2].text == text
    assert not made.paragraphs[2].flagged
    assert [part.text for part in made.paragraphs if part.index != 2] == [
        part.text for part in sample_report().paragraphs if part.index != 2
    ]


def test_a_missing_passage_that_is_translated_stands_at_its_place(desk):
    with desk.store.reading() as database:
        entry = next(
            it
            for it in worklist.around(database, EVERYTHING, worklist.first(database, EVERYTHING))
            if it.row == "a11"
        )
    desk.mend(desk.look(entry.report, entry.key), "The missing passage.")
    made = mended(desk.store, opened(desk))
    assert made.omissions == ()
    assert made.paragraphs[10].text == "The missing passage."
    assert made.paragraphs[10].original == (10,)
    assert [part.index for part in made.paragraphs] == list(range(len(made.paragraphs)))
    moved = made.paragraphs[11].findings[0]
    assert moved.translation.paragraph == 11


def test_a_paragraph_can_be_removed_and_restored(desk):
    looked = look(desk, "addition")
    desk.mend(looked, " ")
    assert looked.part.text not in exports.translation_text(mended(desk.store, opened(desk)))
    desk.restore(looked)
    assert looked.part.text in exports.translation_text(mended(desk.store, opened(desk)))


def test_the_text_as_read_is_no_edit(desk):
    looked = look(desk, "addition")
    desk.mend(looked, looked.part.text)
    assert list(desk.store.standing("edit")) == []


@pytest.mark.parametrize("suffix", exports.MENDED)
def test_the_mended_translation_in_each_format(desk, suffix):
    looked = look(desk, "currency")
    desk.mend(looked, "It costs 640 million dinars.")
    content = exports.mended_translation(desk.store, opened(desk), suffix)
    if suffix == "docx":
        document = WordDocument(io.BytesIO(content))
        texts = [paragraph.text for paragraph in document.paragraphs]
        assert document.paragraphs[0].style.name == "Heading 1"
        assert texts[2] == "It costs 640 million dinars."
        assert len(texts) == len(sample_report().paragraphs)
    else:
        assert "It costs 640 million dinars." in content.decode()
        assert looked.part.text not in content.decode()


def test_exports_of_files_of_one_name_have_names_of_their_own(seat, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, name in enumerate(("A01", "B06", "C03")):
        report = article(number, findings=1)
        report = replace(report, translation=replace(report.translation, path=f"{name}/english.txt"))
        (folder / f"{name}.json").write_text(json_text(report), encoding="utf-8")
    desk = seat(folder, store="articles.sqlite")
    with TestClient(review_app(desk, "token", 8765), base_url="http://127.0.0.1:8765") as client:
        client.get("/?token=token")
        headers = [client.get(f"/export/{number}/report.html").headers for number in (1, 2, 3)]
    names = [header["content-disposition"].rpartition("''")[2] for header in headers]
    assert names == ["A01-english-report.html", "B06-english-report.html", "C03-english-report.html"]


def test_word_takes_any_text(seat, tmp_path):
    (tmp_path / "hostile").mkdir()
    (tmp_path / "hostile" / "a.json").write_text(json_text(hostile_report()), encoding="utf-8")
    desk = seat(tmp_path / "hostile")
    content = exports.mended_translation(desk.store, opened(desk), "docx")
    assert zipfile.is_zipfile(io.BytesIO(content))


@pytest.mark.parametrize("suffix", exports.JUDGED)
def test_a_report_tells_verdicts_and_notes_in_each_format(desk, suffix):
    looked = look(desk, "percent")
    desk.judge(looked, "drift")
    desk.note(looked, "mend this first")
    content = exports.judged_report(desk.store, opened(desk), suffix).decode()
    assert "judged drift by Salma; note: mend this first" in content


def test_in_a_judged_report_what_is_fine_is_not_flagged(desk):
    desk.judge(look(desk, "percent"), "fine")
    made = judged(desk.store, opened(desk).report)
    assert not made.paragraphs[4].flagged
    assert made.paragraphs[4].findings[0].severity is Severity.NEUTRAL
    assert "judged fine by Salma" in made.paragraphs[4].findings[0].message
    assert from_json(json_text(made)) == made


def test_a_mended_paragraph_keeps_its_kind(desk):
    heading = opened(desk).report.paragraphs[0]
    desk.store.record("Salma", "edit", paragraph_key(opened(desk), heading), "A better heading", {})
    made = mended(desk.store, opened(desk)).paragraphs[0]
    assert (heading.kind, made.kind, made.text) == (Kind.HEADING, Kind.HEADING, "A better heading")


def test_precision_is_the_share_of_drift_among_what_was_judged(desk):
    for check, verdict in [("percent", "drift"), ("currency", "fine"), ("number", "unsure")]:
        desk.judge(look(desk, check), verdict)
    found = {it.check: it for it in precision_by_check(desk.store.standing("verdict"))}
    assert (found["percent"].precision, found["currency"].precision) == (1.0, 0.0)
    assert found["percent"].at_least == pytest.approx(0.2065, abs=1e-3)  # Wilson, 1 of 1
    assert found["number"].judged == 0
    assert found["currency"].at_most == pytest.approx(0.7935, abs=1e-3)


def test_the_page_of_results_says_how_many_verdicts_are_missing(desk):
    def page():
        with TestClient(review_app(desk, "token", 8765), base_url="http://127.0.0.1:8765") as client:
            return client.get("/results?token=token").text

    desk.judge(look(desk, "percent"), "drift")
    assert "<b>99 more</b> are needed" in page()
    put(desk.store, [Judgement("name", 0.8, number < 50, "a") for number in range(ENOUGH)])
    assert "<b>there are enough</b>" in page()


def test_neutral_findings_and_flags_without_one_teach_nothing(desk):
    put(desk.store, [Judgement("name", 0.8, True, "a"), Judgement("name", 0.7, False, "a")])
    verdicts = list(desk.store.standing("verdict"))
    assert [it.confidence for it in judgements(verdicts)] == [0.8, 0.7]
    silent = ({"severity": "neutral"}, {"message": WITHOUT_FINDING})
    assert not list(
        judgements(replace(verdicts[0], finding={**verdicts[0].finding, **change}) for change in silent)
    )
    assert not list(judgements([replace(verdicts[0], value="unsure")]))
