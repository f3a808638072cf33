"""Installs the other readers into the Python that runs this: `install.py LOCK [FOLDER]`.

With a folder, into that one, for what cannot stand in one environment with the others.

All at once, or, if that fails, one package after the other, so that what has no wheel here takes no
other reader with it. Says what it could not install, and fails then.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install"]
PIP += ["--no-deps", "--only-binary", ":all:", "--require-hashes"]


def packages(lock: str) -> list[str]:
    """The lock's entries, each with its hashes."""
    return re.findall(r"^[\w.-]+==(?:.*\\\n)*.*\n", lock, re.M)


def main() -> None:
    """Install what the lock says."""
    lock, *folder = sys.argv[1:]
    pip = [*PIP, *(("--target", folder[0], "--upgrade") if folder else ()), "-r"]
    if subprocess.run([*pip, lock], check=False).returncode == 0:
        return
    failed = []
    with tempfile.TemporaryDirectory() as made:
        one = Path(made) / "one.txt"
        for entry in packages(Path(lock).read_text(encoding="utf-8")):
            one.write_text(entry, encoding="utf-8")
            if subprocess.run([*pip, one], check=False, stderr=subprocess.DEVNULL).returncode:
                failed.append(entry.split()[0])
    sys.exit(f"Not installed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
