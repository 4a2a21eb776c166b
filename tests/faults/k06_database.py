"""K6: PostgreSQL is stopped, killed and loses connections while people write. The program waits for it, and goes on by itself."""

import os
import signal
import time

from installation import Person
from ledger import Ledger, compare
from work import Writers

ROUNDS, QUICK = 5, 1
DATABASES = ("postgres",)
PLANTED = ("LOST_COMMIT",)


def run(stage, rounds):
    installation = stage.installation().found()
    ledger = Ledger(stage.path("ledger"))
    installation.start()
    writers, back = Writers(installation, ledger, 8), []
    writers.begin()
    for _ in range(rounds):
        for fault in (lambda: restart(stage.cluster, "fast"), lambda: restart(stage.cluster, "immediate"), lambda: backend(stage.cluster)):
            stage.cluster.ready()
            stage.wait(1)
            fault()
            back.append(until_acknowledged(writers))
    writers.finish()
    writers.settle()
    installation.end()
    figures = compare(ledger, installation.archive(), Person.leaks)
    figures["lost"] += sum(one is None for one in back)
    return figures | {"faults": len(back), "refusedWith": writers.refused, "longestUntilWritten": max((one or 30) for one in back), "acknowledged": writers.acked,
                      "chain": stage.chain(installation)}


def restart(cluster, mode):
    cluster.stop(mode)
    time.sleep(0.5)
    cluster.start()


def backend(cluster):
    for pid in cluster.backends()[:1]:
        os.kill(pid, signal.SIGKILL)


def until_acknowledged(writers):
    """Seconds until somebody's form is done again; None when nobody's is within half a minute."""
    before, begun = writers.acked, time.monotonic()
    while writers.acked == before:
        if time.monotonic() - begun > 30:
            return None
        time.sleep(0.05)
    return round(time.monotonic() - begun, 1)
