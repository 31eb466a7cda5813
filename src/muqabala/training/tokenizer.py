"""The subword vocabulary of both languages."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
"""The token of what the vocabulary has no piece for; its id is 0."""

_DROPPED = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]"
_UNITED = {
    "[أإآٱ]": "ا",
    "[ىی]": "ي",
    "ک": "ك",
    "[\u2018\u2019\u02bc]": "'",
    **{f"[{chr(0x0660 + digit)}{chr(0x06F0 + digit)}]": str(digit) for digit in range(10)},
}


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """Train a Unigram tokenizer of ``vocabulary`` pieces.

    No piece crosses a space, a punctuation mark or the edge of a number.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation(),
            pre_tokenizers.Digits(individual_digits=False),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=vocabulary, special_tokens=[UNKNOWN], unk_token=UNKNOWN, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def normalizer() -> normalizers.Normalizer:
    """Return the folding of languages/folding.py as part of a tokenizer, after NFKC.

    The tokenizer file must hold it, since sentence-transformers reads nothing else.
    """
    return normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(_DROPPED), ""),
            *(normalizers.Replace(Regex(pattern), letter) for pattern, letter in _UNITED.items()),
            normalizers.Lowercase(),
        ]
    )
