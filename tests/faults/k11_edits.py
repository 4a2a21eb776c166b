"""K11: many people edit few records at once. Each accepted edit was made on the version before it; none is lost, none is taken twice."""

import random
import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from installation import Person
from ledger import Ledger, compare
from work import Writer

ROUNDS, QUICK = 200, 40
PEOPLE, RECORDS = 50, 20
DATABASES = ("sqlite", "postgres")
PLANTED = ("STALE_SAVE",)


def run(stage, rounds):
    installation = stage.installation().found()
    ledger = Ledger(stage.path("ledger"))
    installation.start()
    maker, records = Writer(installation.person(), ledger, 0), []
    for _ in range(RECORDS):
        maker.asset = None
        maker.one()
        records.append(Record(*maker.asset[:2]))
    people = [installation.person() for _ in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as together:
        # Whoever cannot go on says so here: what was not played shows nothing.
        answered = sum(together.map(lambda one: edit(one[1], records, ledger, rounds, random.Random(one[0])), enumerate(people)), Counter())
    installation.end()
    archive = installation.archive()
    figures = compare(ledger, archive, Person.leaks)
    rows = {row["Name"]: row for row in archive.rows("firm", "assets")}
    for record in records:
        # What the record went through: one accepted edit for each version, and what stands is the last one's.
        row, bases = rows[record.name], sorted(base for base, _ in record.accepted)
        figures["lost"] += len(bases) - len(set(bases))
        figures["torn"] += row["Version"] != len(set(bases)) or bool(record.accepted) and row["Note"] != max(record.accepted)[1]
    return figures | {"people": PEOPLE, "records": RECORDS, "edits": answered.total(), "accepted": answered[302], "refused": answered[409], "chain": stage.chain(installation)}


class Record:
    def __init__(self, path, name):
        self.path, self.name, self.version, self.accepted, self.lock = path, name, 0, [], threading.Lock()


def edit(person, records, ledger, rounds, dice):
    """Edits again and again; how often it was answered how."""
    answered = Counter()
    for _ in range(rounds):
        record, note = dice.choice(records), uuid.uuid4().hex
        base = record.version
        ledger.send(record.name, note)
        status, _ = person.post(record.path + "/edit", {"Input.Name": record.name, "Input.Note": note, "Input.Version": str(base)}, opened="/firm/assets/add")
        if status == 302:
            with record.lock:
                record.accepted.append((base, note))
                record.version = max(record.version, base + 1)
        elif status != 409:
            raise RuntimeError(f"{record.path}: {status}")
        answered[status] += 1
    return answered
