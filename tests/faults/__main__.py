"""Plays the faults of docs/faults.md against a build of Meguri: python3 tests/faults --program FOLDER --out FILE [K1 …]."""

import argparse
import importlib
import json
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

from installation import Person, end_all, say
from ledger import FIGURES
from stage import Stage

FAULTS = {"K1": "k01_kill", "K2": "k02_fsync", "K3": "k03_migration", "K4": "k04_full", "K6": "k06_database", "K11": "k11_edits", "K12": "k12_drill", "K13": "k13_rot"}


def play(name, database, program, rounds, planted, work):
    module = importlib.import_module(FAULTS[name])
    Person.leaks = 0
    stage = Stage(program, Path(work) / f"{name}-{database}-{planted or 'whole'}", database, planted)
    try:
        figures = module.run(stage, rounds or (module.QUICK if planted else module.ROUNDS))
        red = any(figures[figure] for figure in FIGURES) or figures.get("chain", "holds") != "holds"
    except Exception as fault:
        # Neither green nor red: what could not be played shows nothing.
        traceback.print_exc()
        figures, red = {"failed": f"{type(fault).__name__}: {fault}"}, None
    finally:
        end_all()
    return {"fault": name, "database": database, "planted": planted, "red": red} | figures


def main():
    said = argparse.ArgumentParser(prog="faults")
    said.add_argument("names", nargs="*", help="K1 K2 … (all when none is named)")
    said.add_argument("--program", required=True, help="the folder of a build of Meguri.Web")
    said.add_argument("--out", required=True, help="where the figures go; those of other faults stay")
    said.add_argument("--rounds", type=int)
    said.add_argument("--planted", help="the defect that this build was given: the faults that know it must turn red")
    said.add_argument("--database", action="append", choices=("sqlite", "postgres"))
    said = said.parse_args()
    names = said.names or list(FAULTS)
    out, bad = Path(said.out), []
    results = json.loads(out.read_text()) if out.exists() else []
    work = tempfile.mkdtemp(prefix="meguri-faults-")
    # PostgreSQL's own user has to get to its folder.
    os.chmod(work, 0o711)
    try:
        for name in names:
            module = importlib.import_module(FAULTS[name])
            if said.planted and said.planted not in module.PLANTED:
                continue
            for database in module.DATABASES:
                if said.database and database not in said.database or said.planted and database != module.DATABASES[0]:
                    continue
                say(f"== {name} on {database}" + (f", with {said.planted}" if said.planted else ""))
                result = play(name, database, said.program, said.rounds, said.planted, work)
                say("  ", json.dumps(result, ensure_ascii=False))
                results = [r for r in results if (r["fault"], r["database"], r["planted"]) != (name, database, said.planted)] + [result]
                results.sort(key=lambda r: (r["planted"] or "", int(r["fault"][1:]), r["database"]))
                out.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
                if result["red"] is not bool(said.planted):
                    bad.append(f"{name} on {database}")
    finally:
        Stage.close()
        shutil.rmtree(work, ignore_errors=True)
    if bad:
        say(("Fell unnoticed: " if said.planted else "Red: ") + ", ".join(bad))
    return 1 if bad else 0


sys.exit(main())
