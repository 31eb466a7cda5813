"""What a second run does, and what is left of the first."""

import json

import pytest

from muqabala.batch import shards, work
from muqabala.batch.results import bundled
from muqabala.batch.run import RUNS
from muqabala.batch.stats import statistics
from muqabala.errors import CorpusError, ModelError
from muqabala.reports.stored import from_json
from muqabala.settings import Settings
from small_corpus import QUICK, row

PAIRS = 12


def record_of(bench, name):
    return next(record for record in shards.records(bench.results) if record.id == name)


def reports(folder):
    return [from_json(record.body.decode()) for record in shards.records(folder) if record.kind == "report"]


def test_a_second_run_has_nothing_to_do_and_tells_the_same(bench):
    first, lines = bench.run(), bench.lines()
    second = bench.run()
    assert (first.done, second.done, second.kept) == (PAIRS, 0, PAIRS)
    assert second.drifting == first.drifting > 0
    assert bench.lines() == lines


def test_only_what_is_new_or_changed_is_done(bench):
    bench.run()
    rows = [row(number) for number in range(PAIRS + 1)]
    rows[4]["translation_text"] = "The port of Basra was closed."
    rows[5]["section"] = "sport"
    bench.write(rows)
    tally = bench.run()
    assert (tally.done, tally.kept) == (3, PAIRS - 2)
    assert "was closed" in record_of(bench, "a004").body.decode()
    assert record_of(bench, "a005").columns["section"] == "sport"


def test_results_of_articles_that_are_gone_are_told(bench):
    bench.run()
    bench.write([row(number) for number in range(PAIRS - 2)])
    said = []
    assert (bench.run(note=said.append).kept, len(bench.lines())) == (PAIRS - 2, PAIRS)
    assert said == [
        "results of articles that the corpus no longer names are kept, and counted: 2; "
        "another folder of results has none of them"
    ]


def test_another_signature_does_all_again_and_leaves_one_record_each(bench):
    bench.run()
    tally = bench.run(settings=Settings(select=("repetition",)))
    assert tally.done == PAIRS
    assert len(bench.lines()) == PAIRS
    assert len({record.signature for record in shards.records(bench.results)}) == 1


def test_a_pair_that_cannot_be_read_is_recorded_and_tried_again(bench):
    rows = [row(number) for number in range(3)]
    rows[1] = {"id": "a001", "translation": "missing.txt", "original_text": "نص"}
    bench.write(rows)
    assert (bench.run().failed, bench.run().failed) == (1, 1)
    assert record_of(bench, "a001").load() == {
        "error": "DocumentError",
        "reason": f"{bench.folder / 'missing.txt'}: does not exist; check the name",
    }
    (bench.folder / "missing.txt").write_text("A text.", encoding="utf-8")
    assert bench.run().failed == 0
    assert record_of(bench, "a001").kind == "report"


def test_a_pair_that_is_no_article_is_recorded_and_not_tried_again(bench):
    rows = [row(0), {**row(1), "original_text": "..."}]
    bench.write(rows)
    assert bench.run().failed == 1
    second = bench.run()
    assert (second.done, second.kept_failed) == (0, 1)
    assert [report.translation.path for report in reports(bench.results)] == ["a000 (translation)"]


def test_a_broken_model_is_no_failure_of_a_pair_and_stops_the_run(bench, monkeypatch):
    def broken(*_, **__):
        raise ModelError("model.onnx: is damaged; copy the model again")

    monkeypatch.setattr(work, "compare", broken)
    with pytest.raises(ModelError, match="is damaged"):
        bench.run()
    monkeypatch.undo()
    assert (bench.lines(), bench.run().done) == ([], PAIRS)


def test_a_pair_that_memory_did_not_suffice_for_is_tried_again(bench, monkeypatch):
    def starved(*_, **__):
        raise MemoryError

    monkeypatch.setattr(work, "compare", starved)
    assert bench.run().failed == PAIRS
    monkeypatch.undo()
    assert (bench.run().done, bench.run().all_failed) == (PAIRS, 0)


def test_the_last_that_is_told_is_the_whole_corpus(bench):
    bench.run()
    rows = [row(number) for number in range(PAIRS)]
    rows[4]["translation_text"] = "The port of Basra was closed."
    bench.write(rows)
    told = []
    bench.run(tell=lambda tally: told.append((tally.kept, tally.done)))
    assert told[-1] == (PAIRS - 1, 1)


def test_a_row_with_an_empty_side_fails_with_its_reason_and_the_rest_goes_on(bench):
    bench.write([row(0), {"id": "a001", "translation_text": "A text.", "original": ""}])
    tally = bench.run()
    assert (tally.done, tally.failed) == (2, 1)
    assert record_of(bench, "a001").load()["reason"].startswith("a001 (original): is empty")


