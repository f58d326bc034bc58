"""What is not to be published is in no file of the site."""

from conftest import HIDDEN


def test_nothing_hidden_is_in_any_file(hostile):
    assert HIDDEN in (hostile.source / "content/programs/sunken-plan.yaml").read_text(encoding="utf-8")
    for path in hostile.files("**/*.*"):
        assert HIDDEN.encode() not in hostile.bytes(path), path
