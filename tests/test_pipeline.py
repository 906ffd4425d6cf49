"""The site as a whole, from texts to what is concluded: who is seen, where everything stands, what posts share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from firsthand.memo import ShortMemo
from firsthand.model.body import Html
from firsthand.model.codes import Code
from firsthand.model.files import Inputs, Options
from firsthand.model.resolved import Redirect, ResolvedSite, Visibility
from firsthand.pipeline import Resolved, resolve

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SITE = 'title: A site\nurl: https://example.org/\nlanguage: en\ntimezone: {zone}\ncopies: "off"\n'


def post(title: str = "A post", *, body: str = "Words.", **keys: str) -> str:
    """A post's text with the front matter keys given."""
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **keys}.items())
    return f"---\n{front}---\n{body}\n"


def resolve_texts(
    texts: Mapping[str, str], *, zone: str = "UTC", now: datetime = NOW, options: Options | None = None
) -> Resolved:
    """What the pipeline concludes from a site of these texts."""
    whole = {"content/site.yaml": SITE.format(zone=zone), **texts}
    return resolve(Inputs(texts=whole, templates={}, now=now, options=options or Options()))


def site_of(
    texts: Mapping[str, str], *, zone: str = "UTC", now: datetime = NOW, options: Options | None = None
) -> ResolvedSite:
    """The concluded site, which must have no errors."""
    resolved = resolve_texts(texts, zone=zone, now=now, options=options)
    assert not resolved.has_errors, resolved.diagnostics
    assert resolved.site is not None
    return resolved.site


def test_posts_stand_newest_first_and_equal_dates_by_slug() -> None:
    names = ("2026-01-01-b", "2026-01-01-a", "2026-02-01-c", "2025-12-31-d")
    site = site_of({f"content/posts/{name}.md": post() for name in names})
    assert [one.slug for one in site.posts] == ["c", "a", "b", "d"]


def test_a_bare_date_begins_at_midnight_in_the_sites_time_zone() -> None:
    texts = {"content/posts/2026-11-25-a.md": post()}
    before = datetime(2026, 11, 24, 14, 59, 59, tzinfo=UTC)
    assert list(site_of(texts, zone="Asia/Tokyo", now=before).posts) == []
    assert [one.slug for one in site_of(texts, zone="Asia/Tokyo", now=before + timedelta(seconds=1)).posts] == ["a"]


def test_a_skipped_post_is_named_with_its_reason_and_its_moment() -> None:
    texts = {"content/posts/2026-12-01-later.md": post(), "content/posts/2026-01-01-draft.md": post(draft="true")}
    skipped = resolve_texts(texts, zone="Europe/Berlin").skipped
    assert [(one.path, one.reason, one.until) for one in skipped] == [
        ("content/posts/2026-12-01-later.md", "scheduled", "2026-12-01 00:00 +01:00"),
        ("content/posts/2026-01-01-draft.md", "draft", ""),
    ]


def test_drafts_and_scheduled_posts_are_written_when_they_are_asked_for() -> None:
    texts = {"content/posts/2026-12-01-later.md": post(), "content/posts/2026-01-01-draft.md": post(draft="true")}
    site = site_of(texts, options=Options(drafts=True, future=True))
    assert [(one.slug, one.visibility) for one in site.posts] == [
        ("later", Visibility.SCHEDULED),
        ("draft", Visibility.DRAFT),
    ]


def test_a_hidden_post_is_written_and_stands_in_no_list() -> None:
    site = site_of({"content/posts/2026-01-01-a.md": post(hidden="true", tags="[x]")})
    assert [one.slug for one in site.posts] == ["a"]
    assert len(site.listed) == 0
    assert site.tags == ()


def test_what_is_wrong_in_a_draft_is_told_when_drafts_are_asked_for() -> None:
    texts = {"content/posts/2026-01-01-a.md": post(draft="true", body="So [it is](claim:nothing).")}
    assert resolve_texts(texts).diagnostics == ()
    told = resolve_texts(texts, options=Options(drafts=True)).diagnostics
    assert [one.code for one in told] == [Code.UNKNOWN_REFERENCE]


def test_tags_that_differ_in_case_are_one_tag_spelled_as_the_newest_post_spells_it() -> None:
    texts = {
        "content/posts/2026-01-02-new.md": post(tags="[Science]"),
        "content/posts/2026-01-01-old.md": post(tags="[science, Zoo]"),
    }
    assert site_of(texts).tags == (("Science", ("new", "old")), ("Zoo", ("old",)))


def test_a_series_reads_from_the_oldest_post_on() -> None:
    texts = {f"content/posts/2026-01-0{day}-p{day}.md": post(series="Talks") for day in (1, 2, 3)}
    assert site_of(texts).series == (("Talks", ("p1", "p2", "p3")),)


