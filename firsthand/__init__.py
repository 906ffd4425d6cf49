"""Firsthand: a static-site generator for annotated commentary.

Start reading at ``pipeline.py``; ARCHITECTURE.md at the root of the repository has the map.
"""

__version__ = "0.1.0"
