"""``align config``: every setting and its origin."""

from pathlib import Path

from muqabala.settings import NAMES, option_name


def rows(result):
    assert result.code == 0
    return dict(line.split(None, 1) for line in result.out.splitlines())


def test_every_setting_is_shown(align):
    assert list(rows(align("config"))) == [option_name(name) for name in NAMES]


def test_the_origin_of_each_value_is_shown(align, monkeypatch, tmp_path):
    Path("align.toml").write_text('sensitivity = "low"\nignore = ["order", "omission"]', "utf-8")
    monkeypatch.setenv("ALIGN_FAIL_ON", "never")
    shown = rows(align("config"))
    assert shown["sensitivity"].split() == ["low", str(tmp_path / "align.toml")]
    assert shown["fail-on"].split() == ["never", "ALIGN_FAIL_ON"]
    assert shown["ignore"].startswith("order, omission ")
    assert shown["model"].split() == ["-", "default"]


def test_an_unknown_check_in_a_file_is_refused(align):
    Path("align.toml").write_text('ignore = ["ordre"]', "utf-8")
    result = align("config")
    assert result.code == 2
    assert "did you mean 'order'?" in result.err
