"""Measures what the children of the fork server run; it imports this last, they are its copies.

Coverage, told of `multiprocessing`, begins anew in each child, which takes longer than all else
that a child does for a small plan. So it begins here once, when all is imported and nothing has
been run: a child goes on with it, and what it ran is saved as it ends (`patch = ["_exit"]`). Files
that it did not run are left to those who run the tests.
"""

from __future__ import annotations

import coverage

measured_imports = coverage.Coverage.current()
if measured_imports is not None:
    measured_imports.stop()
    measured_imports.save()
    coverage.Coverage(
        data_suffix=True,
        config_file=measured_imports.config.config_file or True,
        source=[],
        include=[f"{folder}/*" for folder in measured_imports.config.source or ()],
    ).start()
