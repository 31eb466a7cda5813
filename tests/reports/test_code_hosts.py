"""SARIF and GitHub's annotations: findings at their lines of the translation, for code hosts and editors."""

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from muqabala.checks import CHECKS
from muqabala.records import Document, Paragraph
from muqabala.reports import render
from reports.sample import abridged_report, clean_report, doubtful_report, hostile_report, sample_report

REPORTS = pytest.mark.parametrize(
    "make", [sample_report, clean_report, abridged_report, hostile_report, doubtful_report]
)


def closed(*required, **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def some(items):
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
MESSAGE = closed("text", text=TEXT)
LEVEL = {"enum": ["error", "warning", "note"]}
REGION = closed("startLine", startLine={"type": "integer", "minimum": 1}, snippet=closed("text", text=TEXT))
LOCATION = closed(
    "logicalLocations",
    physicalLocation=closed("artifactLocation", artifactLocation=closed("uri", uri=TEXT), region=REGION),
    logicalLocations=some(closed("name", "kind", name=TEXT, kind=TEXT)),
    message=MESSAGE,
)
RULE = closed(
    "id",
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed("level", level=LEVEL),
    properties=closed("tags", tags=some(TEXT)),
)
RESULT = closed(
    "ruleId",
    "ruleIndex",
    "level",
    "message",
    "locations",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=some(LOCATION),
    relatedLocations=some(LOCATION),
    rank={"type": "number", "minimum": 0, "maximum": 100},
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    properties={"type": "object"},
)
NOTIFICATION = closed("message", level=LEVEL, message=MESSAGE)
RUN = closed(
    "tool",
    tool=closed("driver", driver=closed("name", name=TEXT, version=TEXT, rules=some(RULE))),
    columnKind={"const": "unicodeCodePoints"},
    invocations=some(
        closed(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=some(NOTIFICATION),
        )
    ),
    results=some(RESULT),
    properties={"type": "object"},
)
LOG = closed(
    "version",
    "runs",
    **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": {**some(RUN), "minItems": 1}},
)
"""What we use of SARIF 2.1.0, closed: every member is one that the specification has, with its type."""


def log_of(report):
    return json.loads(render(report, "sarif"))["runs"][0]


def results_of(report):
    return log_of(report)["results"]


def located_at(report, path):
    """Return the report with its translation at another path."""
    return replace(report, translation=replace(report.translation, path=path))


@pytest.mark.parametrize("name", ["sarif", "github", "concise"])
def test_a_translation_without_a_paragraph_has_no_line(name):
    report = sample_report()
    omissions = tuple(replace(omission, after=None) for omission in report.omissions)
    empty = replace(report.translation, paragraphs=())
    assert render(replace(report, translation=empty, paragraphs=(), omissions=omissions), name)


# SARIF


@REPORTS
def test_a_log_has_the_shape_that_the_specification_asks_for(make):
    Draft202012Validator(LOG).validate(json.loads(render(make(), "sarif")))


@REPORTS
def test_every_finding_is_a_result_of_a_rule(make):
    run, report = log_of(make()), make()
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    alone = sum(part.flagged and not part.findings for part in report.parts)
    assert len(run["results"]) == len(report.findings) + alone
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_a_rule_is_described_by_its_check_and_a_check_of_another_version_by_its_name():
    report = sample_report()
    strange = replace(report.paragraphs[2].findings[0], check="not-yet-known")
    paragraph = replace(report.paragraphs[2], findings=(strange, report.paragraphs[4].findings[0]))
    rules = log_of(replace(report, paragraphs=(*report.paragraphs[:2], paragraph), omissions=()))["tool"][
        "driver"
    ]["rules"]
    found = {rule["id"]: rule for rule in rules}
    assert found["not-yet-known"] == {"id": "not-yet-known"}
    assert found["percent"]["help"]["text"] == CHECKS["percent"].page()
    assert found["percent"]["shortDescription"]["text"] == CHECKS["percent"].page().splitlines()[0]


def test_a_result_lies_at_its_line_of_the_translation_and_names_that_of_the_original():
    result = next(result for result in results_of(sample_report()) if result["ruleId"] == "percent")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "english.txt"},
        "region": {"startLine": 5, "snippet": {"text": "40 percent"}},
    }
    assert result["relatedLocations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "arabic.txt"},
        "region": {"startLine": 5, "snippet": {"text": "14 في المئة"}},
    }


def test_what_is_left_out_lies_where_it_belongs_in_the_translation():
    result = next(result for result in results_of(sample_report()) if result["properties"]["score"] == 0.95)
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 10}
    assert result["locations"][0]["logicalLocations"][0]["name"] == "original paragraph 11"
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 11


