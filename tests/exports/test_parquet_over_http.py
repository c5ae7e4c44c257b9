"""The Parquet files can be queried where they are: a reader asks a static host for the parts that it needs."""

from __future__ import annotations

import io
import re
from hashlib import sha512
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from pyarrow import parquet

from places import SITE_URL
from review.exports.tables import rows_of, tables
from review.files.parquet import MAX_GROUP, written

ROWS = 3 * MAX_GROUP - 1  # of the table that is served: three groups of rows, the last of them shorter


class RemoteFile(io.RawIOBase):
    """A file of a host, read by range requests; `fetched` counts the bytes that were sent."""

    def __init__(self, host: str) -> None:
        self.connection, self.place, self.fetched = HTTPConnection(host), 0, 0
        self.connection.request("HEAD", "/")
        with self.connection.getresponse() as answer:
            self.size = int(answer.headers["Content-Length"])

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.place

    def seek(self, offset, whence=io.SEEK_SET):
        self.place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        return self.place

    def read(self, size=-1):
        end = self.size if size < 0 else min(self.place + size, self.size)
        if end <= self.place:
            return b""
        self.connection.request("GET", "/", headers={"Range": f"bytes={self.place}-{end - 1}"})
        with self.connection.getresponse() as answer:
            assert answer.status == 206
            content = answer.read()
        self.place, self.fetched = end, self.fetched + len(content)
        return content


@pytest.fixture(scope="module")
def excerpts(review):
    """The table of excerpts with many rows, each with a quotation of its own."""
    table = next(table for table in tables(review) if table.name == "excerpts")
    known = rows_of(table, review, SITE_URL)
    own = [{"id": f"q{number}", "quote": sha512(str(number).encode()).hexdigest()} for number in range(ROWS)]
    columns = [(column.name, column.type, column.description) for column in table.columns]
    return table.title, columns, [{**known[number % len(known)], **each} for number, each in enumerate(own)]


@pytest.fixture
def remote(excerpts):
    """The table as a file of a local server that answers range requests, as static hosts do."""
    content = written(*excerpts)

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self):
            self.answer(200, b"", len(content))

        def do_GET(self):
            first, last = map(int, re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers["Range"]).groups())
            self.answer(206, content[first : last + 1], last + 1 - first)

        def answer(self, status, body, length):
            self.send_response(status)
            self.send_header("Content-Length", str(length))
            self.send_header("Accept-Ranges", "bytes")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    file = RemoteFile(f"127.0.0.1:{server.server_port}")
    yield file
    file.connection.close()
    server.shutdown()
    server.server_close()


def test_one_group_of_rows_is_read_without_the_others(remote, excerpts):
    file = parquet.ParquetFile(remote)
    assert [file.metadata.row_group(group).num_rows for group in range(3)] == [MAX_GROUP, MAX_GROUP, MAX_GROUP - 1]
    assert file.read_row_group(1).to_pylist() == excerpts[2][MAX_GROUP : 2 * MAX_GROUP]
    assert remote.fetched < remote.size / 2


def test_one_column_is_read_without_the_others(remote, excerpts):
    column = parquet.ParquetFile(remote).read(columns=["theme"]).column("theme")
    assert column.to_pylist() == [row["theme"] for row in excerpts[2]]
    assert remote.fetched < remote.size / 2


def test_a_file_says_between_which_values_each_group_of_rows_is(remote):
    """A reader leaves out the groups in which nothing can match its query."""
    metadata = parquet.ParquetFile(remote).metadata
    assert all(metadata.row_group(group).column(0).statistics.has_min_max for group in range(3))
