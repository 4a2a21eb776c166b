"""What was acknowledged, and how what is stored differs from it."""

import json
import os
import threading

FIGURES = ("lost", "dup", "torn", "orphans", "auditgap", "leak")


class Ledger:
    """One line for each thing that was sent and each that was acknowledged, on the disk before anything goes on."""

    def __init__(self, path):
        self.file, self.lock = open(path, "a"), threading.Lock()
        self.sent, self.acked, self.refused = {}, {}, {}

    def _write(self, kind, name, note, into):
        with self.lock:
            into.setdefault(name, []).append(note)
            self.file.write(json.dumps([kind, name, note]) + "\n")
            self.file.flush()
            os.fsync(self.file.fileno())

    def send(self, name, note):
        self._write("sent", name, note, self.sent)

    def acknowledge(self, name, note):
        self._write("acked", name, note, self.acked)

    def refuse(self, name, figure):
        """A form of the only one who writes this was refused: what it went on from is gone, or it was taken for another one."""
        self._write("refused", name, figure, self.refused)


def compare(ledger, archive, leaks=0):
    """Holds the assets of an archive against the ledger. All figures are 0 where nothing was lost."""
    figures = dict.fromkeys(FIGURES, 0)
    figures["leak"] = leaks + sum(archive.text("other").count(name) for name in ledger.sent)
    figures["dup"] += sum("dup" in refused for refused in ledger.refused.values())
    rows, events, lost = {}, {}, {name for name, refused in ledger.refused.items() if "lost" in refused}
    for row in archive.rows("firm", "assets"):
        rows.setdefault(row["Name"], []).append(row)
    for event in archive.rows("firm", "trail_events"):
        if event["Subject"] == "Asset":
            events.setdefault(event["SubjectId"], []).append((event["Verb"], json.loads(event["Changes"])))
    for name, notes in ledger.sent.items():
        acked, found = ledger.acked.get(name, []), rows.get(name, [])
        figures["dup"] += max(0, len(found) - 1)
        if not found:
            lost |= {name} if acked else set()
            continue
        note = found[0]["Note"]
        since = notes.index(acked[-1]) if acked else 0
        if note not in notes:
            figures["torn"] += 1
        elif notes.index(note) < since:
            lost.add(name)
    figures["lost"] += len(lost)
    for name, found in rows.items():
        figures["torn"] += len(found) if name not in ledger.sent else 0
        for row in found:
            figures["auditgap"] += _gap(row, events.pop(row["Id"], []))
    figures["auditgap"] += len(events)
    return figures


def _gap(row, events):
    """Whether the trail does not tell the row: added once, each version a change, the last word the one that stands."""
    notes = [changes["Note"][1] for _, changes in events if "Note" in changes]
    told = [verb for verb, _ in events] == ["added"] + ["changed"] * row["Version"] and notes and notes[-1] == row["Note"]
    return 0 if told else 1
