"""One training run: tokenizer, contrastive training, lexicon, the finished folder.

What a run leaves on its way lies in a folder beside the model's; a run that
was stopped goes on from there.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from datasets import Dataset  # type: ignore[import-untyped]
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
from sentence_transformers.base.model import BaseModel
from sentence_transformers.sentence_transformer.evaluation import SentenceEvaluator
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize
from sentence_transformers.sentence_transformer.training_args import SentenceTransformerTrainingArguments
from tokenizers import Tokenizer
from transformers.trainer_callback import PrinterCallback
from transformers.trainer_utils import get_last_checkpoint

from muqabala.embed.base import Vectors
from muqabala.embed.static import StaticEncoder
from muqabala.errors import ConfigError
from muqabala.evaluation.retrieval import (
    Figure,
    Pair,
    evaluate_pairs,
    read_pairs,
    retrieval_accuracy,
)
from muqabala.training.card import model_card
from muqabala.training.config import TrainingConfig, read_config
from muqabala.training.embedding import DroppedEmbedding
from muqabala.training.export import export
from muqabala.training.finish import SAMPLE, finish
from muqabala.training.sources import SourcePairs, epoch, existing, read_sources
from muqabala.training.tokenizer import train_tokenizer, with_words
from muqabala.training.word_alignment import write_lexicon

logger = logging.getLogger(__name__)

CHECKPOINTS_KEPT = 2
LOG_STEPS = 100


def train(config_path: Path, data: Path, output: Path, *, command: str = "") -> list[Figure]:
    """Make the model of a configuration and return its figures.

    ``command`` is quoted in the model card. Raise ConfigError for a
    configuration that is wrong, data that is missing, or the rest of another
    run in the way.
    """
    config = read_config(config_path)
    work = _work_folder(output, config_path)
    sources = read_sources(config, data)
    if not any(part.pairs for part in sources):
        raise ConfigError(f"{config_path}: no source gives a pair to train on; add one")
    tokenizer = _tokenizer(config, sources, work)
    torch.manual_seed(config.seed)
    embedding = DroppedEmbedding(tokenizer, config.optimiser.dimension, config.tokenizer.drop)
    _fit(embedding, config, sources, work, data)
    if config.words.epochs:
        stage = work / "words"
        stage.mkdir(exist_ok=True)
        texts = (text for pair in epoch(sources, config.seed) for text in pair)
        embedding = embedding.widened(with_words(tokenizer, texts, config.words.least))
        _fit(embedding, _second_stage(config), sources, stage, data)
    sample = [text for pair in epoch(sources, config.seed)[:SAMPLE] for text in pair]
    finish(embedding, sample, config.finish)
    finished = work / "finished"
    export(embedding, finished, config.finish.precision)
    write_lexicon(sources, finished)
    figures = evaluate(StaticEncoder(finished), config, data)
    card = model_card(output.name, config, sources, figures, command)
    (finished / "README.md").write_text(card, encoding="utf-8")
    shutil.copy(config_path, finished / "training.toml")
    if output.exists():
        shutil.rmtree(output)
    finished.rename(output)
    shutil.rmtree(work)
    return figures


def evaluate(encoder: StaticEncoder, config: TrainingConfig, data: Path) -> list[Figure]:
    """Measure an encoder on the evaluation files."""
    return [evaluate_pairs(encoder, existing(data, name)) for name in config.evaluation.sets]


class RetrievalEvaluator(SentenceEvaluator):
    """Tell the trainer how the model finds the pairs of one evaluation file."""

    def __init__(self, name: str, pairs: list[Pair]) -> None:
        """Keep the pairs; ``name`` is how the log calls them."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.primary_metric: str = f"{name}_retrieval"
        self.pairs = pairs

    def __call__(
        self, model: BaseModel, output_path: str | None = None, epoch: int = -1, steps: int = -1
    ) -> dict[str, float]:
        """Return the accuracy under the metric's name."""
        if not isinstance(model, SentenceTransformer):
            raise TypeError(f"{type(model).__name__} gives no sentence vectors")
        accuracy = retrieval_accuracy(_Training(model), self.pairs)
        logger.info("step %d: %s %.4f", steps, self.primary_metric, accuracy)
        return {self.primary_metric: accuracy}


