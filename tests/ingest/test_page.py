"""HTML pages: main text, comments, quotations, and what the mark-up says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ingest.page import page
from reportedly.model import Unreadable

HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Harbour plan agreed | Example Times</title>{head}</head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Harbour plan agreed</h1>{byline}
<p>The two governments agreed on Thursday to build a harbour at Lindow, ending a dispute that had lasted for years,
the <b>foreign</b> minister said.</p>
<p>"We are content," Anna Berg told reporters. "It is a good day &amp; a late one."</p>
<blockquote><p>The harbour will be open to all ships of both nations, and to those of third nations on request.</p>
<p>Nobody shall be asked twice.</p></blockquote>
<p>Officials in the capital would not say what the harbour will cost, but people with knowledge of the talks put it at
two billion crowns.</p></article>{comments}<footer>© 2021 Example Times. All rights reserved.</footer></body></html>"""

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Harbour plan agreed", "datePublished": "2021-03-04T09:00:00Z", "author":
[{"@type": "Person", "name": "Jane Roe"}, {"name": "By John Doe"}], "publisher": {"name": "Example Times"}}]}</script>
<meta name="author" content="Somebody Else"><link rel="canonical" href="https://example.org/harbour">"""

WORDPRESS = """<div id="comments" class="comments-area"><h2>2 thoughts on “Harbour plan agreed”</h2>
<ol class="commentlist">
<li class="comment even" id="comment-11"><article class="comment-body"><footer><div class="comment-author vcard">
<b class="fn">Old Salt</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#">
<time datetime="2021-03-04T16:15:00+00:00">March 4, 2021 at 4:15 pm</time></a></div></footer>
<div class="comment-content"><p>They said so in 1998 as well.</p></div><div class="reply"><a>Reply</a></div></article>
<ol class="children"><li class="comment"><article class="comment-body"><cite class="fn">moxie</cite>
<a class="comment-date">March 5, 2021 at 9:00 am</a><p>True enough.</p></article></li></ol></li></ol></div>"""

SCHEMA = """<section><div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
<span itemprop="author">Gull</span>

<meta itemprop="dateCreated" content="2021-03-05"><div itemprop="text">No ships, no harbour.</div></div></section>"""

DISQUS = """<div id="disqus_thread"><ul><li class="post-comment"><span class="author">islander</span>
<span class="time-ago">3 years ago</span><div class="post-message"><p>Good for them.</p></div></li></ul></div>"""


def _page(head: str = "", byline: str = "", comments: str = "") -> str:
    return HEAD.replace("{head}", head).replace("{byline}", byline).replace("{comments}", comments)


def test_the_text_is_title_byline_body_comments() -> None:
    """Title, byline, body with the article's sentences word for word, and the comments, in this order."""
    found = page(_page(byline='<p class="byline">By Jane Roe</p>', comments=WORDPRESS))
    kinds = [zone.kind for zone in found.zones]
    assert kinds == ["title", "byline", "body", "quotation", "comment", "comment"]
    assert found.text.startswith("Harbour plan agreed\n\nBy Jane Roe\n\nThe two governments agreed on Thursday")
    assert '"We are content," Anna Berg told reporters. "It is a good day & a late one."' in found.text
    assert "for years, the foreign minister said." in found.text
    assert "Home" not in found.text
    assert "reserved" not in found.text


def test_linked_data_goes_before_meta_tags() -> None:
    """What JSON-LD says of an article is taken first; each value says where it stood."""
    found = page(_page(head=LINKED)).metadata
    assert [(each.value, each.where) for each in found.authors] == [
        ("Jane Roe", "markup:ld+json[author]"),
        ("John Doe", "markup:ld+json[author]"),
    ]
    assert found.published is not None
    assert found.published.value == "2021-03-04T09:00:00Z"
    assert page(_page(head=LINKED)).url == "https://example.org/harbour"


def test_meta_tags_and_what_is_shown() -> None:
    """Without JSON-LD the meta tags speak, and then the page's own title line, with the outlet behind the bar."""
    meta = (
        '<meta property="article:published_time" content="2021-03-04"><meta name="author" content="https://x.org/jane">'
    )
    found = page(_page(head=meta, byline='<span itemprop="author">Jane Roe</span>')).metadata
    assert found.outlet is not None
    assert (found.outlet.value, found.outlet.where) == ("Example Times", "markup:title")
    assert [author.value for author in found.authors] == ["Jane Roe"]
    assert found.published is not None
    assert found.published.where == "markup:meta[article:published_time]"


