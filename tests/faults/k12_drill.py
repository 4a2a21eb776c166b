"""K12: a backup is taken while people write, everything is lost, and it is restored elsewhere. Then one byte of it is changed, in 20 places."""

import os
import shutil
import time

from installation import Archive, Person
from ledger import Ledger, compare
from work import Writers

ROUNDS, QUICK = 3, 1
DAMAGES = 20
DATABASES = ("sqlite", "postgres")
PLANTED = ("BLIND_SEAL",)


def run(stage, rounds):
    installation = stage.installation().found()
    ledger = Ledger(stage.path("ledger"))
    installation.start()
    writers, taken = Writers(installation, ledger, 8), []
    writers.begin()
    for at in range(rounds):
        stage.wait(1)
        known = {name: list(notes) for name, notes in list(ledger.acked.items())}
        file = stage.path(f"{at}.zip")
        installation.must("backup", "--out", str(file))
        taken.append((file, known))
    writers.finish()
    installation.end()
    shutil.rmtree(installation.folder)
    figures, seconds, rows = dict.fromkeys(compare(Ledger(stage.path("none")), Archive(taken[0][0])), 0), [], 0
    for at, (file, known) in enumerate(taken):
        saved, target = Archive(file), stage.installation(f"restored-{at}")
        begun = time.monotonic()
        target.must("restore", str(file), owner=True)
        seconds.append(round(time.monotonic() - begun, 1))
        rows = sum(sum(section["rows"].values()) for section in saved.manifest["sections"])
        figures["lost"] += target.must("state-hash").strip() != saved.hash or stage.chain(target) != "holds"
        ledger.acked = known
        for name, value in compare(ledger, target.archive(), Person.leaks).items():
            figures[name] += value
    figures["torn"] += sum(not refused(stage, taken[-1][0], place) for place in range(DAMAGES))
    return figures | {"backups": rounds, "acknowledged": writers.acked, "damages": DAMAGES, "rowsOfTheLast": rows, "slowestRestoreSeconds": max(seconds)}


def refused(stage, file, place):
    """Whether a backup with one byte changed is refused before anything is touched: not even a folder is made."""
    damaged = stage.path("damaged.zip")
    shutil.copy(file, damaged)
    with open(damaged, "r+b") as stream:
        at = place * (os.path.getsize(damaged) - 1) // (DAMAGES - 1)
        stream.seek(at)
        byte = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes([byte ^ 0x10]))
    target = stage.installation(f"damaged-{place}")
    done = target.run("restore", str(damaged), owner=True)
    return done.returncode == 1 and not target.folder.exists()
