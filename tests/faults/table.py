"""Writes the figures of a play into the page that explains them: python3 tests/faults/table.py docs/faults.json docs/faults.md."""

import json
import re
import sys
from pathlib import Path

from ledger import FIGURES

HEAD = "## The last figures\n"
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
# What the page says otherwise, or what is no amount of what was done.
OTHER = {"fault", "database", "planted", "red", "chain", *FIGURES}


def line(*cells):
    return "| " + " | ".join(cells) + " |\n"


def words(name):
    """slowestStartSeconds: slowest start seconds."""
    return re.sub("(?<=[a-z])[A-Z]", lambda capital: " " + capital[0].lower(), name)


def amount(value):
    if isinstance(value, dict):
        return "; ".join(f"{name} {number}" for name, number in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def table(results):
    text = line("fault", "on", "planted", *(f"`{figure}`" for figure in FIGURES), "what was done") + line(*["---"] * (len(FIGURES) + 4))
    for result in sorted(results, key=lambda r: (r["planted"] is not None, int(r["fault"][1:]), r["database"])):
        done = ", ".join(f"{words(name)}: {amount(value)}" for name, value in result.items() if name not in OTHER)
        text += line(result["fault"], NAMES[result["database"]], f"`{result['planted']}`" if result["planted"] else "",
                     *(str(result.get(figure, "?")) for figure in FIGURES), done)
    return text


figures, page = map(Path, sys.argv[1:])
before, _, rest = page.read_text().partition(HEAD)
after = rest[rest.index("\n## "):] if "\n## " in rest else ""
page.write_text(before + HEAD + "\n" + table(json.loads(figures.read_text())) + after)
