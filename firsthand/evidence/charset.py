"""Which characters a page's bytes are: the decision, and the decoded text.

The order is a browser's (HTML standard, section 13.2.3.2): byte order mark, HTTP header, what the page says of itself in its
first 1,024 bytes; then UTF-8 if the bytes are valid, else windows-1252. Labels are those of the Encoding standard. No guess
by letter frequencies: a wrong guess would change words in silence.
"""

from __future__ import annotations

import re

_PRESCAN = 1024
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_IN_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_IN_XML = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
# Python's codec for each encoding of the standard, and the labels pages use for it. Nothing else is ever handed to a codec.
_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "windows-1252": "windows-1252 cp1252 x-cp1252 ascii us-ascii iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1",
    "iso-8859-2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2",
    "iso-8859-3": "iso-8859-3 latin3",
    "iso-8859-4": "iso-8859-4 latin4",
    "iso-8859-5": "iso-8859-5 iso8859-5 cyrillic",
    "iso-8859-6": "iso-8859-6 iso8859-6 arabic",
    "iso-8859-7": "iso-8859-7 iso8859-7 greek greek8",
    "iso-8859-8": "iso-8859-8 iso-8859-8-i iso8859-8 hebrew logical visual",
    "iso-8859-10": "iso-8859-10 latin6",
    "iso-8859-13": "iso-8859-13",
    "iso-8859-14": "iso-8859-14",
    "iso-8859-15": "iso-8859-15 iso8859-15 latin9 latin-9",
    "iso-8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi koi8 koi8_r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman",
    "cp866": "ibm866 866 cp866",
    "cp874": "windows-874 tis-620 iso-8859-11 dos-874",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 chinese x-gbk csgb2312 iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932 csshiftjis",
    "cp949": "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cseuckr iso-ir-149",
    "utf-16-le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode",
    "utf-16-be": "utf-16be unicodefffe",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_WIDE = ("utf-16-le", "utf-16-be")


def decode_page(data: bytes, content_type: str = "") -> tuple[str, str]:
    """The text of an HTML page, and the name of the character set that was used; bytes that mean nothing become U+FFFD.

    ``content_type`` is the HTTP header's value, or empty.
    """
    return _decode(data, content_type, _said_by_page(data))


def decode_plain(data: bytes, content_type: str = "") -> tuple[str, str]:
    """The text of a plain-text file, and the name of the character set; nothing is asked of the text itself."""
    return _decode(data, content_type, None)


def describe_doubt(data: bytes, codec: str) -> str:
    """Why the words may not be those that were meant, as a clause, or an empty string: the bytes are not in this character set.

    Browsers show such a page as garbled as it is read here, so that this is no reason to read it in another way.
    """
    if codec == "windows-1252" and not data.isascii() and _is_utf8(data):
        return f"its letters are in utf-8, and it says that they are in {codec}: readers see some of them garbled"
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return f"it says that its letters are in {codec}, and some of them are not: readers do not see those"
    return ""


def _decode(data: bytes, content_type: str, said: str | None) -> tuple[str, str]:
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace"), marked
    header = _IN_HEADER.search(content_type)
    codec = (_CODECS.get(header[1].lower()) if header else None) or said or ("utf-8" if _is_utf8(data) else "windows-1252")
    return (_decode_windows(data) if codec == "windows-1252" else data.decode(codec, "replace")), codec


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _said_by_page(data: bytes) -> str | None:
    head = data[:_PRESCAN]
    if said := _IN_XML.search(head):
        meant = _CODECS.get(said[1].decode("ascii").lower())
    elif said := _IN_META.search(_COMMENT.sub(b"", head)):
        meant = _CODECS.get(said[1].decode("ascii", "replace").lower())
    else:
        return None
    # The page could be read as ASCII up to here, so it cannot be UTF-16; the standard takes it for UTF-8.
    return "utf-8" if meant in _WIDE else meant


def _decode_windows(data: bytes) -> str:
    """Windows-1252 as in browsers: the five bytes it leaves undefined are control characters."""
    return "".join(
        part.decode("windows-1252") if index % 2 == 0 else part.decode("latin-1")
        for index, part in enumerate(re.split(rb"([\x81\x8d\x8f\x90\x9d]+)", data))
    )
