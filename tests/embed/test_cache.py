"""A cache never changes what is computed, and never grows beyond its limit."""

import multiprocessing
import os
import sqlite3
import time

import numpy as np
import pytest

from muqabala.embed import cache as module
from muqabala.embed.base import Tokens
from muqabala.embed.cache import FILE, LIMIT, Cache, usual_cache
from muqabala.embed.cached import CachedEncoder
from muqabala.embed.static import unit
from muqabala.errors import ConfigError

TEXTS = ["The port is closed.", "الميناء مغلق.", "The port is closed.", ""]
LARGE = 10**9
DIMENSION = 8


class Counting:
    """An encoder whose vectors follow from the text, and which knows how many texts it has read."""

    name = "made:0"

    def __init__(self):
        self.read = 0

    def encode(self, texts):
        self.read += len(texts)
        return np.array([vector(text) for text in texts], dtype=np.float32).reshape(-1, DIMENSION)

    def tokens(self, texts):
        self.read += len(texts)
        return [tokens(text) for text in texts]


def vector(text):
    rows = np.random.default_rng(list(text.encode())).normal(size=(1, DIMENSION)).astype(np.float32)
    return unit(rows)[0][0]


def tokens(text):
    words = text.split()
    starts = [text.index(word) for word in words]
    spans = np.array([(start, start + len(word)) for start, word in zip(starts, words, strict=True)])
    vectors = np.array([vector(word) for word in words], dtype=np.float32).reshape(-1, DIMENSION)
    weights = np.arange(1, len(words) + 1, dtype=np.float32) / 3
    return Tokens(spans.reshape(-1, 2).astype(np.int64), vectors, weights)


@pytest.fixture
def caches(tmp_path):
    """Open caches of one file, and close them in the end."""
    opened = []

    def open_cache(limit=LARGE, name="vectors.sqlite"):
        opened.append(Cache(tmp_path / name, limit))
        return opened[-1]

    yield open_cache
    for cache in opened:
        cache.close()


def everything(encoder, texts=TEXTS):
    """Return all that an encoder says of texts, as bytes."""
    arrays = [encoder.encode(texts)]
    for token in encoder.tokens(texts):
        arrays += [token.spans, token.vectors, token.weights]
    return [(array.shape, array.dtype, array.tobytes()) for array in arrays]


def test_vectors_are_the_same_without_a_cache_with_an_empty_one_and_with_a_full_one(caches):
    without, first, second = Counting(), Counting(), Counting()
    wanted = everything(CachedEncoder(without, "a", None))
    assert everything(CachedEncoder(first, "a", caches())) == wanted
    assert everything(CachedEncoder(second, "a", caches())) == wanted
    assert first.read == 2 * len(set(TEXTS))
    assert second.read == 0


def test_vectors_are_those_of_the_encoder_in_half_precision():
    encoder = CachedEncoder(Counting(), "a", None)
    np.testing.assert_allclose(encoder.encode(TEXTS), Counting().encode(TEXTS), atol=5e-4)
    np.testing.assert_allclose(np.linalg.norm(encoder.encode(TEXTS), axis=1), 1, rtol=1e-6)
    for ours, theirs in zip(encoder.tokens(TEXTS), Counting().tokens(TEXTS), strict=True):
        np.testing.assert_array_equal(ours.spans, theirs.spans)
        np.testing.assert_array_equal(ours.weights, theirs.weights)
        np.testing.assert_allclose(ours.vectors, theirs.vectors, atol=5e-4)


def test_only_new_texts_are_read(caches):
    everything(CachedEncoder(Counting(), "a", caches()))
    encoder = Counting()
    everything(CachedEncoder(encoder, "a", caches()), [*TEXTS, "One more."])
    assert encoder.read == 2


def test_a_text_is_read_alone():
    class Together(Counting):
        def encode(self, texts):
            return super().encode(texts) + len(texts)  # as a transformer, which differs in the last bits

    encoder = CachedEncoder(Together(), "a", None)
    np.testing.assert_array_equal(encoder.encode(TEXTS)[1:2], encoder.encode(TEXTS[1:2]))


def test_another_model_has_vectors_of_its_own(caches):
    CachedEncoder(Counting(), "a", caches()).encode(TEXTS)
    other = Counting()
    CachedEncoder(other, "b", caches()).encode(TEXTS)
    assert other.read == len(set(TEXTS))


def garbage(path):
    path.write_bytes(b"no database " * 1000)


