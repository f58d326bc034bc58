"""What is not to be published is in no file of the site."""

import io
import zipfile

from conftest import HIDDEN


def read(site, path):
    """All that a file says: without the folds of calendars, with the parts of workbooks."""
    whole = site.bytes(path)
    if path.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(whole)) as parts:
            return b"\n".join(parts.read(name) for name in parts.namelist())
    return whole.replace(b"\r\n ", b"") if path.endswith(".ics") else whole


def test_nothing_hidden_is_in_any_file(hostile):
    for name in ("sunken-plan", "unfinished-plan"):
        assert HIDDEN in (hostile.source / f"content/programs/{name}.yaml").read_text(encoding="utf-8")
    for path in hostile.files("**/*.*"):
        assert HIDDEN.encode() not in read(hostile, path), path
