"""The whole site in one process: build it and each released version, check every link, and publish all at once.

MkDocs and the program are loaded once for all of these. A released version that was built before by the same program
with the same settings is taken from the cache (see review.site.kept_versions).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from review.building import EVERY_VERSION
from review.building.environment import EPOCH, environment, messages, surroundings
from review.building.published import cache_folder
from review.files.scratch import scratch_folder
from review.model import urls
from review.site.kept_versions import KeptVersions
from review.site.links import Outward, outward_links
from review.site.publishing import NotPublishedError, publish
from review.versions.git_objects import RevisionError, date_of
from review.versions.history import Release
from review.versions.released import CONFIGURATION, LayoutError, lay_out

# An environment variable that names a folder of archives of released versions, below the project or anywhere.
ARCHIVES = "VERSION_ARCHIVES"


class NotBuiltError(Exception):
    """There is no new site, for the reason in the message; the last one is unchanged."""


def whole_site(project: Path, site: Path, *, every_version: bool = False) -> int:
    """Build the site of a project with its released versions in place of `site`; return the number of its files.

    With `every_version`, no released version may be left out because it cannot be read.
    Raise NotBuiltError where the evidence has errors, a link is broken, a version cannot be built, or a folder cannot
    be written.
    """
    scratch = project / ".build"
    scratch.mkdir(exist_ok=True)
    variables = {**surroundings(project), **({EVERY_VERSION: "1"} if every_version else {})}
    try:
        with messages(), scratch_folder(scratch, "site.") as work, environment(variables):
            return make_site(project, site, work)
    except Abort as error:
        raise NotBuiltError(f"{error.message}\n{site.name} is unchanged.") from error
    except (MkDocsException, NotPublishedError, LayoutError, RevisionError, OSError) as error:
        raise NotBuiltError(f"{error}\nNothing was published; {site.name} is unchanged.") from error
    except UnicodeError as error:
        raise NotBuiltError(
            f"The page named above is not text in UTF-8; save it in UTF-8.\n{site.name} is unchanged."
        ) from error
    except SystemExit as error:  # of the macros plugin, which has said what is wrong in which page
        raise NotBuiltError(f"The macros of the page named above failed.\n{site.name} is unchanged.") from error


def make_site(project: Path, site: Path, work: Path) -> int:
    """Build everything below `work` and let it take the place of `site`. Return the number of files.

    Raise NotPublishedError where a link is broken; LayoutError, RevisionError or OSError where a version cannot be
    built. The build itself ends where the evidence has errors, or a version is missing that a deployment must have.
    """
    built = work / "site"
    config = built_by_mkdocs(project / CONFIGURATION, built)
    publication = config.extra["review_build"].publication
    archives = os.environ.get(ARCHIVES)
    kept = KeptVersions(cache_folder(project), project, project / archives if archives else None)
    keys: dict[str, str] = {}
    fresh: dict[str, str] = {}
    sealed: dict[str, tuple[Outward, ...]] = {}
    for release in publication.history.releases:
        folder = urls.version(release.number)
        files = work / "versions" / release.number
        lay_out(project, release, files, publication.history, publication.review.earlier_addresses)
        key = kept.key(files / CONFIGURATION, _settings(config))
        keys[release.number] = key
        found = kept.put(key, built / folder)
        if found is None:
            _build_version(project, release, files, built / folder)
            fresh[folder] = key
        else:
            sealed[folder] = found
    files = publish(built, site, tuple(sealed), (link for links in sealed.values() for link in links))
    for folder, key in fresh.items():
        kept.keep(key, site / folder, outward_links(site, folder))
    for number, key in keys.items():
        kept.archive(key, number)
    return files


def built_by_mkdocs(configuration: Path, folder: Path) -> MkDocsConfig:
    """Build a configuration with MkDocs, strictly, and return it as its hooks have left it."""
    config = load_config(str(configuration), strict=True, site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return config


def _build_version(project: Path, release: Release, files: Path, folder: Path) -> None:
    """Build a version as on the day of its commit, so that later days give the same bytes."""
    with environment({EPOCH: str(date_of(project, release.commit))}):
        built_by_mkdocs(files / CONFIGURATION, folder)


def _settings(config: MkDocsConfig) -> list[Any]:
    """What a version's pages show of the surroundings of the build."""
    return [config.site_url, config.repo_url, config.edit_uri, config.extra["history_uri"]]
