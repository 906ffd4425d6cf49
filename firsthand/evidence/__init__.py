"""The evidence core: whether a passage stands in a text, word for word, and where.

``matching`` is the front door for quotations, ``html_text`` and ``charset`` turn a saved page into the text they are compared
with, ``fragments`` makes the link that opens the page at the passage. Everything here is a pure function of its arguments:
no file, no network, no clock. What a match means for a label is decided elsewhere (``resolve``).
"""
