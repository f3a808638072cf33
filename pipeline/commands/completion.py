"""The command `ishplan completion`: the script by which a shell completes commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog="""\b
Examples:
  ishplan completion bash >> ~/.bashrc
  ishplan completion zsh >> ~/.zshrc
  ishplan completion fish > ~/.config/fish/completions/ishplan.fish"""
)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the script by which SHELL completes commands, options and files."""
    script_class = get_completion_class(shell)
    assert script_class is not None
    program = click.get_current_context().find_root()
    click.echo(script_class(program.command, {}, "ishplan", "_ISHPLAN_COMPLETE").source())
