#!/usr/bin/env python3
import os
import socket
import sys
import time


class Client:
    def __init__(self, dsn: str, *, retries: int = 5):
        self.parts = dict(p.split("=", 1) for p in dsn.split())
        self.retries = retries

    def __enter__(self):
        for attempt in range(self.retries):
            try:
                self.sock = socket.socket(socket.AF_UNIX)
                self.sock.connect(f"{self.parts['host']}/.s.PGSQL.5432")
                return self
            except OSError as e:
                print(f"attempt {attempt}: {e}", file=sys.stderr)
                time.sleep(2**attempt)
        raise SystemExit(1)

    def __exit__(self, *exc):
        self.sock.close()


with Client(os.environ["DSN"]) as client:
    print(client.parts["user"], client.sock.fileno())
