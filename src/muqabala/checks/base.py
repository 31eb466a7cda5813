"""The one shape of a check."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from muqabala.checks.bitext import Bitext
from muqabala.records import Finding, Severity, Span


class Check(ABC):
    """One kind of drift looked for. The docstring of each check is its public page.

    A check is pure: it reads the bitext and yields findings. One yields
    rather too little than too much: it is the false alarm that makes an
    editor stop looking.
    """

    slug: ClassVar[str]
    mqm: ClassVar[str]
    severity: ClassVar[Severity] = Severity.MAJOR
    preview: ClassVar[bool] = False
    """A check not yet trusted: off unless selected."""
    any_language: ClassVar[bool] = False
    """A check that knows no language, and runs for every pair of them."""

    @abstractmethod
    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield what drifts."""

    @classmethod
    def page(cls) -> str:
        """Return the check's page for ``align explain``, without the marks of a docstring."""
        return inspect.cleandoc(cls.__doc__ or "").replace("``", "'")

    def finding(
        self,
        message: str,
        *,
        confidence: float,
        translation: Span | None = None,
        original: Span | None = None,
        values: tuple[str, str] | None = None,
        anchor: int | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Make a finding of this check; ``severity`` where it is not the usual one."""
        return Finding(
            check=self.slug,
            mqm=self.mqm,
            severity=severity or self.severity,
            confidence=confidence,
            message=message,
            translation=translation,
            original=original,
            values=values,
            anchor=anchor,
        )
