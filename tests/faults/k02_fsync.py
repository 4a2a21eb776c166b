"""K2: killed at each flush to the disk of one operation, the first, the second, to the last: the old state or the new, never mixed."""

import http.client
import subprocess
import uuid
from pathlib import Path

from installation import Archive, Person, kinds
from ledger import FIGURES, Ledger, compare
from work import Writer

ROUNDS, QUICK = 1000, 3
DATABASES = ("sqlite",)
PLANTED = ("EARLY_COMMIT",)


def run(stage, rounds):
    base = stage.installation("base").found()
    sweep = Sweep(stage, base, rounds)
    for operation in (sweep.save, sweep.upload, sweep.take_in, sweep.backup, sweep.restore):
        operation()
    return sweep.figures | {"flushes": sweep.flushes}


def shim(folder):
    """The library that counts and kills, built for this machine."""
    library = Path(folder) / "kill_at_fsync.so"
    if not library.exists():
        subprocess.run(["cc", "-shared", "-fPIC", "-o", library, Path(__file__).parent / "kill_at_fsync.c", "-ldl"], check=True)
    return str(library)


class Sweep:
    def __init__(self, stage, base, most):
        self.stage, self.base, self.most, self.library = stage, base, most, shim(stage.folder)
        self.figures, self.flushes = dict.fromkeys(FIGURES, 0), {}

    def each(self, name, attempt):
        """Kills at the first flush, the second, … until the operation comes to its end."""
        for at in range(1, self.most + 1):
            if not attempt({"LD_PRELOAD": self.library, "KILL_AT": str(at)}):
                self.flushes[name] = at - 1
                return

    def add(self, figures):
        for name in FIGURES:
            self.figures[name] += figures[name]

    def save(self):
        def attempt(deadly):
            installation = self.base.copy_to(self.stage.path("save"))
            ledger, when = Ledger(self.stage.path("ledger-save")), self.stage.path("now")
            when.unlink(missing_ok=True)
            installation.start(KILL_WHEN=str(when), **deadly)
            writer = Writer(installation.person(), ledger, 0)
            writer.person.fields("/firm/assets/add")
            when.touch()
            killed = not writer.one()
            if killed:
                installation.server.wait(60)
                self.add(compare(ledger, installation.archive(), Person.leaks))
                installation.start()
                writer.settle()
            installation.end()
            self.add(compare(ledger, installation.archive(), Person.leaks))
            self.holds(installation)
            return killed

        self.each("save", attempt)

    def upload(self):
        content = b"evidence\n" * 20_000

        def attempt(deadly):
            installation = self.base.copy_to(self.stage.path("upload"))
            ledger, when, key = Ledger(self.stage.path("ledger-upload")), self.stage.path("now"), uuid.uuid4().hex
            when.unlink(missing_ok=True)
            installation.start(KILL_WHEN=str(when), **deadly)
            writer = Writer(installation.person(), ledger, 0)
            record, person = writer.record(), writer.person
            person.fields(f"/firm/attachments/assets/{record}")
            when.touch()
            try:
                killed = person.attach("assets", record, "evidence.txt", content, key) != 302
            except (OSError, http.client.HTTPException):
                killed = True
            if killed:
                installation.server.wait(60)
                # Never a row without its file.
                self.figures["orphans"] += kinds(installation).count("Missing") + kinds(installation).count("Changed")
                installation.start()
                if person.attach("assets", record, "evidence.txt", content, key) != 302:
                    self.figures["lost"] += 1
            installation.end()
            attached = installation.archive().rows("firm", "attachments")
            self.figures["lost"] += not attached
            self.figures["dup"] += max(0, len(attached) - 1)
            self.figures["orphans"] += len(kinds(installation))
            self.holds(installation)
            return killed

        self.each("upload", attempt)

    def imported(self):
        file = self.stage.path("assets.csv")
        names = [f"取込-{n}" for n in range(200)]
        file.write_text("資産名,管理部署,備考\n" + "".join(f"{name},総務部,note-{name}\n" for name in names))
        return file, names

    def take_in(self):
        file, names = self.imported()

        def attempt(deadly):
            installation = self.base.copy_to(self.stage.path("import"))
            ledger = Ledger(self.stage.path("ledger-import"))
            for name in names:
                ledger.send(name, "note-" + name)
            done = installation.run("import", "assets", str(file), "--org", "firm", **deadly)
            if done.returncode not in (0, -9):
                raise RuntimeError(done.stdout + done.stderr)
            archive = installation.archive()
            if len(archive.rows("firm", "assets")) not in (0, len(names)):
                self.figures["torn"] += 1
            self.add(compare(ledger, archive, Person.leaks))
            self.holds(installation)
            return done.returncode == -9

        self.each("import", attempt)

    def backup(self):
        wanted = self.base.archive().hash

        def attempt(deadly):
            file = self.stage.path("killed.zip")
            file.unlink(missing_ok=True)
            done = self.base.run("backup", "--out", str(file), **deadly)
            if file.exists() and self.base.run("backup", "--verify", str(file)).returncode != 0 or self.base.must("state-hash").strip() != wanted:
                self.figures["torn"] += 1
            if done.returncode == 0 and Archive(file).hash != wanted:
                self.figures["lost"] += 1
            return done.returncode == -9

        self.each("backup", attempt)

    def restore(self):
        self.base.archive()
        file, wanted = str(self.base.folder) + ".zip", Archive(str(self.base.folder) + ".zip").hash

        def attempt(deadly):
            target = self.stage.installation(folder=self.stage.path("restored"))
            subprocess.run(["rm", "-rf", target.folder], check=True)
            killed = target.run("restore", file, **deadly).returncode == -9
            found = target.run("state-hash")
            if found.returncode == 0 and found.stdout.strip() != wanted:
                self.figures["torn"] += 1
            # What was cut off is refused until it is restored whole.
            if found.returncode != 0 and (not killed or target.must("restore", file) and target.must("state-hash").strip() != wanted):
                self.figures["lost"] += 1
            return killed

        self.each("restore", attempt)

    def holds(self, installation):
        if self.stage.chain(installation) != "holds":
            self.figures["torn"] += 1
