"""K4: the disk fills while people write. Writing is refused by name, reading goes on, and it heals when there is room again."""

import os
import subprocess

from installation import Person
from ledger import Ledger, compare
from work import Writers

ROUNDS, QUICK = 3, 1
DATABASES = ("sqlite",)
PLANTED = ("LOST_COMMIT",)


def run(stage, rounds):
    disk = stage.path("disk")
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], check=True)
    try:
        return fill(stage, disk, rounds)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(stage, disk, rounds):
    installation = stage.installation(folder=disk / "installation").found()
    ledger = Ledger(stage.path("ledger"))
    installation.start()
    reader, writers, filler, read, healed = installation.person(), Writers(installation, ledger, 4), disk / "filler", 0, 0
    writers.begin()
    for _ in range(rounds):
        stage.wait(1)
        take_all(filler)
        stage.wait(3)
        read += reader.ask("GET", "/firm/assets")[0] == 200
        filler.unlink()
        before = writers.acked
        stage.wait(5)
        healed += writers.acked > before
    writers.finish()
    writers.settle()
    installation.end()
    figures = compare(ledger, installation.archive(), Person.leaks)
    figures["lost"] += 2 * rounds - read - healed
    return figures | {"fills": rounds, "refusedWith": writers.refused, "readMeanwhile": read, "healed": healed, "acknowledged": writers.acked, "chain": stage.chain(installation)}


def take_all(filler):
    with open(filler, "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                os.fsync(file.fileno())
