"""The model card: what the model was made from, how good it is, and what it cannot do."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from muqabala.evaluation.retrieval import Figure
from muqabala.training.config import TrainingConfig
from muqabala.training.sources import SourcePairs


def model_card(
    name: str,
    config: TrainingConfig,
    sources: Sequence[SourcePairs],
    figures: Sequence[Figure],
    command: str,
) -> str:
    """Return the README of a model's folder, as Markdown."""
    from jinja2 import Environment, StrictUndefined

    template = (files("muqabala.training") / "card.md.jinja").read_text(encoding="utf-8")
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    return environment.from_string(template).render(
        name=name,
        config=config,
        sources=sources,
        total=sum(len(part.pairs) for part in sources),
        figures=figures,
        command=command,
    )
