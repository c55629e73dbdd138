"""What the server writes to its log: one JSON object a line, about itself, never about a reader.

No line holds an address that somebody came from or asked for. Of an error that a page raised, the
log has its type and where it was raised; its words may repeat what a reader typed.
"""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb

import streamlit.logger

OURS = "evidence"
_ABOUT_READERS = ("uvicorn.access", "uvicorn.error")
"""Loggers that write down who connects and to what; of these only warnings are kept."""


class JsonLine(logging.Formatter):
    """Writes a record as a JSON object: `time`, `level`, `logger`, `message` and what it carries.

    `problems` are lines about corpus files; `error` and `where` tell of an exception.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if problems := getattr(record, "problems", ()):
            line["problems"] = list(problems)
        if record.exc_info and record.exc_info[1]:
            line |= _told(record.exc_info[1], in_words=record.name.split(".")[0] == OURS)
        return json.dumps(line, ensure_ascii=False)


def write_json_lines() -> None:
    """Let everything that this process logs go to standard error as JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.captureWarnings(capture=True)
    for name in list(logging.root.manager.loggerDict):
        _hand_on(logging.getLogger(name))
    # Streamlit gives each of its loggers, when it is first asked for, a handler of its own.
    streamlit.logger.setup_formatter = _hand_on
    for name in _ABOUT_READERS:
        logging.getLogger(name).setLevel(logging.WARNING)


def _hand_on(logger: logging.Logger) -> None:
    """Leave what a logger writes to the one handler of the process."""
    logger.handlers.clear()
    logger.propagate = True


def _told(error: BaseException, *, in_words: bool) -> dict[str, object]:
    frames = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in extract_tb(error.__traceback__)
    ]
    told: dict[str, object] = {"error": type(error).__name__, "where": frames}
    return told | {"said": str(error)} if in_words else told