def cut_off(path):
    os.truncate(path, path.stat().st_size // 2)


def torn(path):
    data = bytearray(path.read_bytes())
    for place in range(200, len(data), 97):
        data[place] ^= 0xFF
    path.write_bytes(data)


def another_layout(path):
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE vector (recipe TEXT)")
    database.close()


@pytest.mark.parametrize("harm", [garbage, cut_off, torn, another_layout])
def test_a_broken_file_is_made_anew(caches, tmp_path, harm):
    texts = [f"Sentence {number}" for number in range(60)]
    wanted = everything(CachedEncoder(Counting(), "a", caches()), texts)
    cache = caches()
    cache.get([b"none"])
    cache.close()
    harm(tmp_path / "vectors.sqlite")
    assert everything(CachedEncoder(Counting(), "a", caches()), texts) == wanted
    again = Counting()
    assert everything(CachedEncoder(again, "a", caches()), texts) == wanted
    assert again.read == 0


def test_a_value_that_is_not_what_was_kept_is_not_given(caches, tmp_path):
    caches().put({b"one": b"value", b"two": b"value"})
    with sqlite3.connect(tmp_path / "vectors.sqlite") as database:
        changed = "CAST(replace(value, 'v', 'w') AS BLOB)"
        database.execute(f"UPDATE vector SET value = {changed} WHERE key = ?", (b"one",))
    database.close()
    assert caches().get([b"one", b"two"]) == {b"two": b"value"}


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file" / "vectors.sqlite", LARGE)
    wanted = everything(CachedEncoder(Counting(), "a", None))
    assert everything(CachedEncoder(Counting(), "a", cache)) == wanted


def test_what_was_not_used_for_longest_goes(caches, monkeypatch):
    now = [10**9]
    monkeypatch.setattr(module.time, "time", lambda: now[0])
    cache = caches(limit=1_000_000)
    kept = key(0)
    for number in range(200):
        now[0] += 2 * module.FRESH_S
        cache.put({key(number): bytes(20_000)})
        assert cache.get([kept])
        assert cache.path.stat().st_size <= 1_000_000
    found = [number for number in range(200) if cache.get([key(number)])]
    assert found == [0, *range(found[1], 200)]
    assert 30 < len(found) < 50


def test_a_lower_limit_makes_the_file_smaller(caches):
    caches().put({key(number): bytes(20_000) for number in range(100)})
    cache = caches(limit=500_000)
    cache.put({b"new": b"value"})
    cache.close()
    assert cache.path.stat().st_size <= 500_000
    assert cache.get([b"new"])


def key(number):
    return number.to_bytes(4, "big")


def value(number):
    return key(number) * 500


def fill(path, limit, first, until):
    """Write values of one's own and such as the other writes too, and check all that comes back."""
    cache = Cache(path, limit)
    numbers = [*range(first, first + 100), *range(100)]
    wrong = rounds = 0
    while time.time() < until or not rounds:
        rounds += 1
        for number in numbers:
            cache.put({key(number): value(number)})
        found = cache.get(map(key, numbers))
        wrong += sum(it != value(int.from_bytes(name, "big")) for name, it in found.items())
    os._exit(wrong)


@pytest.mark.parametrize("limit", [LARGE, 200_000])
def test_two_processes_write_at_once(tmp_path, limit):
    path = tmp_path / "vectors.sqlite"
    context = multiprocessing.get_context("fork")  # the tests' package is imported already
    until = time.time() + 1
    team = [context.Process(target=fill, args=(path, limit, first, until)) for first in (1000, 2000)]
    for process in team:
        process.start()
    for process in team:
        process.join()
    assert [process.exitcode for process in team] == [0, 0]
    cache = Cache(path, limit)
    numbers = [*range(100), *range(1000, 1100), *range(2000, 2100)]
    found = cache.get(map(key, numbers))
    cache.close()
    assert all(it == value(int.from_bytes(name, "big")) for name, it in found.items())
    assert len(found) == 300 if limit == LARGE else 0 < len(found) < 300


def test_a_forked_process_opens_the_file_itself(caches):
    cache = caches()
    cache.put({b"one": b"value"})
    process = multiprocessing.get_context("fork").Process(target=_forked, args=(cache,))
    process.start()
    process.join()
    assert process.exitcode == 0
    assert cache.get([b"one", b"two"]) == {b"one": b"value", b"two": b"child"}


def _forked(cache):
    inherited = cache._database
    cache.put({b"two": b"child"})
    os._exit(cache._database is inherited)


@pytest.mark.parametrize(("given", "limit"), [("", 1_000_000_000), ("5", 5_000_000)])
def test_the_environment_bounds_the_cache(monkeypatch, cache_home, given, limit):
    monkeypatch.setenv(LIMIT, given)
    cache = usual_cache()
    assert cache.path == cache_home / "muqabala" / FILE
    assert cache._limit == limit


def test_a_limit_of_nothing_is_no_cache(monkeypatch):
    monkeypatch.setenv(LIMIT, "0")
    assert usual_cache() is None


def test_without_a_home_there_is_no_cache(monkeypatch):
    def homeless(_):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(module.Path, "home", classmethod(homeless))
    assert usual_cache() is None


@pytest.mark.parametrize("given", ["much", "-1", "1.5", "٥"])
def test_a_limit_that_is_no_number_is_told(monkeypatch, given):
    monkeypatch.setenv(LIMIT, given)
    with pytest.raises(ConfigError, match=f"{LIMIT} must be a whole number"):
        usual_cache()
