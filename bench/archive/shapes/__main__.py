"""Makes plans of any shape with their truth: `python -m bench.archive.shapes FOLDER`."""

from __future__ import annotations

from pathlib import Path

import click

from .made import make_shape, write_shape


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--plans", default=60, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, plans: int, seed: int) -> None:
    """Make plans of many shapes in FOLDER."""
    for number in range(plans):
        write_shape(folder, f"shape-{seed}-{number:04}", make_shape(f"{seed}-{number}"))
    click.echo(f"{plans} plans: {folder}")


if __name__ == "__main__":
    main()
