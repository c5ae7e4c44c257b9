"""The content of a page is finished apart from its frame, and then stays as it is."""

from __future__ import annotations

import pytest

from places import SITE_URL
from review.site.finishing import Finished, finished, finished_part

FRAME = '<meta charset="utf-8"><script>begin()</script><a href="https://code.example/">Code</a>{}</p>'
CONTENTS = {
    "a link to another host": '<a class="out" href="https://other.example/">Other</a><a href="../studies/">Studies</a>',
    "a link with relations": '<a rel="nofollow" href="https://other.example/">Other</a>',
    "a block of code": "<pre><code>one</code></pre><pre><code class=x>two</code></pre>",
    "numbers for the filter, without it": '<p data-count-studies="a b" data-marks="a">2 studies</p>',
    "numbers for the filter, with it": (
        '<p data-count-studies="a b">2</p><script type="application/json" data-lens-data>{}</script>'
    ),
    "data for a script": '<script type="application/json">{"a": 1}</script>',
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_page_of_finished_content_has_the_bytes_of_one_finished_as_a_whole(name):
    content = CONTENTS[name]
    part = finished_part(content, "", SITE_URL)
    assert isinstance(part, Finished)
    assert finished(FRAME.format(part), SITE_URL) == finished(FRAME.format(content), SITE_URL)
    assert finished(FRAME.format("{}"), SITE_URL).format(part) == finished(FRAME.format(content), SITE_URL)


@pytest.mark.parametrize("content", ["<script>own()</script>", "<style>p { color: red }</style>"])
def test_a_script_or_style_that_the_policy_must_name_leaves_content_unfinished(content):
    assert not isinstance(finished_part(content, "", SITE_URL), Finished)
    assert not isinstance(finished_part("<p>", content, SITE_URL), Finished)
