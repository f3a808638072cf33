"""One file a command of `ishplan`: options, messages, exit codes."""