class _Training:
    """A model in training, as an encoder of sentences."""

    def __init__(self, model: SentenceTransformer) -> None:
        self._model = model

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self._model.encode(list(texts), batch_size=1024, show_progress_bar=False)
        return vectors


def _work_folder(output: Path, config_path: Path) -> Path:
    """Return the folder for what a run leaves on its way, made for this configuration."""
    work = output.with_name(f".{output.name}.training")
    work.mkdir(parents=True, exist_ok=True)
    mark = work / "configuration.sha256"
    digest = hashlib.sha256(config_path.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text(encoding="utf-8") != digest:
        raise ConfigError(f"{work}: a stopped run of another configuration lies here; remove the folder")
    mark.write_text(digest, encoding="utf-8")
    return work


def _tokenizer(config: TrainingConfig, sources: list[SourcePairs], work: Path) -> Tokenizer:
    path = work / "tokenizer.json"
    if not path.exists():
        logger.info("training a tokenizer of %d pieces", config.tokenizer.vocabulary)
        texts = (text for pair in epoch(sources, config.seed) for text in pair)
        train_tokenizer(texts, config.tokenizer.vocabulary).save(str(path))
    return Tokenizer.from_file(str(path))


def _second_stage(config: TrainingConfig) -> TrainingConfig:
    """Return the configuration of the stage with whole words: other draws, its own epochs and rate."""
    optimiser = replace(
        config.optimiser, epochs=config.words.epochs, learning_rate=config.words.learning_rate
    )
    return replace(config, seed=config.seed + config.optimiser.epochs, optimiser=optimiser)


def _fit(
    embedding: DroppedEmbedding, config: TrainingConfig, sources: list[SourcePairs], work: Path, data: Path
) -> None:
    """Train an embedding in place; its checkpoints lie in ``work``."""
    optimiser = config.optimiser
    embedding.cut_up(text for part in sources for pair in part.pairs for text in pair)
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    pairs = [pair for number in range(optimiser.epochs) for pair in epoch(sources, config.seed + number)]
    logger.info("training on %d pairs in batches of %d", len(pairs), optimiser.batch)
    watched = config.evaluation.sets[:1]
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work),
        seed=config.seed,
        num_train_epochs=1,  # the pairs are those of all epochs, each drawn anew
        per_device_train_batch_size=optimiser.batch,
        dataloader_drop_last=True,
        learning_rate=optimiser.learning_rate,
        warmup_steps=optimiser.warmup_steps,
        max_grad_norm=0.0,  # Adam's steps do not depend on the gradient's size
        eval_strategy="steps" if watched else "no",
        eval_steps=optimiser.checkpoint_steps,
        save_steps=optimiser.checkpoint_steps,
        save_total_limit=CHECKPOINTS_KEPT,
        logging_steps=LOG_STEPS,
        disable_tqdm=True,
        report_to="none",
        use_cpu=True,
    )
    trainer = SentenceTransformerTrainer(
        model=model,
        args=arguments,
        train_dataset=Dataset.from_dict(
            {"anchor": [english for english, _ in pairs], "positive": [arabic for _, arabic in pairs]}
        ),
        loss=MultipleNegativesRankingLoss(
            model,
            scale=optimiser.scale,
            directions=("query_to_doc", "doc_to_query"),
            partition_mode="per_direction",
        ),
        evaluator=[RetrievalEvaluator(Path(name).stem, read_pairs(existing(data, name))) for name in watched]
        or None,
    )
    trainer.remove_callback(PrinterCallback)  # it prints to stdout, which is for results
    trainer.train(resume_from_checkpoint=get_last_checkpoint(str(work)))  # type: ignore[no-untyped-call]
