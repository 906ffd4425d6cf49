"""THE template contract: what each template and part may show. Version 1.

A template sees ``view`` (one of the page views below), ``site`` (short for ``view.site``), and four functions that do not
reach the world:

- ``say("key", name=value)``: words of the interface in the site's language (firsthand/words/)
- ``lang(view.lang)``: the attributes that say in which language an element's words are, a space before them; nothing where
  the whole site is in one. ``lang()`` is for words of the interface, wherever they may stand in a page of another language
- ``asset("site.css")``: the address of a file of static/; style sheets and scripts get a name with their fingerprint
- ``fill(view.body)``: a body as HTML, each piece through its part

A layout gives nothing else the name of one of these.

Every value is plain text, and escaped where it is put into a page; only ``Markup`` fields (``words``, ``trailing``,
``shapes``, ``json_ld``) and bodies are HTML. A name that does not exist is an error, never an empty string. Links start at
the site's root, base path included; only ``head`` holds absolute ones. Lists may be empty; an empty text or ``None`` means
"not given".

Templates (layouts/NAME)      view
    base.html                 what all others extend: head, masthead, menu, footer; ends in ``</footer>``
    home.html                 HomeView         /, /page/2/
    post.html                 PostView         /posts/SLUG/: the text in ``<article>``
    page.html                 PageView         /about/
    tag.html, tags.html       TagView, TagsView
    archive.html              ArchiveView
    claims.html               ClaimsView       the ledger, and its parts by label, speaker, year and source
    speakers.html             SpeakersView     everybody whose words a claim turns on
    sources.html, source.html SourcesView, SourceView
    copy.html                 CopyPageView     /evidence/ID/, /evidence/SLUG/ID/: a saved copy that may be published whole
    labels.html               LabelsView
    corrections.html          CorrectionsView
    evidence.html             EvidenceView
    search.html               SearchPageView   /search/, where an index is made
    404.html, alias.html      NotFoundView, AliasView (alias.html extends nothing)

Parts (layouts/parts/NAME), included with the variable named; the first eight also fill a body
    claim.html        claim: ClaimView           words and mark (hook: span.claim)
    notes.html        group: NotesView           the notes of one block, includes note.html
    cite.html         cite: CitationView         a plain link
    image.html        image: ImageView           a picture
    quote.html        quote: QuoteView           card (hook: figure.quote)
    tweet.html        tweet: TweetView           card (hook: figure.tweet)
    source-card.html  card: SourceCardView       card of a source
    gap.html          gap: GapView               hook: .gap
    note.html         note: NoteView             hook: .claim-note
    note-why.html     note: NoteView             its reason, difference and context
    chain.html        trail: TrailView           the vertical list
    more.html         more: LinkView or None     that a list was cut
    check.html        check: CheckView           the machine's sentence, and what stands around the words
    memento.html      memento: MementoView       attributes of a link that tell of a third party's copy
    source-link.html  link: SourceLinkView       one line
    source-row.html   row: SourceRowView         hook: li#source-ID
    source-line.html  row: SourceRowView         a table row of the register
    ledger-row.html   row: LedgerRowView, show_post: a table row
    claim-refs.html   claims: ClaimRefView...    icons and numbers; with ``claims_name``
    label.html        label: LabelView, label_words: icon and word
    counts.html       counts: CountsView         in one sentence with icons
    line.html         segments: SegmentView...   the line drawn to scale
    entry.html        entry: EntryView           a post in a list
    correction.html   correction: CorrectionView
    difference.html   difference: DifferenceView
    history.html      history: LabelChangeView...
    contents.html     contents: HeadingView...
    reading.html      nothing                    the switch between the text alone and its evidence
    pager.html        pager: PagerView
    icon.html         label: LabelView           its icon
    card-claims.html  claims, claims_name        the claims drawn from a card
    card-foot.html    check, link, words, also_in, note, trails: below a card
    check-icon.html   state: of a CheckView      page with = or ≠
    outward.html      words                      of a link that leaves the site, with their arrow
    ledger.html       rows, show_post            the table around ledger rows
    filters.html      filters: FilterView...     the ways to the ledger's parts
    narrow.html       view: ClaimsView           a form that a script works
    icons.html        the symbols, once a page
    social.html       view.head                  what previews show
    head.html         view.head                  a site's own additions to every page's head; empty in the theme

The parts that fill a body see their variable and the four functions alone; the others see what the page sees that includes
them.

For other themes stand fields that the one of this package does not show: ``CitationView.is_quotation``,
``CitationView.title``, ``CopyView.is_forgotten``, ``CountsView.words``, ``EntryView.tags``, ``LabelChangeView.number``,
``NoteView.text``, ``PageView.lang``, ``PagerView.pages``, ``PassageView.found``, ``PostView.lang``, ``PostView.slug``,
``PostView.url``, ``SegmentView.count``, ``SiteView.author``, ``SiteView.description``, ``SiteView.direction``,
``SiteView.labels``, ``SourceLinkView.words``, ``SourceRowView.accessed``, ``SourceRowView.based_on``, ``TagCountView.count``,
``TagView.tag``, ``TrailView.end``, ``TweetView.network``.

A change here is a change of contract: it is named in CHANGELOG.md, and the version above goes up where a theme must follow.
"""

