"""The first stage: texts become values of the model, with all that is wrong with them.

This package knows what a writer may type: YAML, Markdown, dates, addresses, and the tables of keys. It opens no file, and
does not judge evidence: whether a reference leads anywhere or a label is earned is for ``resolve`` to say.
Every function here takes any text at all and returns a value and diagnostics; a writer's slip raises nothing.
"""
