"""An installation under test: its folder and database, its server, its commands, and people who use it."""

import html
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
import zipfile
from pathlib import Path

PASSWORD = "correct horse battery staple"
OFFICE = "office@example.jp"
CANARY = "カナリア-" + uuid.uuid4().hex


# Servers that run: whoever leaves in the middle ends them.
started = set()


def end_all():
    for server in started:
        server.kill()
    started.clear()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Installation:
    """One data folder, on SQLite or on a database of a PostgreSQL server."""

    def __init__(self, program, folder, postgres=None):
        self.program, self.folder, self.postgres = Path(program), Path(folder), postgres
        self.server, self.port = None, free_port()

    def environment(self, owner=False, **more):
        env = {k: v for k, v in os.environ.items() if not k.startswith("MEGURI_")}
        if self.postgres:
            env["MEGURI_POSTGRES"] = self.postgres.serving
            if owner:
                env["MEGURI_POSTGRES_OWNER"] = self.postgres.owner
        return env | more

    def run(self, *words, text=None, owner=False, seconds=300, **more):
        """Runs a command to its end."""
        return subprocess.run(["dotnet", str(self.program / "Meguri.Web.dll"), *words, "--data", str(self.folder)],
                              env=self.environment(owner, **more), input=text, capture_output=True, text=True, timeout=seconds)

    def must(self, *words, **more):
        done = self.run(*words, **more)
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def found(self):
        """The organization that is worked in, with a department, and another one that holds a canary."""
        if self.postgres:
            self.must("migrate", owner=True)
        for slug, name, email in (("firm", "めぐり", OFFICE), ("other", CANARY, "other@example.jp")):
            self.must("org", "create", "--slug", slug, "--name", name, "--admin-email", email, "--admin-password-stdin", text=PASSWORD + "\n")
        with self.serving():
            self.person().post("/firm/departments/add", {"Input.Name": "総務部", "Input.From": "2020-04-01"})
            Person(self, "other@example.jp").post("/other/departments/add", {"Input.Name": CANARY, "Input.From": "2020-04-01"})
        return self

    def start(self, **more):
        """Starts the server and waits until it answers."""
        self.log = open(str(self.folder) + ".log", "a")
        self.server = subprocess.Popen(["dotnet", str(self.program / "Meguri.Web.dll"), "serve", "--port", str(self.port), "--data", str(self.folder)],
                                       env=self.environment(**more), stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        started.add(self.server)
        before = time.monotonic()
        while time.monotonic() - before < 60:
            if self.server.poll() is not None:
                raise RuntimeError(f"The server ended with {self.server.returncode}; see {self.folder}.log")
            try:
                if self.get("/health") == 200:
                    return time.monotonic() - before
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("The server did not start within a minute.")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def end(self, how=signal.SIGTERM):
        started.discard(self.server)
        self.server.send_signal(how)
        self.server.wait(60)
        self.log.close()

    def kill(self):
        self.end(signal.SIGKILL)

    def serving(self):
        return _Serving(self)

    def person(self):
        return Person(self, OFFICE)

    def archive(self):
        """All rows as a backup holds them; the archive is taken beside the server or without one."""
        file = Path(str(self.folder) + ".zip")
        self.must("backup", "--out", str(file))
        return Archive(file)

    def copy_to(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return Installation(self.program, folder, self.postgres)


class _Serving:
    def __init__(self, installation):
        self.installation = installation

    def __enter__(self):
        self.installation.start()
        return self.installation

    def __exit__(self, *fault):
        self.installation.end()


class Archive:
    """A backup, read without Meguri (docs/archive.md)."""

    def __init__(self, file):
        self.zip = zipfile.ZipFile(file)
        self.manifest = json.loads(self.zip.read("manifest.json"))
        self.sections = {s["slug"]: s["id"] for s in self.manifest["sections"] if s["slug"]}

    @property
    def hash(self):
        return self.manifest["stateHash"]

    def rows(self, slug, table):
        name = f"rows/{self.sections[slug]}/{table}.jsonl"
        return [json.loads(line) for line in self.zip.read(name).splitlines()] if name in self.zip.namelist() else []

    def text(self, slug):
        return b"".join(self.zip.read(n) for n in self.zip.namelist() if n.startswith(f"rows/{self.sections[slug]}/")).decode()


class Person:
    """Somebody signed in, with a browser's cookies. Every page that is read is searched for the other organization's canary."""

    leaks = 0
    guard = threading.Lock()

    def __init__(self, installation, email):
        self.installation, self.email, self.cookies, self.forms = installation, email, {}, {}
        status, _ = self.post("/sign-in", {"Input.Email": email, "Input.Password": PASSWORD}, form="Input.Email")
        if status != 302:
            raise RuntimeError(f"{email} could not sign in: {status}")

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.installation.port, timeout=60)
        try:
            own = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())} | (headers or {})
            connection.request(method, path, body, own)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = cookie.split(";")[0].partition("=")
                # What a page would say once to who comes back to it: nobody reads the pages between two forms here.
                if "TempData" not in name:
                    self.cookies[name] = value
            if CANARY in text and self.email == OFFICE:
                with Person.guard:
                    Person.leaks += 1
            return answer.status, text, answer.headers.get("Location")
        finally:
            connection.close()

    def attach(self, kind, record, name, content, key=None):
        """Attaches a file to a record."""
        path, border = f"/firm/attachments/{kind}/{record}", uuid.uuid4().hex
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
                 for field, value in (self.fields(path) | {"__IdempotencyKey": key or uuid.uuid4().hex}).items() if field != "Input.File"]
        parts.append(f'--{border}\r\nContent-Disposition: form-data; name="Input.File"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'.encode() + content + f"\r\n--{border}--\r\n".encode())
        return self.ask("POST", path, b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={border}"})[0]

    def fields(self, path, form="data-submit-once"):
        """What a page's form holds as it is opened; read once, for every form is filled anew."""
        if path not in self.forms:
            status, text, _ = self.ask("GET", path)
            if status != 200:
                raise RuntimeError(f"GET {path}: {status}")
            found = next(f for f in re.findall(r"<form.*?</form>", text, re.S) if form in f)
            values = {m[1]: html.unescape((re.search(r'value="([^"]*)"', m[0]) or ["", ""])[1]) for m in re.finditer(r'<input[^>]*name="([^"]+)"[^>]*>', found)}
            for select in re.finditer(r'<select[^>]*name="([^"]+)".*?</select>', found, re.S):
                values[select[1]] = next((v for v in re.findall(r'<option[^>]*value="([^"]+)"', select[0])), "")
            self.forms[path] = values
        return dict(self.forms[path])

    def post(self, path, values, key=None, form="data-submit-once", opened=None):
        """Fills a form and sends it; the same key again is the same form again. Answers the status and where it leads."""
        body = self.fields(opened or path, form) | values | {"__IdempotencyKey": key or uuid.uuid4().hex}
        body.pop("Input.OwnerId", None)
        status, _, location = self.ask("POST", path, urllib.parse.urlencode(body), {"Content-Type": "application/x-www-form-urlencoded"})
        return status, location


def kinds(installation):
    """What fsck finds when everything that lies there is old enough to be left over."""
    for file in (installation.folder / "files").rglob("*"):
        os.utime(file, (0, 0))
    return [fault["kind"] for fault in json.loads(installation.run("fsck", "--json").stdout)]


def say(*words):
    print(*words, file=sys.stderr, flush=True)
