"""What was judged fine is not flagged again, and nothing else is let through."""

import json
from dataclasses import replace

import pytest

from muqabala.drift.baseline import (
    EVERYWHERE,
    Baseline,
    accept,
    dismissal,
    document_key,
    finding_key,
    home,
    read_baseline,
)
from muqabala.errors import ConfigError
from muqabala.records import Document, Paragraph, Severity, fingerprint
from reports.sample import hostile_report, sample_report


def keys(report, *checks):
    return frozenset(
        finding_key(finding, home(report, part, finding))
        for part in report.parts
        for finding in part.findings
        if finding.check in checks
    )


def flagged(report):
    return [part.index for part in report.paragraphs if part.flagged]


def test_what_is_fine_becomes_a_note_and_its_paragraph_is_no_longer_flagged():
    report = sample_report()
    accepted = accept(report, Baseline(keys(report, "currency", "percent")))
    assert set(flagged(report)) - set(flagged(accepted)) == {2, 4}
    assert [it.severity for it in accepted.paragraphs[2].findings] == [Severity.NEUTRAL]
    assert accepted.paragraphs[2].score == 0.0
    assert "2 findings were judged fine before, not flagged" in accepted.notes


def test_of_two_findings_the_other_still_flags():
    report = sample_report()
    accepted = accept(report, Baseline(keys(report, "negation")))
    assert [it.severity for it in accepted.paragraphs[5].findings] == [Severity.NEUTRAL, Severity.MINOR]
    assert accepted.paragraphs[5].flagged
    assert accepted.paragraphs[5].score == 0.55


def test_without_anything_settled_the_report_stays_the_same():
    report = sample_report()
    assert accept(report, Baseline(frozenset({"0" * 16}))) is report


def test_an_omitted_paragraph_can_be_judged_fine():
    report = sample_report()
    accepted = accept(report, Baseline(keys(report, "omission")))
    assert [part.flagged for part in (report.omissions[0], accepted.omissions[0])] == [True, False]


def test_what_made_the_score_besides_the_accepted_finding_stays_in_it():
    report = sample_report()
    part = next(
        part for part in report.paragraphs if len({it.check for it in part.findings}) == 1 and part.flagged
    )
    suspected = replace(part, suspicion=0.2)
    parts = tuple(suspected if other is part else other for other in report.paragraphs)
    accepted = accept(replace(report, paragraphs=parts), Baseline(keys(report, part.findings[0].check)))
    assert accepted.paragraphs[part.index].score == 0.2


def test_the_same_words_in_another_paragraph_are_another_finding():
    report = sample_report()
    finding = report.paragraphs[2].findings[0]
    elsewhere = replace(finding, original=replace(finding.original, paragraph=3))
    homes = (home(report, report.paragraphs[2], it) for it in (finding, elsewhere))
    assert elsewhere.id == finding.id
    assert len({finding_key(finding, it) for it in homes}) == 2


def test_a_key_survives_a_moved_paragraph_a_mended_translation_and_other_file_names():
    report = sample_report()
    part, finding = report.paragraphs[2], report.paragraphs[2].findings[0]
    moved = replace(finding, translation=replace(finding.translation, paragraph=9, start=90, end=102))
    other = replace(
        report,
        translation=Document("other.docx", "en", (Paragraph("Another text."),)),
        original=replace(report.original, path="other.html"),
    )
    assert finding_key(moved, home(other, part, moved)) == finding_key(finding, home(report, part, finding))


@pytest.mark.parametrize("scope", ["paragraph", "document", EVERYWHERE])
def test_a_dismissed_check_is_silent_where_it_was_dismissed(scope):
    report = sample_report()
    scopes = {
        "paragraph": fingerprint(report.original.paragraphs[4].text),
        "document": document_key(report),
        EVERYWHERE: EVERYWHERE,
    }
    accepted = accept(report, Baseline(frozenset(), frozenset({dismissal("percent", scopes[scope])})))
    assert set(flagged(report)) - set(flagged(accepted)) == {4}


@pytest.mark.parametrize("scope", ["0" * 16, ""])
def test_a_check_dismissed_elsewhere_is_not_silent_here(scope):
    report = sample_report()
    assert accept(report, Baseline(frozenset(), frozenset({dismissal("percent", scope)}))) is report


def test_hostile_text_has_keys_like_any_other():
    report = hostile_report()
    assert accept(report, Baseline(keys(report, "name"))).verdict == "drift"  # omissions without a finding


def test_half_a_letter_has_a_fingerprint():
    assert fingerprint("\ud800") != fingerprint("\udc00")


def test_a_baseline_is_read_back(tmp_path):
    path = tmp_path / "verdicts.json"
    verdicts = [{"key": "a", "verdict": "fine"}, {"key": "b", "verdict": "drift"}]
    path.write_text(json.dumps({"verdicts": verdicts, "dismissals": [{"name": "number@everywhere"}]}))
    assert read_baseline(path) == Baseline(frozenset({"a"}), frozenset({"number@everywhere"}))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"verdicts": [1], "dismissals": []}', "\x00", "null"])
def test_what_holds_no_verdicts_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "verdicts.json"
    path.write_text(content)
    with pytest.raises(ConfigError, match="align review") as refused:
        read_baseline(path)
    assert "\n" not in str(refused.value)


def test_a_baseline_that_is_gone_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")


def test_the_digest_tells_baselines_apart():
    assert Baseline(frozenset({"a"})).digest != Baseline(frozenset({"b"})).digest
