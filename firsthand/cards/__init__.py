"""Card images: the picture that goes along when a post's address is shared. A small frozen value in, the bytes of a PNG out.

Knows Pillow, and the fonts that lie beside it, which are read as code is and never fetched. Knows nothing of posts, labels or
settings: whoever makes a card says what stands on it.
"""
