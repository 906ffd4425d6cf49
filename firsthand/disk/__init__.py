"""The build's only door to the file system: what goes in is read here, what comes out is written here.

This package knows folders, links, bytes and the ways they fail. It knows no word of posts or labels, opens no connection
and reads no clock.
"""