def test_without_lines_a_result_names_the_file_and_the_paragraph():
    report = clean_report()
    lineless = Document(
        "english.docx", "en", tuple(Paragraph(it.text) for it in report.translation.paragraphs)
    )
    flagged = tuple(replace(it, flagged=True) for it in report.paragraphs)
    result = results_of(replace(report, translation=lineless, paragraphs=flagged))[0]
    assert result["ruleId"] == "drift"
    assert result["locations"][0] == {
        "physicalLocation": {"artifactLocation": {"uri": "english.docx"}},
        "logicalLocations": [{"name": "paragraph 1", "kind": "paragraph"}],
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/english.txt", "news/english.txt"),
        ("../a b/100%.txt", "../a%20b/100%25.txt"),
        ("مقال.txt", "%D9%85%D9%82%D8%A7%D9%84.txt"),
        ("C:colon.txt", "C%3Acolon.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("/srv/english.txt", "file:///srv/english.txt"),
    ],
)
def test_a_path_becomes_a_uri_and_stays_relative(path, uri):
    places = [it["locations"][0]["physicalLocation"] for it in results_of(located_at(sample_report(), path))]
    assert {place["artifactLocation"]["uri"] for place in places} == {uri}
    if "\udce9" not in path:
        assert PurePosixPath(unquote(uri).removeprefix("file://")) == PurePosixPath(path)


def test_standard_input_has_no_file():
    assert all(
        set(result["locations"][0]) == {"logicalLocations"}
        for result in results_of(located_at(sample_report(), "-"))
    )


def test_the_worst_comes_first_and_what_is_not_flagged_is_a_note():
    results = results_of(sample_report())
    assert [result["properties"]["severity"] for result in results[:3]] == ["critical", "critical", "major"]
    assert [result["level"] for result in results] == ["error"] * 8 + ["warning"] * 2 + ["note"]
    assert {result["level"] for result in results_of(doubtful_report())} == {"note"}


def test_a_fingerprint_is_the_finding_s_and_counts_those_alike():
    report = sample_report()
    twice = replace(report.paragraphs[4], findings=report.paragraphs[4].findings * 2)
    prints = [
        result["partialFingerprints"]["primaryLocationLineHash"]
        for result in results_of(replace(report, paragraphs=(*report.paragraphs[:4], twice)))
        if result["ruleId"] == "percent"
    ]
    assert prints == [f"{twice.findings[0].id}:1", f"{twice.findings[0].id}:2"]


def test_the_notes_of_the_run_are_notifications():
    told = log_of(sample_report())["invocations"][0]["toolExecutionNotifications"]
    assert [notification["message"]["text"] for notification in told] == list(sample_report().notes)


# GitHub


ANNOTATION = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\s][^,:]*)(?:,\w+=[^,:]+)*)::(.+)")


def annotations(report):
    lines = render(report, "github").splitlines()
    found = [ANNOTATION.fullmatch(line) for line in lines]
    assert all(found)
    return [(it[1], dict(each.split("=", 1) for each in it[2].split(",")), it[3]) for it in found]


@REPORTS
def test_every_finding_of_what_is_flagged_is_one_annotation(make):
    told = sum(len(part.findings) or 1 for part in make().flagged)
    assert len(annotations(make())) == told


def test_an_annotation_says_where_what_and_which_words():
    command, properties, message = annotations(sample_report())[0]
    assert command == "error"
    assert properties == {"file": "english.txt", "line": "3", "title": "currency (critical%2C paragraph 3)"}
    assert message == "dinars became dollars%0Atranslation: $640 million%0Aoriginal: 640 مليون دينار"


def test_a_minor_finding_is_a_warning():
    assert {
        properties["title"].partition(" ")[0]: command
        for command, properties, _ in annotations(sample_report())
    } == {
        **dict.fromkeys(("currency", "negation", "percent", "addition", "number"), "error"),
        **dict.fromkeys(("truncation", "omission"), "error"),
        **dict.fromkeys(("mistranslation", "untranslated"), "warning"),
    }


def test_per_cent_signs_colons_and_commas_are_escaped():
    report = located_at(sample_report(), "a:b,c%.txt")
    messages = [message for _, _, message in annotations(report)]
    assert any(message.startswith("14 %25 became 40 %25%0A") for message in messages)
    assert {properties["file"] for _, properties, _ in annotations(report)} == {"a%3Ab%2Cc%25.txt"}


def test_what_is_unknown_is_left_out():
    report = located_at(sample_report(), "-")
    lineless = Document("-", "en", tuple(Paragraph(it.text) for it in report.translation.paragraphs))
    told = annotations(replace(report, translation=lineless))
    assert {tuple(properties) for _, properties, _ in told} == {("title",)}


def test_a_clean_report_has_no_annotation():
    assert render(clean_report(), "github") == ""
