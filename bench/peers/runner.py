"""One reader in a process of its own: `python -m bench.peers.runner KEY PLAN…`.

Imports the reader, reads each plan once, and prints a line of JSON: its version, the tables and the
seconds of this reading, or why it could not. From then on it reads all plans again for each line
that it is given, and prints the seconds it took. What libraries print goes to the error stream.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from .roster import PEERS


def main() -> None:
    """Answer line by line until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    key, *names = sys.argv[1:]
    plans = [Path(name) for name in names]
    peer = next(peer for peer in PEERS if peer.key == key)

    def answer(message: dict[str, Any]) -> None:
        print(json.dumps(message), file=answers, flush=True)

    try:
        work = peer.load()

        def read() -> tuple[float, list[Any]]:
            gc.collect()
            start = perf_counter()
            results = work(plans) if peer.batch else [work(plan) for plan in plans]
            return perf_counter() - start, results

        seconds, results = read()
        tables = [peer.tables(result) if peer.tables else None for result in results]
        answer({"version": version(peer.package), "tables": tables, "seconds": seconds})
        del results, tables
        for _ in sys.stdin:
            answer({"seconds": read()[0]})
    except ModuleNotFoundError as error:
        answer({"error": f"not installed ({error.name})"})
    except Exception as error:
        # Whatever a library raises, the others are still to be compared.
        answer({"error": f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"})


if __name__ == "__main__":
    main()
