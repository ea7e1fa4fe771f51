"""`python -m spms_desktop` and the `spms-desktop` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run and leave with the exit code."""
    from spms_desktop.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
