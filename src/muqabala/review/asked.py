"""What a page asks for: nothing of a request is trusted before it has been through here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from starlette.requests import Request

from muqabala.errors import ReportError
from muqabala.review.desk import ActionError, TooLargeError
from muqabala.review.worklist import is_number

LARGEST_REQUEST = 8_000_000
"""Bytes: a note or an edit of the longest kind, in escapes."""

HALF_LETTER = re.compile("[\ud800-\udfff]")
"""A lone surrogate, which JSON can spell and no file can hold."""

FIELDS = {"deed": str, "value": str, "report": int, "key": str, "query": str}


@dataclass(frozen=True, slots=True)
class Asked:
    """An action as the page asks for it: on which finding, and through which filters it is seen."""

    action: str
    value: str
    report: int
    key: str
    query: str

    @classmethod
    def of(cls, body: bytes) -> Asked:
        """Return what the body of a request asks for. Raise ActionError where it makes no sense.

        >>> Asked.of(b'{"deed": "verdict", "value": "fine", "report": 1, "key": "k", "query": ""}')
        Asked(action='verdict', value='fine', report=1, key='k', query='')
        """
        try:
            given = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise ActionError("not saved: the request is not understood") from error
        if not isinstance(given, dict) or given.keys() != FIELDS.keys():
            raise ActionError("not saved: the request is not understood")
        if not all(isinstance(given[name], kind) for name, kind in FIELDS.items()):
            raise ActionError("not saved: the request is not understood")
        if any(HALF_LETTER.search(text) for text in given.values() if isinstance(text, str)):
            raise ActionError("not saved: the text holds half a letter (a lone surrogate)")
        return cls(*(given[name] for name in FIELDS))


async def body_of(request: Request) -> bytes:
    """Return the body of a request. Raise TooLargeError before more than LARGEST_REQUEST is kept."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_REQUEST:
            raise TooLargeError("not saved: the request is too large")
    return bytes(body)


def report_of(request: Request) -> int:
    """Return the number of the report in an address. Raise ReportError where no report can have it."""
    given: str = request.path_params["report"]
    if not is_number(given):
        raise ReportError("this report is not under review")
    return int(given)
