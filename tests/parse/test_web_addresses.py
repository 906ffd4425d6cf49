import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.parse.addresses import find_bad_address, find_bad_link


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://Example.ORG/",
        "https://en.wikipedia.org/wiki/Foo_(bar)",
        "https://пример.рф/страница?a=[b]",
        "https://[2001:db8::1]/",
        "http://localhost:8000/",
        "https://example.org/a|b",
        "https://web.archive.org/web/2023id_/https://example.org/",
    ],
)
def test_an_address_that_can_be_followed_is_accepted(text: str) -> None:
    assert find_bad_address(text) is None


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("example.org/a", "does not say https:// first", "write https://example.org/a"),
        ("//example.org/a", "does not say https:// first", "write https://example.org/a"),
        ("example.org:8080", "does not say https:// first", "write https://example.org:8080"),
        ("<https://example.org/>", "stands in angle brackets", "write https://example.org/"),
        ("see note", "is no address", "give it whole, as in https://example.org/page"),
        ("https:///a", "names no host", "give it whole, as in https://example.org/page"),
        ("https:example.org", "names no host", "give it whole, as in https://example.org/page"),
        ("https://", "names no host", "give it whole, as in https://example.org/page"),
        ("https://?a", "names no host", "give it whole, as in https://example.org/page"),
        ("https://.", "names no host", "give it whole, as in https://example.org/page"),
        ("https://a..b/", "has an empty part in its host", "give it whole, as in https://example.org/page"),
        ("https://a:b@example.org/", "holds a user name before its host", "leave out what stands before the @"),
        (
            "https://example.org:99999/",
            "has a host or port that cannot be read",
            "give it whole, as in https://example.org/page",
        ),
        ("https://[::1/", "has a host or port that cannot be read", "give it whole, as in https://example.org/page"),
        ("https://example.org/a b", "holds a space", "write it as %20, or leave it out"),
        ('https://example.org/"', 'holds the character "', "write it as %22, or leave it out"),
        ("https://example.org\\a", "holds the character \\", "write it as %5C, or leave it out"),
        (
            "JavaScript:alert(1)",
            "begins with javascript:, and only http and https are followed",
            "give the address of a page, one that begins with https://",
        ),
        (
            "data:text/html,x",
            "begins with data:, and only http and https are followed",
            "give the address of a page, one that begins with https://",
        ),
        (
            "mailto:a@b.org",
            "begins with mailto:, and only http and https are followed",
            "give the address of a page, one that begins with https://",
        ),
    ],
)
def test_an_address_that_cannot_be_followed_is_refused(text: str, reason: str, hint: str) -> None:
    bad = find_bad_address(text)
    assert bad is not None
    assert (bad.reason, bad.hint) == (reason, hint)


@pytest.mark.parametrize("text", ["/about/", "about/", "#top", "mailto:a@b.org", "https://example.org/"])
def test_a_menu_may_lead_to_a_path_a_part_a_mailbox_or_a_site(text: str) -> None:
    assert find_bad_link(text) is None


@pytest.mark.parametrize("text", ["javascript:alert(1)", "//example.org/", "/a b", "data:,x", " /a"])
def test_a_menu_may_not_lead_elsewhere(text: str) -> None:
    assert find_bad_link(text) is not None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_accepted_begins_with_http_and_holds_no_white_space(text: str) -> None:
    if find_bad_address(text) is None:
        assert text.lower().startswith(("http://", "https://"))
        assert text.split() == [text]
