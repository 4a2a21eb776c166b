"""K13: files rot: some are deleted, in some a bit is turned, some are swapped. fsck names exactly these, none is handed out, a backup brings them back."""

import json
import shutil

from installation import Person
from ledger import FIGURES, Ledger
from work import Writer

ROUNDS, QUICK = 30, 6
DATABASES = ("sqlite", "postgres")
PLANTED = ("BLIND_CHECK",)


def run(stage, rounds):
    installation = stage.installation().found()
    with installation.serving():
        writer = Writer(installation.person(), Ledger(stage.path("ledger")), 0)
        record = writer.record()
        for at in range(rounds):
            status = writer.person.attach("assets", record, f"evidence-{at}.txt", f"evidence {at}\n".encode() * (at + 1))
            if status != 302:
                raise RuntimeError(f"attach: {status}")
    wanted, backup, root = installation.must("state-hash"), stage.path("sound.zip"), installation.folder / "files"
    installation.must("backup", "--out", str(backup))
    files = sorted(file for file in root.rglob("*") if file.is_file() and len(file.name) == 64)
    rotten, figures = rot(files), dict.fromkeys(FIGURES, 0)
    named = {fault["sha256"]: fault["kind"] for fault in json.loads(installation.run("fsck", "--json").stdout)}
    figures["torn"] += sum(named.get(name) != kind for name, kind in rotten.items()) + sum(name not in rotten for name in named)
    figures["torn"] += installation.must("state-hash") == wanted
    # By its hash from the backup, and all is as it was; before anybody downloads, for that is told in the trail.
    restored = stage.installation("restored")
    restored.must("restore", str(backup), owner=True)
    for file in files:
        shutil.copyfile(restored.folder / file.relative_to(installation.folder), file)
    figures["lost"] += installation.must("state-hash") != wanted or installation.run("fsck").returncode != 0
    # The same rot again, while people are there: nothing of it is handed out, and all of the rest.
    rot(files)
    with installation.serving():
        person = installation.person()
        page = person.ask("GET", f"/firm/attachments/assets/{record}")[1]
        links = {part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/firm/attachments/") and part.split('"')[0].count("/") == 3}
        handed = sum(person.ask("GET", link)[0] == 200 for link in links)
        sound = len(files) - len(rotten)
        figures["torn"] += max(0, handed - sound)
        figures["lost"] += max(0, sound - handed) + len(files) - len(links)
    figures["leak"] = Person.leaks
    return figures | {"files": len(files), "rotten": len(rotten), "named": len(named), "handedOut": handed, "chain": stage.chain(installation)}


def rot(files):
    """Lets every second file rot, in three ways, the same for the same files; answers what fsck has to name."""
    rotten = {}
    for at, file in enumerate(files[: len(files) // 2]):
        if at % 3 == 0:
            file.unlink()
            rotten[file.name] = "Missing"
        elif at % 3 == 1:
            turned = bytearray(file.read_bytes())
            turned[len(turned) // 2] ^= 1 << (at % 8)
            file.write_bytes(turned)
            rotten[file.name] = "Changed"
        else:
            other = files[-1 - at]
            here, there = file.read_bytes(), other.read_bytes()
            file.write_bytes(there)
            other.write_bytes(here)
            rotten |= {file.name: "Changed", other.name: "Changed"}
    return rotten
