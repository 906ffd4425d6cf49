import pytest

from firsthand.model.resolved import Key
from firsthand.render.urls import Place, Urls, clean_url, make_urls, web_url

POST = Place(path="posts/one/")


@pytest.mark.parametrize(
    ("url", "urls"),
    [
        ("https://example.org", Urls(origin="https://example.org", base="/")),
        ("https://example.org/", Urls(origin="https://example.org", base="/")),
        ("https://example.org/sub/path", Urls(origin="https://example.org", base="/sub/path/")),
        ("http://127.0.0.1:8000/sub/", Urls(origin="http://127.0.0.1:8000", base="/sub/")),
        ("https://example.org/Ärger/", Urls(origin="https://example.org", base="/%C3%84rger/")),
    ],
)
def test_the_base_of_all_links_is_the_path_of_the_sites_address(url: str, urls: Urls) -> None:
    assert make_urls(url) == urls


def test_a_path_in_any_script_is_written_so_that_every_program_can_read_it() -> None:
    urls = make_urls("https://example.org/sub/")
    assert urls.post("über-uns") == "/sub/posts/%C3%BCber-uns/"
    assert urls.absolute("posts/новое/") == "https://example.org/sub/posts/%D0%BD%D0%BE%D0%B2%D0%BE%D0%B5/"


def test_a_source_stands_below_its_post_unless_posts_share_it() -> None:
    urls = make_urls("https://example.org")
    assert [urls.source(Key("talks", "near")), urls.source(Key("", "near"))] == ["/sources/talks/near/", "/sources/near/"]


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("/about/", "/sub/about/"),
        ("#fn1", "#fn1"),
        ("#", "#"),
        ("#größe", "#gr%C3%B6%C3%9Fe"),
        ("list.pdf", "/sub/posts/one/list.pdf"),
        ("../two/#x", "/sub/posts/two/#x"),
        ("a b.png?x=1", "/sub/posts/one/a%20b.png?x=1"),
        ("https://other.example/ä[1]", "https://other.example/%C3%A4%5B1%5D"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("//cdn.example/x", "//cdn.example/x"),
        ("100%.html", "/sub/posts/one/100%25.html"),
        ("a%20b.html", "/sub/posts/one/a%20b.html"),
    ],
)
def test_an_address_of_a_body_leads_where_it_led_in_the_file(href: str, link: str) -> None:
    assert make_urls("https://example.org/sub/").in_body(href, POST) == link


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("/about/", "/sub/about/"),
        ("about/", "/sub/about/"),
        ("https://other.example/", "https://other.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", ""),
        ("#top", "#top"),
    ],
)
def test_an_address_of_the_settings_stands_from_the_base(written: str, link: str) -> None:
    assert make_urls("https://example.org/sub/").written(written) == link


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example/a%2Fb?q=%zz#:~:text=a%2Db,c", "https://x.example/a%2Fb?q=%25zz#:~:text=a%2Db,c"),
        ('https://x.example/"<>|`{}', "https://x.example/%22%3C%3E%7C%60%7B%7D"),
    ],
)
def test_a_records_address_keeps_what_is_escaped_and_escapes_the_rest(url: str, clean: str) -> None:
    assert clean_url(url) == clean


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x", "", "unknown"])
def test_only_an_address_on_the_web_is_one(url: str) -> None:
    assert web_url(url) == ""