def test_an_impossible_date_is_left_out() -> None:
    """A date that is none is not passed on."""
    assert page(_page(head='<meta name="date" content="2021-02-31">')).metadata.published is None


def test_comments_have_their_author_and_date() -> None:
    """A thread, with a reply in it: each comment by itself, with who wrote it and when, and without its buttons."""
    found = page(_page(comments=WORDPRESS))
    comments = [zone for zone in found.zones if zone.kind == "comment"]
    assert [(zone.author, zone.published) for zone in comments] == [
        ("Old Salt", "2021-03-04T16:15:00+00:00"),
        ("moxie", "2021-03-05T09:00"),
    ]
    assert "Reply" not in found.text
    assert comments[0].span.of(found.text).endswith("They said so in 1998 as well.")
    assert comments[0].why.spans[0].of(found.text) == "Old Salt, March 4, 2021 at 4:15 pm"


def test_other_ways_to_mark_comments() -> None:
    """schema.org and the like of Disqus."""
    schema = [zone for zone in page(_page(comments=SCHEMA)).zones if zone.kind == "comment"]
    assert [(zone.author, zone.published) for zone in schema] == [("Gull", "2021-03-05")]
    disqus = [zone for zone in page(_page(comments=DISQUS)).zones if zone.kind == "comment"]
    assert [(zone.author, zone.published) for zone in disqus] == [("islander", None)]


def test_the_date_of_a_comment_is_not_the_articles() -> None:
    """A page whose only date is a comment's has no date."""
    assert page(_page(comments=WORDPRESS)).metadata.published is None


def test_a_block_quotation_is_a_zone_in_the_body() -> None:
    """What stands in a block quotation is one zone, inside the body."""
    found = page(_page())
    (quoted,) = [zone for zone in found.zones if zone.kind == "quotation"]
    assert quoted.why.rule == "markup.blockquote"
    assert quoted.span.of(found.text).startswith("The harbour will be open")
    assert quoted.span.of(found.text).endswith("Nobody shall be asked twice.")
    assert any(zone.kind == "body" and zone.span.holds(quoted.span) for zone in found.zones)


def test_mojibake_in_a_page_is_mended() -> None:
    """A page's text is extracted, so it is mended on the way."""
    assert "It’s late" in page(_page().replace("It is a good day", "Itâ€™s late")).text


def test_a_page_that_no_extractor_knows_is_read_whole() -> None:
    """Words outside any structure are still the page's words."""
    assert page("Just two words.").text == "Just two words."


_PARTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<blockquote>",
            "</blockquote>",
            "<ul><li>",
            "<table><tr><td>",
            "</table>",
            "<br>",
        ),
        *('<div class="comment">', '<span class="author">Jane Roe</span>', "<time>May 3, 2020</time>", "<h1>", "</h1>"),
        *(
            '<meta name="author" content="Jane">',
            '<script type="application/ld+json">',
            "</script>",
            '{"@type":"Article"}',
        ),
        *(
            "<!--",
            "-->",
            "<a href='",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "\x01",
            "\ufffe",
            "<html",
            "<body>",
            "<svg>",
            "<title>",
            ">",
        ),
        *(
            "The minister said on Tuesday that the harbour would close, officials told reporters. ",
            "Reply",
            "<p class=byline>",
        ),
    ]
)


@given(st.lists(_PARTS, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    """However mark-up is thrown together, it gives a page whose zones slice its text, or one clear refusal."""
    try:
        found = page("".join(parts))
    except Unreadable:
        return
    assert found.text.strip()
    assert all(zone.span.of(found.text).strip() for zone in found.zones)
    for each in (found.metadata.title, *found.metadata.authors):
        assert each is None or each.value


def test_nothing_is_said_about_a_page_without_an_article(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the extractor has to say of such a page does not reach a user."""
    page("<p>Two words.</p>")
    assert not caplog.records
    assert capfd.readouterr().err == ""
