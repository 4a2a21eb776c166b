#!/usr/bin/env python3
"""Checks exports of Meguri's trail without Meguri: python3 verify-trail.py [--key KEY] [--since MANIFEST] F.ndjson ...

Beside F.ndjson stand F.manifest.json (how many entries, the last hash) and F.sig (the signature over the manifest's bytes).
--key KEY         the installation's public key as it was handed over (130 hexadecimal digits, or a file that holds them)
--since MANIFEST  a manifest of the same trail kept from before: what it ends with must still stand where it stood
Exits 0 when everything holds, 1 naming the first bad entry of each file, 2 when a file cannot be read.
The format is docs/trail.md; nothing but the standard library is used, and no code of Meguri.
"""
import hashlib
import json
import os
import sys

# The curve P-256 (FIPS 186-4, D.1.2.3): prime, order, coefficient b, base point.
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, p):
    total = None
    while k:
        if k & 1:
            total = add(total, p)
        p, k = add(p, p), k >> 1
    return total


def signed(data, signature, key):
    """ECDSA (FIPS 186-4, 6.4) over SHA-256; the signature is r and s, the key 04, x and y."""
    if len(signature) != 64 or len(key) != 65 or key[0] != 4:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    q = int.from_bytes(key[1:33], "big"), int.from_bytes(key[33:], "big")
    if not (0 < r < N and 0 < s < N and max(q) < P and (q[1] ** 2 - q[0] ** 3 + 3 * q[0] - B) % P == 0):
        return False
    e, w = int.from_bytes(hashlib.sha256(data).digest(), "big"), pow(s, -1, N)
    point = add(times(e * w % N, G), times(r * w % N, q))
    return point is not None and point[0] % N == r


def chain(path, known):
    """Walks the lines as they stand: (activities, events, last hash, fault)."""
    count = total = number = left = 0
    last, stated, events = "0" * 64, None, None
    known = {k["activities"]: k["head"] for k in known}
    with open(path, "rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.endswith(b"\n"):
                return count, total, last, f"line {number}: cut off"
            line = line[:-1]
            if left:  # an event of the activity above
                left, total = left - 1, total + 1
                events.update(line + b"\n")
                if left == 0 and events.hexdigest() != stated:
                    return count, total, last, f"activity {count} (up to line {number}): changed_events"
                continue
            try:
                activity = json.loads(line)
                sequence, previous, left, stated = (activity[name] for name in ("sequence", "previous", "events", "eventsHash"))
                left = left + 0
            except (ValueError, KeyError, TypeError):
                return count, total, last, f"activity {count + 1} (line {number}): changed_activity"
            if sequence != count + 1:
                return count, total, last, f"activity {count + 1} (line {number}): missing_activity"
            if previous != last:
                return count, total, last, f"activity {max(count, 1)} (before line {number}): broken_link"
            count, last, events = count + 1, hashlib.sha256(line).hexdigest(), hashlib.sha256()
            if left == 0 and events.hexdigest() != stated:
                return count, total, last, f"activity {count} (line {number}): changed_events"
            if known.get(count, last) != last:
                return count, total, last, f"activity {count} (line {number}): not the one known from before"
    if left:
        return count, total, last, f"activity {count} (line {number}): changed_events"
    return count, total, last, None


def check(path, key, since):
    stem = path[:-7] if path.endswith(".ndjson") else path
    with open(stem + ".manifest.json", "rb") as file:
        stated = file.read()
    with open(stem + ".sig", encoding="ascii") as file:
        signature = bytes.fromhex(file.read().strip())
    manifest = json.loads(stated)
    if not signed(stated, signature, key or bytes.fromhex(manifest["key"])):
        return "manifest: not signed by this key"
    if since and since["organization"] != manifest["organization"]:
        return "manifest: another organization than the one known from before"
    count, total, last, fault = chain(path, [since] if since else [])
    if fault:
        return fault
    if (count, total, last) != (manifest["activities"], manifest["events"], manifest["head"]):
        return f"activity {count}: wrong_head (the manifest names {manifest['activities']})"
    if since and count < since["activities"]:
        return f"activity {count}: older than what is known from before ({since['activities']})"
    return None


def main(words):
    key = since = None
    while words and words[0] in ("--key", "--since"):
        option, value, words = words[0], words[1], words[2:]
        text = open(value, encoding="utf-8").read() if os.path.exists(value) else value
        if option == "--key":
            key = bytes.fromhex(text.strip())
        else:
            since = json.loads(text)
    if not words:
        print(__doc__, file=sys.stderr)
        return 2
    bad = False
    for path in words:
        fault = check(path, key, since)
        bad = bad or fault is not None
        print(f"{path}: {fault or 'holds'}")
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, ValueError, KeyError, IndexError) as unreadable:
        print(f"cannot be read: {unreadable!r}", file=sys.stderr)
        sys.exit(2)
