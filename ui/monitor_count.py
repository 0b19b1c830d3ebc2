"""How many hits of followed questions nobody has been shown yet, for the way between the views; read on every click."""

from pathlib import Path

from qa.monitor_folder import Monitors
from ui.browser_key import browser_key
from ui.strings import Strings


def monitor_title(index: Path, words: Strings) -> str:
    """The name of the view, with how many hits wait there (plain). No engine is asked, and nothing is raised."""
    key = browser_key()
    count = 0 if key is None else sum(item.fresh for item in Monitors(index, f"browser {key}").listed())
    return words.monitor.title_fresh.format(count=count) if count else words.monitor.title
