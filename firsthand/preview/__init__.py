"""The site as the writer writes it: built again after every save, served from memory, shown anew by the browser itself.

    watch sees a save -> loop builds -> board swaps the whole site -> server answers from it, and tells the open pages

Knows files, sockets and threads; does not know how a site is built, which is handed in. ``watchdog`` is imported here alone.
"""
