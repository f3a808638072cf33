"""ishplan beside other readers of tables: what they get right of the same plans, and at what cost.

`python -m bench.peers` from the project's folder; see bench/README.md.
"""
