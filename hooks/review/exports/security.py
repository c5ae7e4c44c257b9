"""/.well-known/security.txt: where to report a vulnerability, in the form of RFC 9116."""

from __future__ import annotations

from datetime import timedelta

from review.exports.registration import exports_files
from review.language.current import language
from review.versions.publication import Publication

FILE = ".well-known/security.txt"
VALID_FOR = timedelta(days=364)  # the RFC recommends less than a year


@exports_files({FILE: "text/plain"})
def security_txt(publication: Publication) -> dict[str, str]:
    """Return the file with the contact of the review, or none where the review gives no contact."""
    contact = publication.review.record.contact_url
    if not contact:
        return {}
    expires = publication.status.as_of + VALID_FOR
    lines = [f"Contact: {contact}", f"Expires: {expires.isoformat()}T00:00:00Z", f"Preferred-Languages: {language()}"]
    lines.append(f"Canonical: {publication.site_url}{FILE}")
    return {FILE: "\n".join([*lines, ""])}
