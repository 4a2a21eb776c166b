"""People who write: they make assets and change them, one after the other, and take down what was acknowledged."""

import http.client
import threading
import uuid


class Writers:
    """Several people at once. What was sent when the server went is kept, and sent again with the same key when it is back."""

    def __init__(self, installation, ledger, count):
        self.installation, self.ledger, self.people = installation, ledger, [Writer(installation.person(), ledger, n) for n in range(count)]
        self.stop = threading.Event()

    def begin(self):
        self.stop.clear()
        self.threads = [threading.Thread(target=person.work, args=(self.stop,)) for person in self.people]
        for thread in self.threads:
            thread.start()

    def finish(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    @property
    def acked(self):
        return sum(person.acked for person in self.people)

    @property
    def refused(self):
        return sorted({status for person in self.people for status in person.statuses})

    def settle(self):
        """Sends again what was not answered."""
        for person in self.people:
            person.settle()


class Writer:
    CHANGES = 4

    def __init__(self, person, ledger, number):
        self.person, self.ledger, self.number = person, ledger, number
        self.pending, self.made, self.acked, self.statuses, self.asset = None, 0, 0, set(), None

    def work(self, stop):
        while not stop.is_set():
            if not self.one():
                return

    def settle(self):
        while self.pending and not self.one():
            pass

    def one(self):
        """One form; False when the server did not answer it."""
        again = self.pending is not None
        if not again:
            self.pending = self.next()
        path, opened, values, key, name = self.pending
        try:
            status, location = self.person.post(path, values, key=key, opened=opened)
        except (OSError, http.client.HTTPException):
            return False
        if status != 302:
            self.statuses.add(status)
            if status >= 500:
                return True
            if status not in (404, 409, 422):
                raise RuntimeError(f"{path}: {status}")
            # Nobody else writes this one.
            self.ledger.refuse(name, "dup" if again else "lost")
            self.pending = self.asset = None
            return True
        if not location.startswith("/firm/assets/"):
            raise RuntimeError(f"{path} leads to {location}")
        self.ledger.acknowledge(name, values["Input.Note"])
        self.pending, self.acked = None, self.acked + 1
        self.asset = (location.split("?")[0], name, 0) if self.asset is None else (self.asset[0], name, self.asset[2] + 1)
        if self.asset[2] == self.CHANGES:
            self.asset = None
        return True

    def record(self):
        """The id of an asset made now."""
        self.one()
        return self.asset[0].split("/")[-1]

    def next(self):
        note, key = uuid.uuid4().hex, uuid.uuid4().hex
        if self.asset is None:
            self.made += 1
            name, path, version = f"k-{self.number}-{self.made}-{note[:8]}", "/firm/assets/add", 0
        else:
            path, name, version = self.asset[0] + "/edit", self.asset[1], self.asset[2]
        self.ledger.send(name, note)
        values = {"Input.Name": name, "Input.Note": note, "Input.Version": str(version)}
        return path, "/firm/assets/add", values, key, name
