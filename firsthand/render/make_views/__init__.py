"""ResolvedSite -> views: chooses what each page says, in the words of the site's language.

One module a kind of thing shown. All of them read the site through ``SiteIndex``, which answers in constant time what would
otherwise take a walk over all posts; none of them knows a template.
"""
