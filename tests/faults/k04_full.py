"""K4: the disk fills while people write. Writing is refused by name, reading goes on, and it heals when there is room again."""

import os
import subprocess
import uuid

from installation import Installation, Person, kinds
from ledger import Ledger, compare
from work import Writer, Writers

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
    ledger, temporary = Ledger(stage.path("ledger")), disk / "temporary"
    temporary.mkdir()
    # What arrives and is long lies there until it is whole.
    installation.start(ASPNETCORE_TEMP=str(temporary))
    reader, writers, filler, read, healed, attached = installation.person(), Writers(installation, ledger, 4), disk / "filler", 0, 0, 0
    record = Writer(installation.person(), ledger, len(writers.people)).record()
    evidence, uploads = b"evidence\n" * 40_000, set()
    reader.fields(f"/firm/attachments/assets/{record}")
    backup, elsewhere, refused = stage.path("backup.zip"), Installation(stage.program, disk / "elsewhere"), 0
    installation.must("backup", "--out", str(backup))
    writers.begin()
    for fills in range(rounds):
        key = uuid.uuid4().hex
        stage.wait(1)
        take_all(filler)
        stage.wait(3)
        read += reader.ask("GET", "/firm/assets")[0] == 200
        uploads.add(reader.attach("assets", record, f"evidence-{fills}.txt", evidence, key))
        refused += restore_is_refused(elsewhere, backup)
        filler.unlink()
        before = writers.acked
        stage.wait(5)
        healed += writers.acked > before
        attached += reader.attach("assets", record, f"evidence-{fills}.txt", evidence, key) == 302
    writers.finish()
    writers.settle()
    installation.end()
    archive = installation.archive()
    figures, kept = compare(ledger, archive, Person.leaks), archive.rows("firm", "attachments")
    figures["torn"] += rounds - refused
    figures["lost"] += 3 * rounds - read - healed - attached + max(0, attached - len(kept))
    figures["dup"] += max(0, len(kept) - attached)
    figures["orphans"] += len(kinds(installation))
    return figures | {"fills": rounds, "refusedWith": writers.refused, "uploadsRefusedWith": sorted(uploads), "readMeanwhile": read, "healed": healed, "attachedAfterwards": attached, "restoresRefused": refused,
                      "acknowledged": writers.acked, "chain": stage.chain(installation)}


def restore_is_refused(elsewhere, backup):
    """Refused in a sentence, before anything of it lies there."""
    done = elsewhere.run("restore", str(backup))
    return done.returncode == 1 and "MiB" in done.stderr and [file.name for file in elsewhere.folder.iterdir()] == ["meguri.lock"]


def take_all(filler):
    with open(filler, "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                os.fsync(file.fileno())