from firsthand.render.views.body import (
    CitationView,
    ClaimView,
    GapView,
    ImageView,
    NotesView,
    NoteView,
    Piece,
    QuoteView,
    SearchView,
    SourceCardView,
    TweetView,
)
from firsthand.render.views.common import (
    CountsView,
    DateView,
    FeedView,
    HeadView,
    LabelCountView,
    LabelView,
    LinkView,
    OwnIconView,
    PictureView,
    SegmentView,
    SiteView,
)
from firsthand.render.views.copies import CopyPageView, CopyPieceView, CopySectionView
from firsthand.render.views.evidence import (
    CheckView,
    ClaimRefView,
    CopyView,
    CorrectionView,
    DifferencePieceView,
    DifferenceView,
    LabelChangeView,
    MementoView,
    SourceLinkView,
    StepView,
    SurroundingsView,
    TrailView,
)
from firsthand.render.views.ledger import ChoiceView, ClaimsView, FilterView, SpeakersView
from firsthand.render.views.lists import (
    AliasView,
    ArchiveEntryView,
    ArchiveView,
    HomeView,
    LineKeyView,
    NotFoundView,
    PagerView,
    SearchPageView,
    TagCountView,
    TagsView,
    TagView,
    YearView,
)
from firsthand.render.views.post import HeadingView, PageView, PostView, SeriesView
from firsthand.render.views.records import EntryView, LedgerRowView, SourceRowView
from firsthand.render.views.registers import (
    CorrectionsView,
    EvidenceView,
    FactView,
    FindingsView,
    FindingView,
    LabelEntryView,
    LabelsView,
    LineGroupView,
    PassageView,
    SourceGroupView,
    SourcesView,
    SourceView,
)

View = (
    HomeView
    | PostView
    | PageView
    | TagView
    | TagsView
    | ArchiveView
    | ClaimsView
    | SourcesView
    | SourceView
    | CopyPageView
    | LabelsView
    | CorrectionsView
    | EvidenceView
    | NotFoundView
    | SearchPageView
    | AliasView
)
"""Any page's view."""

__all__ = [
    "AliasView",
    "ArchiveEntryView",
    "ArchiveView",
    "CheckView",
    "ChoiceView",
    "CitationView",
    "ClaimRefView",
    "ClaimView",
    "ClaimsView",
    "CopyPageView",
    "CopyPieceView",
    "CopySectionView",
    "CopyView",
    "CorrectionView",
    "CorrectionsView",
    "CountsView",
    "DateView",
    "DifferencePieceView",
    "DifferenceView",
    "EntryView",
    "EvidenceView",
    "FactView",
    "FeedView",
    "FilterView",
    "FindingView",
    "FindingsView",
    "GapView",
    "HeadView",
    "HeadingView",
    "HomeView",
    "ImageView",
    "LabelChangeView",
    "LabelCountView",
    "LabelEntryView",
    "LabelView",
    "LabelsView",
    "LedgerRowView",
    "LineGroupView",
    "LineKeyView",
    "LinkView",
    "MementoView",
    "NotFoundView",
    "NoteView",
    "NotesView",
    "OwnIconView",
    "PageView",
    "PagerView",
    "PassageView",
    "PictureView",
    "Piece",
    "PostView",
    "QuoteView",
    "SearchPageView",
    "SearchView",
    "SegmentView",
    "SeriesView",
    "SiteView",
    "SourceCardView",
    "SourceGroupView",
    "SourceLinkView",
    "SourceRowView",
    "SourceView",
    "SourcesView",
    "SpeakersView",
    "StepView",
    "SurroundingsView",
    "TagCountView",
    "TagView",
    "TagsView",
    "TrailView",
    "TweetView",
    "View",
    "YearView",
]
