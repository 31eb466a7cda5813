"""The network in numpy gives what its layers give in torch."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from muqabala.verifier.network import LONGEST, Network, Words

TOKENS, DIMENSION, INNER, HEADS, CLASSES = 20, 12, 24, 3, 4
RNG = np.random.default_rng(3)


def random(*shape):
    return RNG.normal(scale=0.5, size=shape).astype(np.float32)


def some_weights(blocks=2):
    shapes = {"qkv": (DIMENSION, 3 * DIMENSION), "o": (DIMENSION, DIMENSION)}
    shapes |= {"f1": (DIMENSION, INNER), "f2": (INNER, DIMENSION)}
    weights = {"positions": random(400, DIMENSION), "types": random(2, DIMENSION)}
    linear = {"judge": (DIMENSION, CLASSES)}
    linear |= {f"blocks.{n}.{name}": shape for n in range(blocks) for name, shape in shapes.items()}
    for name, shape in linear.items():
        weights |= {f"{name}.weight": random(*shape), f"{name}.bias": random(shape[1])}
    for name in ["norm", *(f"blocks.{n}.{norm}" for n in range(blocks) for norm in ("n1", "n2"))]:
        weights |= {f"{name}.weight": random(DIMENSION), f"{name}.bias": random(DIMENSION)}
    return weights


WEIGHTS = some_weights()
WORDS = Words(
    RNG.integers(-127, 128, (TOKENS + 3, DIMENSION), dtype=np.int8),
    np.full((TOKENS + 3, 1), 0.01, dtype=np.float16),
)
NETWORK = Network(WORDS, WEIGHTS, HEADS)


def by_torch(translation, original):
    tensors = {name: torch.tensor(weight) for name, weight in WEIGHTS.items()}

    def linear(rows, name):
        return functional.linear(rows, tensors[f"{name}.weight"].T, tensors[f"{name}.bias"])

    def norm(rows, name):
        return functional.layer_norm(
            rows, (DIMENSION,), tensors[f"{name}.weight"], tensors[f"{name}.bias"], eps=1e-12
        )

    ids = [TOKENS, *translation, TOKENS + 1, *original, TOKENS + 1]
    types = [0] * (len(translation) + 2) + [1] * (len(original) + 1)
    rows = torch.tensor(WORDS.rows[ids] * WORDS.scale[ids].astype(np.float32))
    rows = norm(rows + tensors["positions"][: len(ids)] + tensors["types"][types], "norm")
    for number in range(2):
        block = f"blocks.{number}."
        parts = linear(rows, f"{block}qkv").view(len(ids), 3, HEADS, -1).permute(1, 2, 0, 3)
        seen = functional.scaled_dot_product_attention(*parts).transpose(0, 1).reshape(len(ids), DIMENSION)
        rows = norm(rows + linear(seen, f"{block}o"), f"{block}n1")
        wide = functional.gelu(linear(rows, f"{block}f1"), approximate="tanh")
        rows = norm(rows + linear(wide, f"{block}f2"), f"{block}n2")
    shares = linear(rows, "judge").softmax(-1)
    return shares[1 : len(translation) + 1].numpy(), shares[len(translation) + 2 : -1].numpy()


@pytest.mark.parametrize(("translation", "original"), [([1, 2, 3], [4, 5]), ([7], [8, 9, 10, 11]), ([], [3])])
def test_it_gives_what_torch_gives(translation, original):
    for ours, theirs in zip(
        NETWORK.read(translation, original), by_torch(translation, original), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_each_token_has_shares_of_all_classes():
    translation, original = NETWORK.read([1, 2, 3, 4], [5, 6])
    assert (translation.shape, original.shape) == ((4, CLASSES), (2, CLASSES))
    np.testing.assert_allclose([*translation.sum(axis=1), *original.sum(axis=1)], 1, rtol=1e-5)


def test_of_texts_too_long_the_beginnings_are_read():
    translation, original = NETWORK.read([1] * (LONGEST + 60), [2] * (LONGEST + 90))
    assert (len(translation), len(original)) == (LONGEST, LONGEST)
