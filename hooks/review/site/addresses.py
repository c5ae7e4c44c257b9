"""Under which addresses a site and its repository can be reached, as far as the surroundings of a build tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

Forge = Literal["github", "gitlab", "forgejo"]

# `git@forge.example:group/project.git`, as git takes it.
SCP = re.compile(r"(?:[^@/\s]+@)?(?P<host>[\w.-]+):(?!//)(?P<path>\S+)")
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
PATH = re.compile(r"[\w.~/+-]+")
# A host under which nothing is ever found (RFC 2606).
RESERVED = ".example"


class Paths(NamedTuple):
    """What a forge puts between the address of a repository and a file: to edit it, and to show its history."""

    edit: str
    history: str


PATHS: dict[Forge, Paths] = {
    "github": Paths("edit/{branch}/docs/", "commits/{branch}/"),
    "gitlab": Paths("-/edit/{branch}/docs/", "-/commits/{branch}/"),
    "forgejo": Paths("_edit/{branch}/docs/", "commits/branch/{branch}/"),
}
# Forges that show the history of a file for HEAD, whatever the name of its branch.
KNOW_HEAD: frozenset[Forge] = frozenset({"github", "gitlab"})


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the site and of its repository, and the paths to edit a page and to a file's history.

    Each is empty where it is not known.
    """

    site_url: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    history_uri: str = ""


def addresses(environment: Mapping[str, str], remote: str = "") -> Addresses:
    """Return the addresses: those that are given, those of the forge that runs the build, or those of git's remote.

    SITE_URL, REPO_URL, EDIT_URI and HISTORY_URI come first. `remote` is the URL of the remote, as git knows it.
    """
    repository = (
        _without_credentials(environment.get("REPO_URL", ""))
        or _repository_of_forge(environment)
        or public_address(remote)
    )
    forge = _forge(environment, repository)
    branch = _branch(environment)
    paths = PATHS[forge] if forge else Paths("", "")
    can_edit = bool(repository and branch)
    can_show = bool(repository and (branch or forge in KNOW_HEAD))
    return Addresses(
        site_url=_without_credentials(environment.get("SITE_URL") or environment.get("CI_PAGES_URL", "")),
        repo_url=repository,
        edit_uri=environment.get("EDIT_URI") or (paths.edit.format(branch=branch) if can_edit else ""),
        history_uri=environment.get("HISTORY_URI")
        or (paths.history.format(branch=branch or "HEAD") if can_show else ""),
    )


def is_placeholder(site_url: str) -> bool:
    """Whether an address stands for one that is not known yet."""
    return (urlsplit(site_url).hostname or "").endswith(RESERVED)


def public_address(remote: str) -> str:
    """Return the address at which people can open a remote of git; empty where it is a folder or a private host.

    Names, passwords and tokens in it are removed, and so is the port of SSH.
    """
    if "://" in remote:
        try:
            parts = urlsplit(remote)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return ""
        if parts.scheme not in {"https", "http", "ssh", "git", "git+ssh"}:
            return ""
        scheme = "http" if parts.scheme == "http" else "https"
        place = f"{host}:{port}" if port and parts.scheme == scheme else host
        path = parts.path
    elif match := SCP.fullmatch(remote):
        scheme, host, path = "https", match["host"], match["path"]
        place = host
    else:
        return ""
    path = path.strip("/").removesuffix(".git")
    if not HOST.fullmatch(host) or _is_number(host) or not PATH.fullmatch(path):
        return ""
    return f"{scheme}://{place}/{path}"


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _without_credentials(url: str) -> str:
    """Return an address of the web without name, password or token; empty where it is none."""
    parts = urlsplit(url.strip())
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        return ""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl().rstrip("/")


def _repository_of_forge(environment: Mapping[str, str]) -> str:
    server, name = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    given = environment.get("CI_PROJECT_URL") or environment.get("CI_REPO_URL") or ""
    return _without_credentials(given or (f"{server.rstrip('/')}/{name}" if server and name else ""))


def _forge(environment: Mapping[str, str], repository: str) -> Forge | None:
    host = urlsplit(repository).hostname or ""
    if environment.get("GITEA_ACTIONS") or environment.get("FORGEJO_ACTIONS") or host == "codeberg.org":
        return "forgejo"
    if environment.get("GITLAB_CI") or host.startswith("gitlab."):
        return "gitlab"
    if environment.get("GITHUB_ACTIONS") or host == "github.com":
        return "github"
    return None


def _branch(environment: Mapping[str, str]) -> str:
    """Return the branch that people edit; empty where the build is of a tag or of an unknown state."""
    if environment.get("CI_DEFAULT_BRANCH"):
        return environment["CI_DEFAULT_BRANCH"]
    if environment.get("GITHUB_REF_TYPE") == "branch":
        return environment.get("GITHUB_BASE_REF") or environment.get("GITHUB_REF_NAME", "")
    return ""
