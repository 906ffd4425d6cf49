"""Whom to ask for what: archives of the web, and the networks where short posts stand.

Each module is a pair of pure functions, or a few such pairs: ``make_request`` says what to send, ``read_answer`` what came back
means. None of them sends anything, so all of them can be read, and tested, without a network.
"""
