"""Where a fault is played: a folder of its own, the program under test, a PostgreSQL server when one is asked for."""

import time
from pathlib import Path

from installation import Installation
from postgres import Cluster


class Stage:
    cluster = None
    made = 0

    def __init__(self, program, folder, database, planted):
        self.program, self.folder, self.database, self.planted = Path(program), Path(folder), database, planted
        self.folder.mkdir(parents=True)

    def path(self, name):
        return self.folder / name

    def installation(self, name="installation", folder=None):
        """A new one, with nothing in it."""
        postgres = None
        if self.database == "postgres":
            Stage.cluster = Stage.cluster or Cluster(self.folder.parent / "cluster")
            Stage.made += 1
            postgres = Stage.cluster.database(f"fault{Stage.made}")
        return Installation(self.program, folder or self.path(name), postgres)

    @staticmethod
    def wait(seconds):
        time.sleep(seconds)

    @staticmethod
    def until(done, most=60):
        """Waits for something, but not for ever."""
        begun = time.monotonic()
        while not done() and time.monotonic() - begun < most:
            time.sleep(0.05)

    @staticmethod
    def chain(installation):
        """Whether the trail holds; the server is down."""
        return "holds" if installation.run("trail", "verify", "--org", "firm").returncode == 0 else "broken"

    @classmethod
    def close(cls):
        if cls.cluster:
            cls.cluster.stop("immediate")
            cls.cluster = None
