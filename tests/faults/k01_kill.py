"""K1: the server is killed while people write, again and again. What was acknowledged stands; what is sent again is done once."""

import random

from ledger import Ledger, compare
from installation import Person
from work import Writers

ROUNDS, QUICK = 100, 5
# One life of five is long enough for what goes wrong only now and then.
LONG, FORMS = 5, 30
DATABASES = ("sqlite", "postgres")
PLANTED = ("LOST_COMMIT", "EARLY_COMMIT", "SILENT_CHANGE")


def run(stage, rounds):
    installation = stage.installation().found()
    ledger, killed, slowest, checks = Ledger(stage.path("ledger")), 0, 0.0, 0
    installation.start()
    writers, dice = Writers(installation, ledger, 8), random.Random(1)
    for at in range(rounds):
        writers.begin()
        if at % LONG == LONG - 1:
            stage.until(lambda wanted=writers.acked + FORMS: writers.acked >= wanted)
        stage.wait(dice.uniform(0.05, 0.5))
        installation.kill()
        writers.finish()
        killed += 1
        # Before anything is sent again: each thing stands as it was, or as it was to be.
        figures = compare(ledger, installation.archive(), Person.leaks)
        checks += 1
        if any(figures.values()):
            break
        slowest = max(slowest, installation.start())
        writers.settle()
    else:
        installation.end()
        figures = compare(ledger, installation.archive(), Person.leaks)
    return figures | {"kills": killed, "acknowledged": writers.acked, "slowestStartSeconds": round(slowest, 1), "chain": stage.chain(installation)}
