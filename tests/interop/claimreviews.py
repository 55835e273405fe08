"""ClaimReview as pages have it: each a document, and what is to come of it.

The form of each was seen on pages of fact-checkers or in feeds of theirs; who speaks and
what is claimed is made up. What comes of a document is told in lines: a review as
`reviewer @ page: "claim" is rating [scale]`, an assertion as `source @ page: claim`, a
report as `source @ page reports: claim`, and a loss as `lost field: value - because`.
"""

NO_PLACE = "no record has a place for it"
NOBODY = "nobody says who made the claim"
PAGE = '"url": "https://desk.example/1"'
DESK = '"author": {"@type": "Organization", "name": "Desk"}'
RATED = '"reviewRating": {"alternateName": "False"}'
BASE = f'"@type": "ClaimReview", {PAGE}, {DESK}, "claimReviewed": "The bridge fell."'
FALSE = 'Desk @ https://desk.example/1: "The bridge fell." is False'


def script(*blocks: str) -> str:
    """A page with blocks of JSON-LD."""
    scripts = (f'<script type="application/ld+json">{one}</script>' for one in blocks)
    return f"<!doctype html><html><head>{''.join(scripts)}</head></html>"


DOCUMENTS: dict[str, tuple[str, list[str]]] = {
    "whole": (
        (
            f'{{"@context": "https://schema.org", {BASE}, "datePublished": "2020-09-30",'
            ' "inLanguage": "en", "itemReviewed": {"@type": "Claim", "author":'
            ' {"@type": "Person", "name": "A. Li"}, "datePublished": "2020-09-27"},'
            ' "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5,'
            ' "worstRating": 1, "alternateName": "False"}}'
        ),
        [f"{FALSE} (1) [1 to 5]", "A. Li (2020-09-27): The bridge fell."],
    ),
    "a list of reviews": (f"[{{{BASE}, {RATED}}}]", [FALSE]),
    "a graph": (f'{{"@graph": [{{{BASE}, {RATED}}}]}}', [FALSE]),
    "a graph in a graph": (
        f'{{"@graph": [{{"@graph": [{{{BASE}, {RATED}}}]}}]}}',
        [FALSE],
    ),
    "a feed": (
        (
            f'{{"@type": "DataFeed", "dataFeedElement": [{{"@type": "DataFeedItem",'
            f' "item": [{{{BASE}, {RATED}}}]}}]}}'
        ),
        [FALSE],
    ),
    "type and id without a sign": (
        f'{{{BASE.replace("@type", "type")}, "id": "r1", {RATED}}}',
        [FALSE],
    ),
    "types in a list": (
        (
            f'{{{BASE.replace("@type", "x")}, "@type": ["Article", "ClaimReview"],'
            f" {RATED}}}"
        ),
        [
            FALSE,
            f"lost x: ClaimReview - {NO_PLACE}",
            f"lost x: Organization - {NO_PLACE}",
        ],
    ),
    "types as addresses": (
        f"{{{BASE.replace('ClaimReview', 'http://schema.org/ClaimReview')}, {RATED}}}",
        [FALSE],
    ),
    "words with a prefix": (
        (
            '{"@type": "schema:ClaimReview", "schema:url": "https://desk.example/1",'
            ' "schema:author": "Desk", "schema:claimReviewed": "The bridge fell.",'
            ' "schema:reviewRating": {"schema:alternateName": "False"}}'
        ),
        [FALSE],
    ),
    "values as objects with a language": (
        BASE.join("{}").replace(
            '"The bridge fell."',
            '[{"@value": "The bridge fell.", "@language": "en"}], ' + RATED,
        ),
        [FALSE],
    ),
    "a thing told elsewhere": (
        (
            f'[{{"@id": "#desk", "@type": "Organization", "name": "Desk"}}, {{{BASE},'
            f' "author": {{"@id": "#desk"}}, {RATED}}}]'
        ),
        ['#desk @ https://desk.example/1: "The bridge fell." is False'],
    ),
    "a ring of things": (
        (
            f'[{{"@id": "#a", "@type": "Person", "name": "Li", "worksFor": {{"@id": "#a"}}}},'
            f' {{{BASE}, "itemReviewed": {{"author": {{"@id": "#a"}}}}, {RATED}}}]'
        ),
        [FALSE, "#a: The bridge fell.", f"lost worksFor: an object - {NO_PLACE}"],
    ),
    "no author": (
        (
            f'{{"@type": "ClaimReview", {PAGE}, "claimReviewed": "The bridge fell.",'
            f" {RATED}}}"
        ),
        [FALSE.replace("Desk @", "https://desk.example @")],
    ),
    "no author but a publisher": (
        (
            f'{{"@type": "ClaimReview", {PAGE}, "claimReviewed": "The bridge fell.",'
            f' "publisher": "Desk", {RATED}}}'
        ),
        [FALSE],
    ),
    "nobody and nowhere": (
        f'{{"@type": "ClaimReview", "claimReviewed": "The bridge fell.", {RATED}}}',
        ['unnamed-44f03a62b6376f8c: "The bridge fell." is False'],
    ),
    "two authors": (
        f'{{{BASE}, "author": ["Desk", "Li"], {RATED}}}',
        [FALSE, "lost author: Li - a statement has one source: the first author"],
    ),
    "an author by address alone": (
        f'{{{BASE}, "author": {{"url": "https://d.example"}}, {RATED}}}',
        ['https://d.example @ https://desk.example/1: "The bridge fell." is False'],
    ),
    "an author who says nothing": (
        f'{{{BASE}, "author": {{"@type": "Person"}}, {RATED}}}',
        [
            FALSE.replace("Desk @", "https://desk.example @"),
            "lost :  - nothing tells who it is",
        ],
    ),
    "two of one name and two addresses": (
        (
            f'{{{BASE}, {RATED}, "itemReviewed": {{"author": [{{"name": "Li", "url":'
            ' "https://a.example"}, {"name": "Li", "url": "https://b.example"}]}}'
        ),
        [
            FALSE,
            "https://a.example: The bridge fell.",
            "https://b.example: The bridge fell.",
        ],
    ),
    "a number as text": (
        f'{{{BASE}, "reviewRating": {{"ratingValue": "2.0", "bestRating": "5"}}}}',
        [FALSE.replace("False", "2 [? to 5]")],
    ),
    "a number with a comma": (
        f'{{{BASE}, "reviewRating": {{"ratingValue": "1,5"}}}}',
        [FALSE.replace("False", "1.5")],
    ),
    "a number of a number": (
        f'{{{BASE}, "reviewRating": {{"ratingValue": "1/5", "worstRating": 1}}}}',
        [FALSE.replace("False", "1 [1 to 5]")],
    ),
    "a scale the wrong way round": (
        (
            f'{{{BASE}, "reviewRating": {{"ratingValue": 4, "bestRating": 1,'
            ' "worstRating": 5, "alternateName": "Mostly false"}}'
        ),
        [FALSE.replace("False", "Mostly false (4) [5 to 1]")],
    ),
    "a number that means none": (
        (
            f'{{{BASE}, "reviewRating": {{"ratingValue": "-1", "worstRating": "-1",'
            ' "bestRating": "-1", "alternateName": "Satire"}}'
        ),
        [FALSE.replace("False", "Satire (-1) [-1 to -1]")],
    ),
    "a rating in the value": (
        f'{{{BASE}, "reviewRating": {{"ratingValue": "Pants on fire"}}}}',
        [FALSE.replace("False", "Pants on fire")],
    ),
    "a rating as a text": (
        f'{{{BASE}, "reviewRating": "Misleading"}}',
        [FALSE.replace("False", "Misleading")],
    ),
    "two ratings": (
        f'{{{BASE}, "reviewRating": [{{"ratingValue": 1}}, {{"alternateName": "Кривда"}}]}}',
        [FALSE.replace("False", "1"), FALSE.replace("False", "Кривда")],
    ),
    "no rating": (
        f"{{{BASE}}}",
        ["lost reviewRating:  - no rating is given, and a review has one"],
    ),
    "a rating with an explanation": (
        (
            f'{{{BASE}, "reviewRating": {{"alternateName": "False", "ratingExplanation":'
            ' "No."}}'
        ),
        [FALSE, f"lost ratingExplanation: No. - {NO_PLACE}"],
    ),
    "no claim but what it is of": (
        (
            f'{{{BASE.replace("claimReviewed", "x")}, "itemReviewed": {{"@type":'
            f' "CreativeWork", "name": "The bridge fell.", "author": "Li"}}, {RATED}}}'
        ),
        [FALSE, "Li: The bridge fell.", f"lost x: The bridge fell. - {NO_PLACE}"],
    ),
    "what it is of as a text": (
        f"{{{BASE.replace('claimReviewed', 'itemReviewed')}, {RATED}}}",
        [FALSE],
    ),
    "nothing that it is of": (
        f"{{{BASE.replace('claimReviewed', 'x')}, {RATED}}}",
        [
            "lost claimReviewed:  - nothing says what it reviews",
            f"lost reviewRating: an object - {NO_PLACE}",
            f"lost x: The bridge fell. - {NO_PLACE}",
        ],
    ),
    "another wording in what it is of": (
        f'{{{BASE}, "itemReviewed": {{"text": "It fell", "author": "Li"}}, {RATED}}}',
        [
            FALSE,
            "Li: The bridge fell.",
            "lost text: It fell - the review words the claim otherwise",
        ],
    ),
    "a claim that nobody made": (
        f'{{{BASE}, "itemReviewed": {{"@type": "Claim"}}, {RATED}}}',
        [FALSE, f"lost author:  - {NOBODY}"],
    ),
    "appearances": (
        (
            f'{{{BASE}, "itemReviewed": {{"@type": "Claim", "author": "Li", "appearance":'
            ' ["https://li.example/1", {"url": "https://paper.example/2", "author": "Paper",'
            ' "headline": "Bridge"}], "firstAppearance": {"url": "https://li.example/1"}},'
            f" {RATED}}}"
        ),
        [
            FALSE,
            "Li @ https://li.example/1: The bridge fell.",
            "Paper @ https://paper.example/2 reports: The bridge fell.",
        ],
    ),
    "an appearance that is nowhere": (
        (
            f'{{{BASE}, "itemReviewed": {{"author": "Li", "appearance": ["on TV",'
            f' {{"headline": "News"}}]}}, {RATED}}}'
        ),
        [
            FALSE,
            "Li: The bridge fell.",
            "lost appearance: an object - a document has an address or a publisher",
            "lost appearance: on TV - a document has an address or a publisher",
            "lost text: News - a document has an address or a publisher",
        ],
    ),
    "the date in words": (
        (
            f'{{{BASE}, "itemReviewed": {{"author": "Li", "datePublished": "September 27,'
            f' 2020"}}, {RATED}}}'
        ),
        [FALSE, "Li (2020-09-27): The bridge fell."],
    ),
    "the day first": (
        (
            f'{{{BASE}, "itemReviewed": {{"author": "Li", "datePublished": "27th Sept.'
            f' 2020"}}, {RATED}}}'
        ),
        [FALSE, "Li (2020-09-27): The bridge fell."],
    ),
    "a time with an offset and no colon": (
        (
            f'{{{BASE}, "itemReviewed": {{"author": "Li", "datePublished":'
            f' "2020-09-27T10:02:00+0400"}}, {RATED}}}'
        ),
        [FALSE, "Li (2020-09-27T10:02:00+0400): The bridge fell."],
    ),
    "a time with a space": (
        (
            f'{{{BASE}, "itemReviewed": {{"author": "Li", "datePublished":'
            f' "2020-09-27 10:02:00"}}, {RATED}}}'
        ),
        [FALSE, "Li (2020-09-27T10:02:00): The bridge fell."],
    ),
    "dates that are none": (
        (
            f'{{{BASE}, "datePublished": "2020-13-45", "itemReviewed": {{"author": "Li",'
            f' "datePublished": ["27/09/2020", 1601200000, "Foo 3, 2020"]}}, {RATED}}}'
        ),
        [
            FALSE,
            "Li: The bridge fell.",
            *(
                f"lost datePublished: {one} - no date that can be read without a guess"
                for one in ("1601200000", "2020-13-45", "27/09/2020", "Foo 3, 2020")
            ),
        ],
    ),
    "a language in words": (
        f'{{{BASE}, "inLanguage": "English (US)", {RATED}}}',
        [FALSE, "lost inLanguage: English (US) - no tag of a language"],
    ),
    "a language as a thing": (
        (
            f'{{{BASE}, "inLanguage": {{"@type": "Language", "name": "Portuguese",'
            f' "alternateName": "pt_BR"}}, {RATED}}}'
        ),
        [FALSE],
    ),
    "markup in the text": (
        (
            f"{{{BASE.replace('The bridge fell.', '<p>The bridge&nbsp;<b>fell</b>.</p>')},"
            f" {RATED}}}"
        ),
        [FALSE.replace("fell.", "fell .")],
    ),
    "an address that is none": (
        f"{{{BASE.replace('https://desk.example/1', '/fact/1')}, {RATED}}}",
        [
            'Desk: "The bridge fell." is False',
            "lost url: /fact/1 - no address of the web",
        ],
    ),
    "two reviews of a page under two titles": (
        (
            f'[{{{BASE}, "headline": "One", {RATED}}}, {{{BASE}, "headline": "Two",'
            f" {RATED}}}]"
        ),
        [FALSE, "lost title: Two - the document has another title"],
    ),
    "two reviews of a claim that is told once": (
        (
            f'[{{"@id": "#c", "@type": "Claim", "author": "Li"}}, {{{BASE}, {RATED},'
            f' "itemReviewed": {{"@id": "#c"}}}}, {{{BASE.replace("fell", "is down")},'
            f' "itemReviewed": {{"@id": "#c"}}, "reviewRating": "True"}}]'
        ),
        [
            FALSE,
            FALSE.replace("False", "True"),
            "Li: The bridge fell.",
            (
                "lost claimReviewed: The bridge is down. - "
                "another review words the claim otherwise"
            ),
        ],
    ),
    "two authors on two pages": (
        (
            '{"@type": "Claim", "text": "It fell.", "author": ["Li", "Wu"], "appearance":'
            ' ["https://a.example/1", "https://b.example/2"]}'
        ),
        [
            "Li @ https://a.example/1: It fell.",
            "Li @ https://b.example/2: It fell.",
            "Wu @ https://a.example/1: It fell.",
        ],
    ),
    "a source that is an address": (
        '{"@type": "Claim", "text": "It fell.", "author": "https://li.example"}',
        ["https://li.example: It fell."],
    ),
    "another address than its own": (
        (
            '{"@type": "Claim", "text": "It fell.", "author": {"@id":'
            ' "https://li.example/me", "url": "https://li.example", "alternateName": "L."}}'
        ),
        [
            "https://li.example/me: It fell.",
            "lost url: https://li.example - a source has one id, and it has another",
        ],
    ),
    "an identifier of somebody else": (
        (
            '{"@type": "Claim", "text": "It fell.", "author": {"name": "Li", "identifier":'
            ' ["Q1", {"@type": "PropertyValue", "propertyID": "x", "value": "1"},'
            ' {"propertyID": "claimtrack", "value": " "}]}}'
        ),
        ["Li: It fell."],
    ),
    "several wordings": (
        f'{{{BASE.replace("fell.", "fell.")}, "claimReviewed": 3, {RATED}}}',
        [
            "lost claimReviewed:  - nothing says what it reviews",
            f"lost reviewRating: an object - {NO_PLACE}",
        ],
    ),
    "a list of wordings": (
        f'{{{BASE}, "schema:claimReviewed": ["It is down."], {RATED}}}',
        [FALSE, "lost claimReviewed: It is down. - a review is of one claim"],
    ),
    "sets and lists": (
        (
            '{"@type": "Claim", "text": {"@set": [{"@list": ["It fell."]}]}, "author":'
            ' {"@set": ["Li", null]}}'
        ),
        ["Li: It fell."],
    ),
    "true for a number": (
        f'{{{BASE}, "reviewRating": {{"ratingValue": true, "name": "False"}}}}',
        [FALSE, "lost ratingValue: True - no number and no word"],
    ),
    "an empty rating beside another": (
        f'{{{BASE}, "reviewRating": [{{}}, {{"alternateName": "False"}}]}}',
        [FALSE],
    ),
    "a number for an author": (
        '{"@type": "Claim", "author": 3, "text": [{"@value": 3}, "It fell."]}',
        ["lost author:  - nobody says who made the claim"],
    ),
    "an identifier that claimtrack gave": (
        (
            '{"@type": "Claim", "text": "It fell.", "author": {"name": "Li", "identifier":'
            ' {"@type": "PropertyValue", "propertyID": "claimtrack", "value": "li"}}}'
        ),
        ["li: It fell."],
    ),
    "one author of two claims": (
        (
            '[{"@id": "#li", "name": "Li", "x": 1}, {"@type": "Claim", "text": "A",'
            ' "author": {"@id": "#li"}}, {"@type": "Claim", "text": "B", "author":'
            ' {"@id": "#li"}}]'
        ),
        ["#li: A", "#li: B", f"lost x: 1 - {NO_PLACE}"],
    ),
    "a claim alone": (
        (
            '{"@type": "Claim", "text": "The bridge fell.", "inLanguage": "en",'
            ' "author": {"@type": "Person", "name": "Li", "jobTitle": "Mayor"}}'
        ),
        ["Li: The bridge fell.", f"lost jobTitle: Mayor - {NO_PLACE}"],
    ),
    "a claim of nothing": (
        f'[{{"@type": "Claim", "author": "Li"}}, {{{BASE}, {RATED}}}]',
        [FALSE, "lost :  - nothing says what is claimed"],
    ),
    "half a character": (
        f"{{{BASE.replace('fell', chr(92) + 'ud800fell')}, {RATED}}}",
        [FALSE.replace("fell", "\ufffdfell")],
    ),
    "a number that is none": (
        f'{{{BASE}, "reviewRating": {{"ratingValue": NaN, "alternateName": "False"}}}}',
        [
            FALSE,
            "lost ratingValue: NaN is not a number that JSON has - no number and no word",
        ],
    ),
    "a page": (script(f"{{{BASE}, {RATED}}}"), [FALSE]),
    "a page with a broken block": (
        script("{broken", f"{{{BASE}, {RATED}}}"),
        [FALSE, "lost :  - not JSON: line 1, column 2 can't be read"],
    ),
    "a page whose blocks are one document": (
        script(
            '{"@id": "#desk", "@type": "Organization", "name": "Desk"}',
            f'{{{BASE}, "author": {{"@id": "#desk"}}, {RATED}}}',
        ),
        ['#desk @ https://desk.example/1: "The bridge fell." is False'],
    ),
    "a page with CDATA and other scripts": (
        (
            "<html><!-- <script type='application/ld+json'>{\"@type\": 1}</script> -->"
            "<script>var a = '<html>';</script><SCRIPT async TYPE = 'application/ld+json'>"
            f"//<![CDATA[\n{{{BASE}, {RATED}}}\n//]]></SCRIPT>"
        ),
        [FALSE],
    ),
    "a page that is cut off": (
        f"<html><script type=application/ld+json>{{{BASE}, {RATED}}}",
        [FALSE],
    ),
}
