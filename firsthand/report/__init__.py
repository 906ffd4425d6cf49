"""Diagnostics and results as words, for a terminal, a script or a code host; and the long help of each diagnostic.

Pure text: what is returned here is printed elsewhere. This package judges nothing and knows no stage that found a problem.
"""
