"""Small REFI-QDA files, written as NVivo, ATLAS.ti, MAXQDA and QualCoder write them (REFI-QDA 1.5); nothing is true."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

CODEBOOK, PROJECT = "urn:QDA-XML:codebook:1.0", "urn:QDA-XML:project:1.0"


def guid(name: str) -> str:
    """Return a GUID for a name of a test."""
    return str(uuid5(NAMESPACE_URL, name)).upper()


def code(name: str, *below: str, definition: str = "", id: str = "", codable: bool = True) -> str:
    """Return a code with the codes below it."""
    description = f"<Description>{escape(definition)}</Description>" if definition else ""
    return (
        f'<Code guid="{id or guid(name)}" name={quoteattr(name)} isCodable="{str(codable).lower()}" color="#46AA00">'
        f"{description}{''.join(below)}</Code>"
    )


def codebook(*codes: str, more: str = "", namespace: str = CODEBOOK, head: str = "") -> str:
    """Return the text of a .qdc file."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}'
        f'<CodeBook xmlns="{namespace}" origin="A test"><Codes>{"".join(codes)}</Codes>{more}</CodeBook>'
    )


def selection(start: int | str, end: int | str, *codes: str, name: str = "", comment: str = "", by: str = "") -> str:
    """Return a selection of a text with the codes of these names."""
    codings = "".join(
        f'<Coding guid="{guid(f"{start}-{each}")}"><CodeRef targetGUID="{guid(each)}"/></Coding>' for each in codes
    )
    described = f"<Description>{escape(comment)}</Description>" if comment else ""
    user = f' creatingUser="{guid(by)}"' if by else ""
    return (
        f'<PlainTextSelection guid="{guid(f"{start}-{end}-{codes}")}" name={quoteattr(name)} '
        f'startPosition="{start}" endPosition="{end}"{user}>{described}{codings}</PlainTextSelection>'
    )


def text_source(name: str, *selections: str, text: str | None = None, path: str = "") -> str:
    """Return a source with its text in the project, or at a path."""
    content = f"<PlainTextContent>{escape(text)}</PlainTextContent>" if text is not None else ""
    place = f' plainTextPath="{path}"' if path else ""
    return f'<TextSource guid="{guid(name)}" name={quoteattr(name)}{place}>{content}{"".join(selections)}</TextSource>'


def qde(*sources: str, codes: str = "", origin: str = "QualCoder", more: str = "") -> str:
    """Return the text of a project."""
    users = f'<Users><User guid="{guid("Ada")}" name="Ada"/></Users>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{PROJECT}" name="Buses" origin="{origin}">{users}'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{''.join(sources)}</Sources>{more}</Project>"
    )


def qdpx(project: str | bytes, files: Mapping[str, bytes] | None = None, name: str = "project.qde") -> bytes:
    """Return a .qdpx archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, project)
        for path, data in (files or {}).items():
            archive.writestr(path, data)
    return stream.getvalue()
