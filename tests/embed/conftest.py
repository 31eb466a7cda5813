"""No test reads or writes the cache of whoever runs it."""

import pytest


@pytest.fixture(autouse=True)
def cache_home(tmp_path, monkeypatch):
    home = tmp_path / "cache-home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.delenv("ALIGN_CACHE_MB", raising=False)
    return home
