"""The benchmarks' modules, which are scripts in a folder of their own and no package."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
