"""The nouns of the project: frozen values that every stage may hold and none may change.

This package knows what a post, a source or a diagnostic *is*. It does not know how one is read, judged or shown, and
imports nothing beyond the standard library. Evidence exists twice on purpose: as written (``evidence``, ``post``,
``site``) and as concluded (``resolved``); no object slowly fills up on its way through the build.
"""
