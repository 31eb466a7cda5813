"""The subword vocabulary of both languages."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
"""The token of what the vocabulary has no piece for; its id is 0."""

LONGEST_WORD = 24
"""Letters of the longest word that becomes a token: longer ones are not words."""

LEAD = 0.01
"""How much likelier a word is at least than its pieces, so that it is preferred: just enough."""

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


def with_words(tokenizer: Tokenizer, texts: Iterable[str], least: int) -> Tokenizer:
    """Return a tokenizer that also keeps whole the words that stand ``least`` times in the texts.

    The new tokens follow the old ones. Unigram cuts even "as" and "do" into
    two: by its measure, how likely the text is, single letters are cheap.
    """
    counts = word_counts(tokenizer, texts)
    state = json.loads(tokenizer.to_str())
    vocabulary = state["model"]["vocab"]
    words = [word for word, count in counts.most_common() if count >= least and _is_word(word)]
    total = math.log(counts.total())
    for word, encoding in zip(words, tokenizer.encode_batch(words, add_special_tokens=False), strict=True):
        if len(encoding.ids) > 1 and UNKNOWN not in encoding.tokens:
            pieces = sum(vocabulary[number][1] for number in encoding.ids)
            vocabulary.append([word, max(math.log(counts[word]) - total, pieces + LEAD)])
    return Tokenizer.from_str(json.dumps(state))


def word_counts(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[str]:
    """Return how often each word, number and mark stands in the texts, folded."""
    counts: Counter[str] = Counter()
    for chunk, count in Counter(chunk for text in texts for chunk in text.split()).items():
        folded = tokenizer.normalizer.normalize_str(chunk)
        for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(folded):
            counts[word] += count
    return counts


def _is_word(text: str) -> bool:
    return text.isalpha() and len(text) <= LONGEST_WORD


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
