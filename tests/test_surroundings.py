"""Where the addresses of the site and of its repository come from, and what is removed from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.site.addresses import Addresses, addresses, is_placeholder, public_address

GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "us/review",
    "GITHUB_REF_TYPE": "branch",
    "GITHUB_REF_NAME": "main",
}
GITLAB = {
    "GITLAB_CI": "true",
    "CI_PROJECT_URL": "https://gitlab.forge.example/us/review",
    "CI_PAGES_URL": "https://us.pages.example/review",
    "CI_DEFAULT_BRANCH": "main",
}
GIVEN = {
    "SITE_URL": "https://review.example/",
    "REPO_URL": "https://forge.example/it/",
    "EDIT_URI": "change/docs/",
    "HISTORY_URI": "past/",
}


def test_addresses_that_are_given_come_first():
    expected = Addresses("https://review.example", "https://forge.example/it", "change/docs/", "past/")
    assert addresses(GIVEN | GITHUB | GITLAB, "git@elsewhere.example:us/review.git") == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        (GITHUB, Addresses("", "https://github.com/us/review", "edit/main/docs/", "commits/main/")),
        (
            GITHUB | {"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v1"},
            Addresses("", "https://github.com/us/review", "", "commits/HEAD/"),
        ),
        (
            GITHUB | {"GITHUB_REF_NAME": "7/merge", "GITHUB_BASE_REF": "main"},
            Addresses("", "https://github.com/us/review", "edit/main/docs/", "commits/main/"),
        ),
        (
            GITHUB | {"GITEA_ACTIONS": "true", "GITHUB_SERVER_URL": "https://codeberg.org"},
            Addresses("", "https://codeberg.org/us/review", "_edit/main/docs/", "commits/branch/main/"),
        ),
        (
            GITLAB,
            Addresses(
                "https://us.pages.example/review", GITLAB["CI_PROJECT_URL"], "-/edit/main/docs/", "-/commits/main/"
            ),
        ),
        ({"CI_REPO_URL": "https://forge.example/us/review"}, Addresses("", "https://forge.example/us/review")),
        ({}, Addresses()),
        ({"GITHUB_SERVER_URL": "https://github.com"}, Addresses()),
    ],
)
def test_the_forge_that_runs_the_build_gives_them_otherwise(environment, expected):
    assert addresses(environment) == expected


def test_the_remote_of_git_gives_the_repository_otherwise():
    assert addresses({}, "git@github.com:us/review.git") == Addresses(
        "", "https://github.com/us/review", "", "commits/HEAD/"
    )
    assert addresses(GITHUB, "git@elsewhere.example:them/fork.git").repo_url == "https://github.com/us/review"


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://forge.example/us/review.git", "https://forge.example/us/review"),
        ("https://forge.example/us/review", "https://forge.example/us/review"),
        ("https://forge.example:8443/us/review.git/", "https://forge.example:8443/us/review"),
        ("http://forge.example/us/review.git", "http://forge.example/us/review"),
        ("ssh://git@forge.example:2222/us/review.git", "https://forge.example/us/review"),
        ("git+ssh://git@forge.example/us/review", "https://forge.example/us/review"),
        ("git@forge.example:us/group/review.git", "https://forge.example/us/group/review"),
        ("forge.example:us/review.git", "https://forge.example/us/review"),
        ("https://ada:secret@forge.example/us/review.git", "https://forge.example/us/review"),
        ("https://secret@forge.example/us/review.git", "https://forge.example/us/review"),
        ("https://forge.example/us/review.git?token=secret#secret", "https://forge.example/us/review"),
    ],
)
def test_each_form_of_a_remote_gives_an_address_without_credentials(remote, address):
    assert public_address(remote) == address


@pytest.mark.parametrize(
    "remote",
    [
        "", "/srv/git/review.git", "../review", "C:\\review", "file:///srv/git/review.git", "https://localhost/review",
        "https://127.0.0.1/us/review", "git@host:review.git", "https://forge.example/", "https://forge.example:x/review",
        "https://forge.example/<script>", "javascript://forge.example/review", "ext::sh -c touch% /x",
    ],
)  # fmt: skip
def test_a_folder_or_a_private_host_gives_none(remote):
    assert public_address(remote) == ""


@pytest.mark.parametrize("name", ["SITE_URL", "CI_PAGES_URL", "REPO_URL", "CI_PROJECT_URL", "CI_REPO_URL"])
def test_credentials_in_a_variable_are_removed(name):
    found = addresses({name: "https://ada:secret@forge.example/it"})
    assert "https://forge.example/it" in {found.site_url, found.repo_url}
    assert "secret" not in repr(found)


@given(st.text())
def test_any_remote_gives_an_address_of_the_web_or_none(remote):
    address = public_address(remote)
    assert not address or address.startswith(("https://", "http://"))
    assert "@" not in address


def test_a_reserved_host_is_a_placeholder():
    assert is_placeholder("https://living-review.example/")
    assert not is_placeholder("https://review.example.org/")
    assert not is_placeholder("")
