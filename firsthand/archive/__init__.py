"""Saved copies: getting them, keeping them, and finding out what became of what they were copied from.

The only floor that may touch the network, and only ``wire`` opens connections; the build never imports any of this. What
comes over the network is a value (``response``); ``providers`` say what to ask whom and what the answer means, and ask nothing
themselves; ``store`` and its neighbours keep copies under content/evidence/; ``run`` and ``check_links`` are the two errands.
"""
