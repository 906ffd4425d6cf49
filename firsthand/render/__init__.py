"""Resolved model -> views -> text.

``make_views`` turns the concluded site into small frozen values, one for a page (``views``); templates turn those into
HTML and see nothing else. This package opens no file and reads no clock: template texts and files come in as values.
"""
