"""Keeps the computer from going to sleep during a long run, where the system lets us."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

log = logging.getLogger(__name__)


@contextmanager
def awake() -> Iterator[None]:
    """The computer stays awake inside; failing to ask for that (no D-Bus, no permission) harms nothing."""
    with ExitStack() as stack:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from wakepy import keep

                stack.enter_context(keep.running(on_fail="pass"))
        except Exception as error:  # whatever a desktop's bus may answer, the run goes on
            log.info("the computer may fall asleep: %s", error)
        yield
