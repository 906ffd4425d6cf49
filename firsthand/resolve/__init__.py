"""What the evidence amounts to: chains, origins, labels earned or not, and where a reader is sent.

This package turns records as written into records as concluded, and says what is wrong with them. It knows nothing of
YAML, of Markdown or of pages, reads no file and no clock, and never changes what a writer typed. A label is never raised
here: the most a check does is to say which word of a rule is not met, why, and what would meet it.

``evidence`` is the front door for one post and for the shared sources. The questions it asks are one module each:
``names`` (what an id means here), ``graph`` (what rests on what), ``levels`` and ``origins`` (what a source can carry),
``copies`` and ``quotations`` (what the locks prove), ``labels`` and ``verdicts`` (whether a label is earned),
``reader_links`` (where words lead). ``checks`` holds one file for each thing that can be wrong.
"""
