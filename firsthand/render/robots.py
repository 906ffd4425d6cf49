"""/robots.txt: who may read the site by machine, and where its addresses are listed."""

from __future__ import annotations

from firsthand.model.resolved import ResolvedSite
from firsthand.render.urls import make_urls

AI_CRAWLERS = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "Claude-Web",
    "ClaudeBot",
    "cohere-ai",
    "cohere-training-data-crawler",
    "Diffbot",
    "DuckAssistBot",
    "FacebookBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "meta-externalagent",
    "meta-externalfetcher",
    "MistralAI-User",
    "OAI-SearchBot",
    "omgili",
    "omgilibot",
    "PanguBot",
    "Perplexity-User",
    "PerplexityBot",
    "Timpibot",
    "Webzio-Extended",
    "YouBot",
)
"""Names under which programs gather text for language models or answer with it, as their operators publish them."""


def render_robots(site: ResolvedSite) -> str:
    """The text of /robots.txt (RFC 9309); with ``robots_ai: disallow`` the crawlers above are asked to stay away.

    Robots read this file only at the root of a host: a site under a path has to carry it there by hand.
    """
    urls = make_urls(site.url)
    groups = ["User-agent: *\nAllow: /\n"]
    if site.settings.robots_ai == "disallow":
        names = "\n".join(f"User-agent: {name}" for name in AI_CRAWLERS)
        groups.append(f"{names}\nDisallow: {urls.path('')}\n")
    return "\n".join([*groups, f"Sitemap: {urls.absolute('sitemap.xml')}\n"])
