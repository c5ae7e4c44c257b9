"""The publication that a build makes of the evidence: with the addresses, the versions and what is kept of others."""

from __future__ import annotations

import logging
import os
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from review.building import EVERY_VERSION
from review.files.content_cache import ContentCache
from review.files.page_cache import PageCache, digest_of_program
from review.files.program import PACKAGE
from review.language.current import language
from review.loading import State
from review.model import urls
from review.model.review_status import day_of_build
from review.problems.problem import visible
from review.references.citation_styles import Formatter
from review.site.addresses import Addresses, addresses, is_placeholder
from review.templating.look import look
from review.versions.git_objects import Origin, origin_of, remote_of
from review.versions.history import EMPTY, History
from review.versions.publication import Publication
from review.versions.released import COMMIT, EARLIER_UNTIL, VERSION, read_history

# An environment variable that is set while prose is being written, so that a rebuild does not read every version again.
WITHOUT_VERSIONS = "WITHOUT_VERSIONS"
# Whose results are kept from build to build, besides those of the program.
LIBRARIES = ("citeproc-py", "jinja2", "markupsafe")
# An environment variable that is set while the site is shown page by page, as it is written: no page is kept.
PREVIEW = "PREVIEW"
# An environment variable that names the folder of results kept between builds, .build/cache of the project by default.
CACHE = "REVIEW_CACHE"

PLACEHOLDER_ADDRESS = (
    "The address of the site is not known. Citations, feeds and data will contain %s, where nothing is found. "
    "Set SITE_URL before you publish."
)

log = logging.getLogger("mkdocs.review")


def publication_of(config: MkDocsConfig, state: State) -> Publication:
    """Return the publication of the evidence, in the language and the look in use; complete the addresses of the site.

    Raise Abort where a released version is missing that must be there, or the day of the build is not one.
    """
    project, number = Path(config.config_file_path).parent, config.extra.get(VERSION, "")
    day, history = _day_of_build(), _history(project, state, number)
    known = addresses({**os.environ, **_given_addresses(config)}, remote_of(project))
    _put_addresses(config, known)
    if number:
        config.site_url = f"{(config.site_url or '').rstrip('/')}/{urls.version(number)}"
    elif not known.site_url:
        log.info(PLACEHOLDER_ADDRESS, config.site_url)
    libraries = " ".join(map(version, LIBRARIES))
    cache, program = cache_folder(project), f"{digest_of_program(PACKAGE)} {libraries} {language()} {look()}"
    return Publication(
        state.review,
        (config.site_url or "").rstrip("/") + "/",
        day,
        Origin(config.extra[COMMIT]) if number else origin_of(project),
        history,
        config.repo_url or "",
        config.extra["history_uri"],
        config.extra.get(EARLIER_UNTIL, ""),
        Formatter(cache / "citations"),
        ContentCache(cache / "files", program),
        PageCache() if number or os.environ.get(PREVIEW) else _kept_pages(cache, config.site_url or "", program),
    )


def _day_of_build() -> date | None:
    try:
        return day_of_build(os.environ)
    except ValueError as error:
        raise Abort(str(error)) from error


def _history(project: Path, state: State, number: str) -> History:
    """Return the released versions of a review; none where it is itself the version of this number."""
    history = EMPTY if number or os.environ.get(WITHOUT_VERSIONS) else read_history(project, state)
    for unreadable in history.unreadable:
        log.info("Version %s cannot be read here: %s", unreadable.version.version, visible(unreadable.reason))
    if os.environ.get(EVERY_VERSION) and not number and history.is_incomplete:
        raise Abort("A released version is missing, and EVERY_VERSION demands all of them; nothing was built.")
    return history


def _kept_pages(cache: Path, site_url: str, program: str) -> PageCache:
    """Return the pages that this program keeps from build to build, for the site at this address."""
    return PageCache(cache / "pages" / f"{sha256(site_url.encode()).hexdigest()}.sqlite", program)


def cache_folder(project: Path) -> Path:
    """Return the folder of what is kept between builds."""
    return Path(os.environ.get(CACHE) or project / ".build" / "cache")


def _given_addresses(config: MkDocsConfig) -> dict[str, str]:
    """Return the addresses that the configuration gives, by the variables that can give them too."""
    site_url = config.site_url or ""
    return {
        "SITE_URL": os.environ.get("SITE_URL", "") if is_placeholder(site_url) else site_url,
        "REPO_URL": config.repo_url or "",
        "EDIT_URI": config.edit_uri or "",
        "HISTORY_URI": config.extra.get("history_uri", ""),
    }


def _put_addresses(config: MkDocsConfig, known: Addresses) -> None:
    """Put the known addresses into the configuration."""
    if known.site_url:
        config.site_url = f"{known.site_url}/"
    config.repo_url = f"{known.repo_url}/" if known.repo_url else ""
    config.repo_name = config.repo_name or urlsplit(known.repo_url).hostname
    config.edit_uri = known.edit_uri
    config.extra["history_uri"] = known.history_uri
