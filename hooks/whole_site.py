"""`make site` in one process: build the site and each released version, check every link, and publish all at once.

MkDocs and the program are loaded once for all of these. A released version that was built before by the same program
with the same settings is taken from the cache (see review.site.kept_versions).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from review.files.scratch import scratch_folder
from review.model import urls
from review.site.kept_versions import KeptVersions
from review.site.links import Outward, outward_links
from review.site.publishing import NotPublishedError, publish, published_message
from review.versions.git_objects import RevisionError, date_of
from review.versions.history import Release
from review.versions.released import CONFIGURATION, LayoutError, lay_out

EPOCH = "SOURCE_DATE_EPOCH"
EVERY_VERSION = "EVERY_VERSION"


def make_site(project: Path, site: Path, work: Path) -> int:
    """Build everything below `work` and let it take the place of `site`. Return the number of files.

    Raise NotPublishedError where a link is broken; LayoutError, RevisionError or OSError where a version cannot be
    built. The build itself ends where the evidence has errors, or a version is missing that a deployment must have.
    """
    built = work / "site"
    config = built_by_mkdocs(project / CONFIGURATION, built)
    publication = config.extra["review_build"].publication
    kept = KeptVersions(Path(os.environ.get("REVIEW_CACHE") or project / ".build" / "cache"), project)
    fresh: dict[str, str] = {}
    sealed: dict[str, tuple[Outward, ...]] = {}
    for release in publication.history.releases:
        folder = urls.version(release.number)
        files = work / "versions" / release.number
        lay_out(project, release, files, publication.history, publication.review.earlier_addresses)
        key = kept.key(files / CONFIGURATION, _settings(config))
        found = kept.put(key, built / folder)
        if found is None:
            _build_version(project, release, files, built / folder)
            fresh[folder] = key
        else:
            sealed[folder] = found
    files = publish(built, site, tuple(sealed), (link for links in sealed.values() for link in links))
    for folder, key in fresh.items():
        kept.keep(key, site / folder, outward_links(site, folder))
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
    with _environment({EPOCH: str(date_of(project, release.commit))}):
        built_by_mkdocs(files / CONFIGURATION, folder)


@contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _settings(config: MkDocsConfig) -> list[Any]:
    """What a version's pages show of the surroundings of the build."""
    return [config.site_url, config.repo_url, config.edit_uri, config.extra["history_uri"]]


def main() -> int:
    """Make the site of the project in the current folder; return the exit status."""
    parser = argparse.ArgumentParser(description="Build the site with its released versions, check it and publish it.")
    parser.add_argument("--every-version", action="store_true", help="fail where a released version cannot be read")
    arguments = parser.parse_args()
    if arguments.every_version:
        os.environ[EVERY_VERSION] = "1"
    project = Path.cwd()
    scratch = project / ".build"
    scratch.mkdir(exist_ok=True)
    messages = State()  # prints the messages of MkDocs while it exists
    try:
        with scratch_folder(scratch, "site.") as work:
            files = make_site(project, project / "site", work)
    except Abort as error:
        print(f"{error.message}\nsite is unchanged.", file=sys.stderr)
        return 1
    except (NotPublishedError, LayoutError, RevisionError, OSError) as error:
        print(f"{error}\nNothing was published; site is unchanged.", file=sys.stderr)
        return 1
    finally:
        del messages
    print(published_message(files, Path("site")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