def test_posts_are_related_by_what_they_share_and_rare_things_count_more() -> None:
    texts = {
        "content/posts/2026-01-01-a.md": post(tags="[common, rare]"),
        "content/posts/2026-01-02-b.md": post(tags="[common]"),
        "content/posts/2026-01-03-c.md": post(tags="[common, rare]"),
        "content/posts/2026-01-04-d.md": post(tags="[other]"),
    }
    related = {one.slug: one.related for one in site_of(texts).posts}
    assert related == {"a": ("c", "b"), "b": ("c", "a"), "c": ("a", "b"), "d": ()}


def test_old_addresses_lead_to_the_post() -> None:
    texts = {"content/posts/2026-01-01-a.md": post(aliases="[/2019/old/, /older.html]")}
    assert site_of(texts).redirects == (
        Redirect(old="2019/old/", new="posts/a/"),
        Redirect(old="older.html", new="posts/a/"),
    )


def test_a_feed_id_survives_a_new_title_address_and_domain() -> None:
    first = site_of({"content/posts/2026-01-01-first-name.md": post("One")}).posts[0].feed_id
    renamed = post("Two", slug="second-name", aliases="[/posts/first-name/]")
    again = site_of(
        {"content/posts/2026-01-01-first-name.md": renamed}, options=Options(base_url="https://example.net/")
    ).posts[0]
    assert again.slug == "second-name"
    assert again.feed_id == first


def test_updated_keeps_the_offset_the_writer_gave_in_the_sites_zone() -> None:
    texts = {"content/posts/2026-01-01-a.md": post(updated="2026-07-01T12:00:00Z")}
    updated = site_of(texts, zone="Europe/Berlin").posts[0].updated
    assert updated == datetime(2026, 7, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert updated is not None
    assert updated.utcoffset() == timedelta(hours=2)


def test_a_broken_front_matter_gives_one_error_and_no_follow_ups() -> None:
    texts = {
        "content/posts/2026-01-01-a.md": "---\ntitle: @nobody\nclaims:\n  c: {label: verified}\n---\nSo [it is](claim:c).\n",
        "content/posts/2026-01-02-b.md": post(body="See [that claim](claim:a/c) and [that post](post:a)."),
    }
    assert [one.code for one in resolve_texts(texts).diagnostics] == [Code.YAML_UNQUOTED]


def test_a_broken_file_of_sources_is_not_held_against_the_posts_that_use_it() -> None:
    texts = {
        "content/sources/shared.yaml": "wire:\n\ttitle: The wire\n",
        "content/posts/2026-01-01-a.md": post(body="See [the wire](source:wire)."),
    }
    assert [one.code for one in resolve_texts(texts).diagnostics] == [Code.YAML_TAB]


def test_without_a_site_file_there_is_one_error_that_says_what_to_do() -> None:
    resolved = resolve(Inputs(texts={}, templates={}, now=NOW))
    assert [one.code for one in resolved.diagnostics] == [Code.SETTINGS_MISSING]
    assert "firsthand new site" in resolved.diagnostics[0].hint


def test_a_text_that_is_remembered_is_read_again_where_the_settings_read_it_in_another_way() -> None:
    path, memo = "content/posts/2026-01-01-a.md", ShortMemo()

    def read(settings: str) -> str:
        texts = {"content/site.yaml": SITE.format(zone="UTC") + settings, path: post(body='"So" <b>it</b> is.')}
        prints = dict.fromkeys(texts, "the same")
        site = resolve(Inputs(texts=texts, prints=prints, templates={}, now=NOW, options=Options()), memo).site
        assert site is not None
        return "".join(part.text for part in site.posts[0].post.body.parts if isinstance(part, Html)).strip()

    assert [read(one) for one in ("", "html: true\n", "typography: false\n")] == [
        "<p>“So” &lt;b&gt;it&lt;/b&gt; is.</p>",
        "<p>“So” <b>it</b> is.</p>",
        "<p>&quot;So&quot; &lt;b&gt;it&lt;/b&gt; is.</p>",
    ]


def test_quotation_marks_are_set_in_the_language_of_the_site_or_of_the_post() -> None:
    texts = {
        "content/site.yaml": SITE.format(zone="UTC").replace("language: en", "language: de"),
        "content/posts/2026-01-02-a.md": post(body='"So"'),
        "content/posts/2026-01-01-b.md": post(body='"So"', lang="en"),
        "content/pages/about.md": '---\ntitle: T\nlang: es\n---\n"So"\n',
    }
    site = site_of(texts)
    assert [one.post.body.text for one in site.posts] == ["„So“", "“So”"]
    assert [page.body.text for page in site.pages] == ["«So»"]
