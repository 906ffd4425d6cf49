"""The text of saved copies, kind by kind."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from firsthand.archive.extract import CHANNEL_BREAK, ExtractError, extract_text
from firsthand.archive.pdf_text import drop_running_heads
from firsthand.evidence.matching import match_quotation
from firsthand.model.evidence import MatchClass


def make_pdf(*pages: list[str], is_locked: bool = False) -> bytes:
    """A PDF with these lines of text on its pages."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject(key): NameObject(f"/{value}")
            for key, value in (("/Type", "Font"), ("/Subtype", "Type1"), ("/BaseFont", "Helvetica"))
        }
    )
    for lines in pages:
        page = writer.add_blank_page(612, 792)
        words = " T* ".join(f"({line}) Tj" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 72 700 Td {words} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - there is no other way to write text
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    if is_locked:
        writer.encrypt("secret")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_gives_its_pages_without_running_heads_and_with_hyphens_read_both_ways() -> None:
    pdf = make_pdf(
        ["Annual report", "The mill was re-", "opened in spring, as a well-", "known story has it.", "Page 1"],
        ["Annual report", "The council had per-", "mitted it in March.", "Page 2"],
        ["Annual report", "Nobody objected.", "Page 3"],
    )
    extracted = extract_text(pdf, "application/octet-stream")
    assert extracted.text.split("\f") == [
        "The mill was re-\nopened in spring, as a well-\nknown story has it.",
        "The council had per-\nmitted it in March.",
        "Nobody objected.",
    ]
    assert (extracted.charset, extracted.extractor) == ("", "pdf-1")
    for words in ("The mill was reopened", "a well-known story", "had permitted it in March", "in March. Nobody objected"):
        assert match_quotation(extracted.text, words).match in (MatchClass.EXACT, MatchClass.NORMALISED), words


def test_only_lines_at_the_edges_of_pages_are_running_heads() -> None:
    pages = [
        "Head\nOne\nthe refrain\ntwo\nthree\nfour\n12",
        "Head\nfive\nsix\nthe refrain\nseven\neight\n13",
        "Head\na\nb\nthe refrain\nc\nd\n14",
    ]
    assert drop_running_heads(pages) == [
        "One\nthe refrain\ntwo\nthree\nfour",
        "five\nsix\nthe refrain\nseven\neight",
        "a\nb\nthe refrain\nc\nd",
    ]


@pytest.mark.parametrize(
    "body",
    [b"%PDF-1.7 nothing", make_pdf(["words"])[:200], make_pdf(["words"], is_locked=True)],
    ids=["none", "cut", "locked"],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_a_clause(body: bytes) -> None:
    with pytest.raises(ExtractError, match="cannot be read"):
        extract_text(body, "application/pdf")


def test_an_answer_in_json_gives_its_words_and_not_its_spelling() -> None:
    answer = json.dumps({"id": 7, "content": "<p>The “mill” opens</p><p>in spring</p>", "tags": ["a\nb", None]})
    assert extract_text(answer.encode(), "application/json; charset=utf-8").text == "The “mill” opens\nin spring\na\nb"
    assert extract_text(rb'{"text": "half a pair \ud83d"}', "application/activity+json").text == "half a pair �"
    with pytest.raises(ExtractError):
        extract_text(b"{", "application/json")


def test_what_a_publisher_tells_machines_alone_stands_behind_a_break() -> None:
    told = '<script type="application/ld+json">{"articleBody": "The whole story."}</script>'
    page = f"<title>T</title><p>Read on for money.</p>{told}"
    assert extract_text(page.encode(), "text/html").text == f"T\nRead on for money.{CHANNEL_BREAK}The whole story."
    shown = page.replace("Read on for money.", "It begins: The  whole\nstory. And ends.")
    assert CHANNEL_BREAK not in extract_text(shown.encode(), "text/html").text


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4"])
def test_what_holds_no_words_is_said_to(kind: str) -> None:
    with pytest.raises(ExtractError, match="holds no words"):
        extract_text(b"\x89PNG", kind)
