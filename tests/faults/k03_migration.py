"""K3: killed at each flush of a migration, and with the lock of a killed one left behind: the next one comes to its end, and the rows are as they were."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

from installation import Installation
from k02_fsync import shim
from ledger import FIGURES

ROUNDS, QUICK = 1000, 4
DATABASES = ("sqlite",)
PLANTED = ("KEPT_LOCK",)
ORGANIZATION, ACCOUNT = "01A201FD-40E0-78C0-A8D0-2E7DBFB3ACD4", "01A201FD-40E0-78C0-A8D0-2E7DBFB3ACD5"


def run(stage, rounds):
    old, figures, library, flushes, lasted = stage.path("old"), dict.fromkeys(FIGURES, 0), shim(stage.folder), 0, 0
    begin(stage, old)
    wanted = rows(old)
    # As a migration leaves it that is killed while it holds its lock.
    for at in range(0, rounds + 1):
        folder = stage.path("migrated")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(old, folder)
        installation = Installation(stage.program, folder)
        if at == 0:
            with sqlite3.connect(folder / "meguri.db") as db:
                db.execute("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)")
                db.execute("INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00')")
            db.close()
            killed = True
        else:
            killed = installation.run("migrate", LD_PRELOAD=library, KILL_AT=str(at)).returncode == -9
            flushes = at - 1
        try:
            done = installation.run("migrate", seconds=60)
            figures["lost"] += done.returncode != 0
        except subprocess.TimeoutExpired:
            figures["lost"] += 1
        copies = list(folder.glob("before-migration-*.db"))
        figures["torn"] += rows(folder) != wanted or not copies or not all(sound(copy) for copy in copies)
        lasted += 1
        if not killed:
            break
    return figures | {"flushes": flushes, "migrations": lasted}


def begin(stage, folder):
    """A database of the first schema, with somebody and something in it."""
    tool = Path(__file__).parents[2] / "tools" / "Meguri.Migrations" / "bin" / "Release" / "net10.0" / "Meguri.Migrations.dll"
    subprocess.run(["dotnet", str(tool), "at", "1", str(folder)], check=True, capture_output=True)
    with sqlite3.connect(folder / "meguri.db") as db:
        db.execute("INSERT INTO organizations (OrganizationId, Slug, Name, TimeZone, FiscalYearStart, Terms, DepartmentsSeeEachOther, Version)"
                   " VALUES (?, 'old', '昔の組織', 'Asia/Tokyo', 4, '{}', 1, 0)", (ORGANIZATION,))
        db.execute("INSERT INTO accounts (Id, DisplayName, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)"
                   " VALUES (?, '昔の人', 'old@example.jp', 'OLD@EXAMPLE.JP', 'old@example.jp', 'OLD@EXAMPLE.JP', 0, 0, 0, 1, 3)", (ACCOUNT,))
    db.close()


def rows(folder):
    db = sqlite3.connect(folder / "meguri.db")
    try:
        return (db.execute("SELECT OrganizationId, Slug, Name, TimeZone, Terms FROM organizations").fetchall(), db.execute("SELECT Id, DisplayName, Email, AccessFailedCount FROM accounts").fetchall(),
                db.execute("PRAGMA integrity_check").fetchall())
    finally:
        db.close()


def sound(copy):
    """Whether a copy can be opened and holds the rows."""
    db = sqlite3.connect(copy)
    try:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and db.execute("SELECT count(*) FROM organizations").fetchone() == (1,)
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()
