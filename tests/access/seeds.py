"""Faults to put into a page, each with the one check that must find it, and the page."""

from __future__ import annotations

from dataclasses import dataclass

STUDY = "studies/rizq-2012/"
APPRAISAL = "appraisal/"

# A style sheet of a script's own, which the page's policy does not stop: as if it stood in the CSS.
STYLE = "(css => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync(css); "
STYLE += "const link = document.createElement('style'); link.textContent = css; document.head.append(link); }})(`{}`)"


@dataclass(frozen=True, slots=True)
class Seed:
    """A fault: what it is, the check that finds it, and the script that puts it into a page."""

    what: str
    check: str
    script: str
    page: str = STUDY


def added(html: str) -> str:
    """The script that puts HTML at the end of the content."""
    return f"document.querySelector('article').insertAdjacentHTML('beforeend', `{html}`)"


def styled(css: str, html: str = "") -> str:
    """The script that adds a style, and HTML to bear it."""
    return f"{STYLE.format(css)}; {added(html)}"


SEEDS = (
    # What a page says
    Seed("a page in a language that it is not in", "language", "document.documentElement.lang = 'fr'"),
    Seed("a page without a language", "language", "document.documentElement.removeAttribute('lang')"),
    Seed(
        "a part in a language that it is not in",
        "language",
        added("<p lang='de'>This is what the people of the team said to the authors, and it is not in German.</p>"),
    ),
    Seed("a title that says nothing", "title", "document.title = 'Untitled'"),
    Seed("a level of headings that is skipped", "headings", added("<h5>Deeper than it is</h5>")),
    Seed("a second heading of the first level", "headings", added("<h1>Another</h1>")),
    Seed("an empty heading", "headings", added("<h2></h2>")),
    Seed("bold words instead of a heading", "headings", added("<p><strong>What comes now</strong></p><p>This.</p>")),
    Seed("a table without a caption", "captions", "document.querySelector('main caption').remove()"),
    Seed(
        "header cells as ordinary cells",
        "header_cells",
        "const row = document.querySelector('main thead tr');"
        "row.innerHTML = row.innerHTML.replaceAll('<th', '<td').replaceAll('</th>', '</td>')",
    ),
    Seed(
        "rows without a header cell",
        "header_cells",
        "for (const cell of document.querySelectorAll('main tbody th')) {"
        "const made = document.createElement('td'); made.textContent = cell.textContent; cell.replaceWith(made); }",
    ),
    Seed(
        "a header cell that does not say of what",
        "header_cells",
        "document.querySelector('main th').removeAttribute('scope')",
    ),
    Seed("a picture without an alternative text", "alternative_texts", added("<img src='../../badge.svg'>")),
    Seed(
        "a drawing without a name",
        "alternative_texts",
        "document.querySelector('.plot svg').removeAttribute('aria-labelledby');"
        "document.querySelectorAll('.plot svg :is(title, desc, text)').forEach(each => each.remove())",
        APPRAISAL,
    ),
    Seed("a picture called image", "useless_alternatives", added("<img src='../../badge.svg' alt='Image'>")),
    Seed("a picture called by its file", "useless_alternatives", added("<img src='../../badge.svg' alt='badge.svg'>")),
    Seed("a drawing called chart", "useless_alternatives", added("<svg role='img' aria-label='Chart'></svg>")),
    Seed("a placeholder as a label", "labels", added("<input type='email' placeholder='Your name'>")),
    Seed("a field without a label", "labels", added("<p>Your name: <input type='email'></p>")),
    Seed("a role without the keyboard", "false_controls", added("<span role='button'>Press</span>")),
    Seed("a link that leads nowhere", "false_controls", added("<p>Or <a href='#'>add a study</a></p>")),
    Seed("a link called here", "link_purpose", added("<p>The report is <a href='../'>here</a>.</p>")),
    Seed("a link without words", "link_purpose", added("<p>The report: <a href='../'></a></p>")),
    Seed(
        "two ways of one name",
        "link_purpose",
        added("<p>As <a href='../'>a table</a> or <a href='../../'>a table</a></p>"),
    ),
    Seed(
        "a name that is not what is seen",
        "label_in_name",
        added("<p>Or <a href='../' aria-label='Included'>all studies</a></p>"),
    ),
    Seed("no way past the menus", "skip_link, skip_key", "document.querySelector('.md-skip').remove()"),
    Seed(
        "a way past the menus that leads into them",
        "skip_link, skip_key",
        "document.querySelector('.md-header a').id = 'menus'; document.querySelector('.md-skip').href = '#menus'",
    ),
    Seed("two navigations of one name", "landmarks", added("<nav aria-label='Other studies'></nav>")),
    Seed("a navigation without a name", "landmarks", added("<nav></nav>")),
    Seed("one id twice", "repeated_ids", added("<p id='seeded'>One</p><p id='seeded'>Two</p>")),
    Seed("a description that is not there", "references", added("<p aria-describedby='not-there'>x</p>")),
    Seed(
        "a page that moves on by itself",
        "moving_on",
        "document.head.insertAdjacentHTML('beforeend', '<meta http-equiv=refresh content=600>')",
    ),
    Seed(
        "a page that cannot be enlarged",
        "zooming",
        "document.querySelector('meta[name=viewport]').content += ', maximum-scale=1.0, user-scalable=no'",
    ),
    Seed(
        "a definition for the mouse alone", "only_on_hover", added("<p><span title='A word nobody sees'>x</span></p>")
    ),
    Seed("an entry outside of a list", "lists", added("<div><li>One</li></div>")),
    Seed("signs instead of a list", "lists", added("<p>• One</p>")),
    Seed(
        "a count that is not announced",
        "live_counts, spoken_count",
        "const count = document.querySelector('[data-live]');"
        "count.removeAttribute('role'); count.removeAttribute('aria-live');",
        APPRAISAL,
    ),
    # How it looks
    Seed(
        "cells told by their colour alone",
        "colour_alone",
        "document.querySelectorAll('#answers td .answer').forEach(each => { each.textContent = '\\u00a0'; })",
        APPRAISAL,
    ),
    Seed(
        "cells with the same word in two colours",
        "colour_alone",
        "document.querySelectorAll('#answers td .answer').forEach(each => { each.textContent = 'answered'; })",
        APPRAISAL,
    ),
    Seed(
        "schemas told by their colour alone",
        "colour_alone",
        added(
            "<svg aria-hidden='true' width='100' height='20'><rect width='50' height='20' fill='#d04040'/>"
            "<rect x='50' width='50' height='20' fill='#2f8a2f'/></svg>"
        ),
    ),
    Seed(
        "lines that are hardly there",
        "faint_drawings",
        added("<svg aria-hidden='true' width='90' height='9'><line x2='90' y1='4' y2='4' stroke='#88888855'/></svg>"),
    ),
    Seed(
        "schemas that are hardly there",
        "faint_drawings",
        added("<svg aria-hidden='true' width='90' height='9'><rect width='90' height='9' fill='#80808033'/></svg>"),
    ),
    Seed(
        "a field without an edge",
        "faint_fields",
        added("<label>Year <input type='text' style='border: 0; background: transparent'></label>"),
    ),
    Seed(
        "links told by their colour alone",
        "links_by_colour",
        styled("article p a { text-decoration: none !important }"),
    ),
    Seed("a block wider than the screen", "too_wide", added("<div style='width: 500px'>Too wide</div>")),
    Seed(
        "a block wider than the screen, cut off there",
        "too_wide",
        "document.documentElement.style.overflowX = 'clip';" + added("<div style='width: 500px'>Too wide</div>"),
    ),
    Seed(
        "words in a box that does not grow",
        "cut_off",
        added("<p style='height: 1.4em; line-height: 1.3; overflow: hidden; width: 9em'>Words that want more room</p>"),
    ),
    Seed(
        "targets too small and too near",
        "small_targets",
        added(
            "<div style='line-height: 1'><button style='padding: 0; font-size: 9px'>one</button>"
            "<button style='padding: 0; font-size: 9px'>two</button></div>"
        ),
    ),
    Seed(
        "another order than that of the page",
        "out_of_order",
        added("<div style='display: flex; flex-direction: row-reverse'><p>first</p><p>second</p></div>"),
    ),
    Seed(
        "movement that was not asked for",
        "movement",
        styled(
            "@keyframes turn { to { rotate: 1turn } }",
            "<p style='animation: turn 2s infinite !important'>x</p>",
        ),
    ),
    Seed("a text that slides", "movement", added("<p style='transition: rotate 1s !important'>x</p>")),
    Seed(
        "a box that is pressed as a button",
        "only_by_mouse",
        added("<div style='cursor: pointer'>Show more</div>"),
    ),
    Seed(
        "words that come up at the mouse alone",
        "comes_up_on_hover",
        styled(
            ".seeded:hover::after { content: 'y' }",
            "<p class='seeded'>x</p>",
        ),
    ),
    Seed(
        "words that are not printed",
        "badly_printed",
        styled("@media print { article dl { display: none !important } }"),
    ),
    Seed("pale words on paper", "badly_printed", styled("@media print { article p { color: #aaa !important } }")),
    Seed(
        "a header on every sheet",
        "badly_printed",
        styled("@media print { .md-header { display: block !important; position: fixed !important } }"),
    ),
    # Where the focus is
    Seed("no outline for the focus", "unseen_focus", styled("article a:focus-visible { outline: 0 !important }")),
    Seed(
        "an outline that hardly differs",
        "unseen_focus",
        styled("article a:focus-visible { outline-color: rgb(128 128 128 / 20%) !important }"),
    ),
    Seed(
        "a header that covers the focus",
        "covered_focus",
        styled("html { scroll-padding: 0 !important } .md-header { height: 12rem !important }"),
    ),
    Seed(
        "a foot that covers the focus",
        "covered_focus",
        styled(
            "@media screen { #foot { position: fixed; inset: auto 0 0 0; height: 45%; z-index: 9; background: #eee } }",
            "<div id='foot'></div>",
        ),
    ),
    # With keys alone
    Seed(
        "a tabindex above 0",
        "tab_indexes, tab_key, skip_key",
        "document.querySelector('article .citation a').tabIndex = 5",
    ),
    Seed(
        "a place that the keyboard cannot leave",
        "tab_key",
        "document.querySelector('article .citation a').addEventListener('keydown', event => event.preventDefault())",
    ),
    Seed(
        "a count that says nothing",
        "spoken_count",
        "new MutationObserver(() => document.querySelectorAll('[role=status]').forEach("
        "each => { if (each.textContent) each.textContent = ''; }))"
        ".observe(document.body, { subtree: true, childList: true, characterData: true });"
        "document.querySelectorAll('[role=status]').forEach(each => { each.textContent = ''; })",
        APPRAISAL,
    ),
)
