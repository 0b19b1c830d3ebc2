"""The log of the service: one line of JSON on standard error for each event, without what anybody asked."""

import json
import logging
import sys
import traceback
from datetime import datetime
from typing import Any


def log(level: str, event: str, **fields: Any) -> None:
    """Write one line: time, level, event, and the fields that are not None."""
    line = {"time": datetime.now().astimezone().isoformat(timespec="milliseconds"), "level": level, "event": event}
    line |= {name: value for name, value in fields.items() if value is not None}
    # One write a line: lines of several processes do not mix.
    sys.stderr.write(json.dumps(line, ensure_ascii=True) + "\n")
    sys.stderr.flush()


def fault(error: BaseException, where: str, **fields: Any) -> None:
    """Log an error that nobody foresaw: its kind and the lines of code, not its text, which may hold a question."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    log("error", "fault", where=where, error=type(error).__name__, places=places, **fields)


class JsonHandler(logging.Handler):
    """Lines of other libraries (uvicorn, the MCP SDK) in the same form: who logs and the message, no traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; what was raised is named by its kind."""
        raised = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        log(record.levelname.lower(), "library", library=record.name, what=record.getMessage()[:500], error=raised)


def take_over_logging() -> None:
    """Send everything that libraries log, from warnings on, through this log."""
    logging.basicConfig(handlers=[JsonHandler()], level=logging.WARNING, force=True)
