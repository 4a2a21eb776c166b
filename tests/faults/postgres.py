"""A PostgreSQL server of one run, with the role that owns and the role that serves; its files are flushed as in production."""

import os
import shutil
import subprocess
import time
from pathlib import Path


def programs():
    for folder in (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *map(Path, os.environ["PATH"].split(":"))):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError("PostgreSQL's server programs were not found; on Debian: apt-get install postgresql")


class Cluster:
    def __init__(self, folder):
        self.folder, self.programs = Path(folder), programs()
        self.folder.mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", str(self.folder / "data"), "-U", "meguri", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-k")
        self.start()
        self.sql("CREATE ROLE fault_owner LOGIN", "CREATE ROLE fault_serving LOGIN")

    def run(self, name, *words, **more):
        """As nobody special: PostgreSQL refuses to run as root."""
        user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        return subprocess.run([*user, str(self.programs / name), *words], cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120, **more)

    def start(self):
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "data" / "server.log"), "-w",
                 "-o", f"-k {self.folder} -c listen_addresses='' -c max_connections=200", "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    def sql(self, *statements, database="postgres"):
        for statement in statements:
            self.run("psql", "-h", str(self.folder), "-U", "meguri", "-d", database, "-q", "-v", "ON_ERROR_STOP=1", "-c", statement)

    def ready(self):
        """Waits until it has recovered: what is told to stop while it does so stays."""
        before = time.monotonic()
        while True:
            try:
                return self.sql("SELECT 1")
            except subprocess.CalledProcessError:
                if time.monotonic() - before > 60:
                    raise
                time.sleep(0.1)

    def backends(self):
        """The processes that serve the program."""
        answer = subprocess.run([str(self.programs / "psql"), "-h", str(self.folder), "-U", "meguri", "-d", "postgres", "-Atc",
                                 "SELECT pid FROM pg_stat_activity WHERE usename = 'fault_serving'"], capture_output=True, text=True, timeout=60)
        return [int(pid) for pid in answer.stdout.split()]

    def database(self, name):
        self.sql(f"CREATE DATABASE {name} OWNER fault_owner")
        return Database(self, name)


class Database:
    def __init__(self, cluster, name):
        self.cluster, self.name = cluster, name

    def _of(self, role):
        return f"Host={self.cluster.folder};Username={role};Database={self.name};Maximum Pool Size=30;Timeout=5"

    @property
    def serving(self):
        return self._of("fault_serving")

    @property
    def owner(self):
        return self._of("fault_owner")
