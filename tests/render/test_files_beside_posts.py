from dataclasses import replace
from datetime import date

from builders import SPAN, make_card, make_post

from firsthand.model.evidence import Media, Redaction, Tweet
from firsthand.model.files import Asset
from firsthand.model.post import Evidence
from firsthand.model.resolved import ResolvedPost
from firsthand.render.post_files import gather_files


def make_assets(*names: str) -> dict[str, Asset]:
    return {name: Asset(path=name, sha256="0" * 64, size=1) for name in names}


def make_bundle(slug: str, name: str, body: str = "", evidence: Evidence | None = None) -> ResolvedPost:
    post = make_post(slug, body=body)
    folder = f"content/posts/{name}"
    return replace(
        post, post=replace(post.post, path=f"{folder}/index.md", folder=folder, evidence=evidence or post.post.evidence)
    )


def make_tweets(*tweets: Tweet) -> Evidence:
    return Evidence(tweets=tweets)


def list_files(*posts: ResolvedPost, assets: dict[str, Asset]) -> dict[str, str]:
    return {
        path: output.path
        for path, output in gather_files([make_card(post, {}) for post in posts], assets).items()
        if isinstance(output, Asset)
    }


def test_everything_in_a_posts_own_folder_goes_beside_it_under_its_slug() -> None:
    assets = make_assets(
        "content/posts/2023-talks/a.png", "content/posts/2023-talks/deep/b.csv", "content/posts/2023-other/c.png"
    )
    assert list_files(make_bundle("talks", "2023-talks"), assets=assets) == {
        "posts/talks/a.png": "content/posts/2023-talks/a.png",
        "posts/talks/deep/b.csv": "content/posts/2023-talks/deep/b.csv",
    }


def test_a_folder_whose_name_begins_like_anothers_keeps_its_files() -> None:
    assets = make_assets("content/posts/talks/a.png", "content/posts/talks-2/a.png")
    files = list_files(make_bundle("talks", "talks"), make_bundle("talks-2", "talks-2"), assets=assets)
    assert files == {"posts/talks/a.png": "content/posts/talks/a.png", "posts/talks-2/a.png": "content/posts/talks-2/a.png"}


def test_of_a_shared_folder_a_post_takes_the_files_it_names() -> None:
    assets = make_assets("content/posts/a.png", "content/posts/b b.pdf", "content/posts/c.png", "content/posts/other.png")
    post = make_post("talks", body="![a](a.png) [b](b%20b.pdf?x#y) [else](https://x.example/c.png) ![s](/other.png)")
    assert list_files(post, assets=assets) == {
        "posts/talks/a.png": "content/posts/a.png",
        "posts/talks/b b.pdf": "content/posts/b b.pdf",
    }


def test_a_file_named_above_the_posts_folder_goes_where_the_link_leads() -> None:
    assets = make_assets("content/posts/shared.png", "content/posts/talks/a.png")
    post = make_bundle("talks", "talks", body="![a](../shared.png) ![b](../../../../etc/passwd)")
    assert list_files(post, assets=assets) == {
        "posts/talks/a.png": "content/posts/talks/a.png",
        "posts/shared.png": "content/posts/shared.png",
    }


def test_pictures_of_a_post_whose_words_were_taken_out_stay_behind() -> None:
    kept = Tweet(id="kept", span=SPAN, media=(Media(file="kept.png", alt="x", span=SPAN),))
    taken = Tweet(
        id="taken",
        span=SPAN,
        media=(Media(file="taken.png", alt="x", span=SPAN),),
        redacted=Redaction(date=date(2023, 10, 2), reason="x"),
    )
    assets = make_assets("content/posts/talks/kept.png", "content/posts/talks/taken.png")
    post = make_bundle("talks", "talks", evidence=make_tweets(kept, taken))
    assert list_files(post, assets=assets) == {"posts/talks/kept.png": "content/posts/talks/kept.png"}


def test_files_of_a_post_that_is_not_written_are_not_copied() -> None:
    assert list_files(assets=make_assets("content/posts/draft/a.png")) == {}
