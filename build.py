"""The build script: ``python build.py`` builds the site in this folder, ``python build.py serve`` previews it.

The same program as the command ``firsthand``; ``python build.py --help`` lists what it can do.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file alone may be run by an older one, and says so
    sys.exit("build.py needs Python 3.11 or newer, and this is Python %d.%d" % sys.version_info[:2])  # noqa: UP031

from firsthand.cli import main

if __name__ == "__main__":
    sys.exit(main())
