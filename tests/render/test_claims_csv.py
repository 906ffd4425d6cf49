import csv
from io import StringIO

import pytest
from builders import ADDRESSES, make_claim, make_post, make_site
from talks import LOCKED, make_talks

from firsthand.model.resolved import ResolvedSite
from firsthand.render.claims_csv import COLUMNS, render_claims_csv


def read(site: ResolvedSite) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(render_claims_csv(site), newline=""), strict=True))


def read_text(text: str) -> str:
    return read(make_site(make_post("one", claims=(make_claim("one", "said", text=text),))))[0]["text"]


@pytest.mark.parametrize("url", ADDRESSES)
def test_there_is_one_row_for_each_claim_of_a_listed_post(url: str) -> None:
    rows = read(make_talks(url))
    assert [row["id"] for row in rows] == ["talks/they-met", "talks/deal-thursday"]
    assert rows[1] == {
        "id": "talks/deal-thursday",
        "url": f"{url.rstrip('/')}/posts/talks/#claim-deal-thursday",
        "text": "A deal was to be signed on Thursday",
        "label": "false",
        "reason": "Reason of deal-thursday.",
        "claimant": "Television",
        "as_of": "2023-09-21",
        "checked": "",
        "checked_by": "",
        "post_title": "Back at the table",
        "post_url": f"{url.rstrip('/')}/posts/talks/",
        "post_date": "2023-09-21",
        "support": "",
        "against": f"https://source.example/statement#{LOCKED.fragment}",
        "seen_in": "https://source.example/near-deal https://x.com/example/status/1704664237470674955",
        "primary": "https://source.example/statement",
        "archived": "https://archive.example/statement",
        "no_primary": "",
        "searched": "the guild's page (2023-09-21)",
        "context": "",
        "superseded_by": "",
    }


def test_a_site_without_claims_has_a_header() -> None:
    assert render_claims_csv(make_site()) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("text", ['He said "so", and left', "two\nlines", "two\r\nlines", " spaces ", "a,b", "\x00;|"])
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    assert read_text(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5 %", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_no_cell_is_run_as_a_formula(text: str) -> None:
    assert read_text(text) == f"'{text}"


def test_a_row_ends_as_rfc_4180_has_it() -> None:
    text = render_claims_csv(make_talks())
    assert text.count("\r\n") == text.count("\n") == 3