def test_too_many_failures_stop_the_run_and_keep_the_rest(bench):
    bench.write([row(0), *({**row(number), "original_text": "..."} for number in range(1, PAIRS))])
    with pytest.raises(CorpusError, match="2 pairs failed, --max-failures is 1"):
        bench.run(max_failures=1)
    assert len(bench.lines()) == 3


def test_failures_of_earlier_runs_count_towards_the_most_that_are_allowed(bench):
    bench.write([row(0), *({**row(number), "original_text": "..."} for number in range(1, 4))])
    assert bench.run().failed == 3
    assert bench.run(max_failures=3).all_failed == 3
    with pytest.raises(CorpusError, match=r"3 pairs failed \(3 in earlier runs\), --max-failures is 2; what"):
        bench.run(max_failures=2)


def test_a_torn_line_is_dropped_and_the_whole_ones_are_kept(bench):
    bench.run()
    target = shards.path_of(bench.results, 0)
    lines = bench.lines()
    for number in range(1, PAIRS):
        shards.path_of(bench.results, number).unlink()
    part = target.with_name("000001.jsonl.0f.part")
    shorter = target.with_name("000001.jsonl.0e.part")
    part.write_bytes(lines[1] + b"\n" + lines[2] + b"\n" + lines[3][:40])
    shorter.write_bytes(lines[1] + b"\n")
    target.with_name("000002.jsonl.0f.part").write_bytes(lines[4][:40])
    shards.recover(bench.results)
    assert bench.lines() == lines[:3]
    assert sorted(path.name for path in target.parent.iterdir()) == ["000000.jsonl", "000001.jsonl"]
    assert bench.run().done == PAIRS - 3
    assert bench.lines() == lines


def test_an_error_that_nobody_foresaw_is_a_record_with_its_place(bench, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("muqabala.batch.work.compare", broken)
    assert bench.run().failed == PAIRS
    reason = record_of(bench, "a000").load()
    assert reason == {"error": "ZeroDivisionError", "reason": f"by zero (test_resume.py:{_line(broken)})"}


def _line(function):
    return function.__code__.co_firstlineno + 1


def test_each_run_leaves_a_line_on_itself(bench):
    bench.run()
    bench.run()
    lines = [json.loads(line) for line in (bench.results / RUNS).read_text(encoding="utf-8").splitlines()]
    assert [(line["done"], line["kept"]) for line in lines] == [(PAIRS, 0), (0, PAIRS)]
    assert sum(lines[0]["stages"].values()) == pytest.approx(1, abs=0.01)


def test_the_reports_of_a_batch_are_those_of_single_runs(bench):
    from muqabala.comparison import compare
    from muqabala.documents import parse_document

    bench.run()
    given = row(3)
    single = compare(
        parse_document(given["translation_text"].encode(), "a003 (translation)"),
        parse_document(given["original_text"].encode(), "a003 (original)"),
        QUICK,
    )
    assert single in reports(bench.results)


def test_a_damaged_shard_is_told(bench):
    bench.run()
    shards.path_of(bench.results, 0).write_text("{}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"000000\.jsonl: is damaged"):
        list(reports(bench.results))


CUTS = {"in its head": 20, "in its body": 500, "before its end": -1}


@pytest.mark.parametrize("length", CUTS.values(), ids=CUTS.keys())
def test_a_shard_that_is_cut_off_is_told_by_its_name_and_done_again_without_it(bench, length):
    bench.run()
    path = shards.path_of(bench.results, 3)
    path.write_bytes(path.read_bytes()[:length])
    for read in (bench.run, lambda: statistics(bench.results), lambda: list(bundled(path, bench.results))):
        with pytest.raises(CorpusError, match=r"000003\.jsonl: is damaged .* remove the file"):
            read()
    path.unlink()
    assert bench.run().done == 1


def test_a_shard_that_is_damaged_in_the_middle_is_told_by_its_name(bench):
    bench.run()
    path = shards.path_of(bench.results, 3)
    line = path.read_bytes()
    path.write_bytes(line[:500] + bytes(100) + line[600:])
    with pytest.raises(CorpusError, match=r"000003\.jsonl: is damaged .* remove the file"):
        statistics(bench.results)


def test_a_folder_without_results_is_told(tmp_path):
    with pytest.raises(CorpusError, match="holds no results"):
        list(reports(tmp_path))


def test_quotes_in_ids_and_columns_do_not_break_a_record():
    columns = {'a","report":{': '","failure":{"x":1}', "report": "x"}
    record = shards.Record('i","report":{', "k", "s", columns, 2, "report", b'{"failure":{"report":{}}}')
    line = f"{record.line()}\n".encode()
    assert shards.Record.of(line, "shard") == record
    assert json.loads(line)["report"] == {"failure": {"report": {}}}
