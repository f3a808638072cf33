"""Makes plans of any shape with their truth: `python -m bench.shapes FOLDER`."""

from __future__ import annotations

from pathlib import Path

import click

from .made import write_shapes


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--plans", default=60, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, plans: int, seed: int) -> None:
    """Make plans of many shapes in FOLDER."""
    made = write_shapes(folder, plans, seed)
    click.echo(f"{len(made)} plans: {folder}")


if __name__ == "__main__":
    main()
