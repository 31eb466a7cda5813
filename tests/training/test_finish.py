"""The vectors after the training: weights evened out, common directions taken out."""

import pytest
import torch

from muqabala.training.finish import evened, without_common

POWERS = [(1.0, [5.0, 0.0, 1.0]), (0.5, [5.0**0.5, 0.0, 1.0]), (0.0, [1.0, 0.0, 1.0])]


@pytest.mark.parametrize(("power", "lengths"), POWERS)
def test_lengths_are_raised_to_a_power_and_directions_stay(power, lengths):
    vectors = torch.tensor([[3.0, 4.0], [0.0, 0.0], [0.0, -1.0]])
    changed = evened(vectors, power)
    assert changed.norm(dim=1).tolist() == pytest.approx(lengths)
    assert torch.nn.functional.cosine_similarity(changed[0], vectors[0], dim=0) == pytest.approx(1.0)


def test_what_all_texts_share_is_taken_out_and_the_rest_stays():
    means = torch.tensor([[9.0, 1.0, 0.0], [9.0, -1.0, 0.0], [9.0, 0.0, 1.0], [9.0, 0.0, -1.0]])
    left = without_common(means, means, 1)
    torch.testing.assert_close(left, means * torch.tensor([0.0, 1.0, 1.0]), atol=1e-5, rtol=0)


def test_nothing_is_taken_out_where_no_direction_is_asked_for():
    vectors = torch.eye(3)
    assert torch.equal(without_common(vectors, vectors, 0), vectors)
