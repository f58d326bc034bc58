#!/usr/bin/env python3
"""Counts the instructions of one build, and compares them with those on record.

    instructions.py PROSPECTUS [--record]

PROSPECTUS is the binary to measure (`cargo build --profile dist`). It builds the catalogue of this repository into a
temporary folder, in one thread, under `callgrind` (valgrind), which counts what a clock on a busy machine cannot tell.
The record is `instructions.txt` beside this file. More than 5 % above it is an error; --record writes it anew.

Counts differ by a few thousandths from run to run, since tables of the standard library are seeded at random, and by
some hundredths between processors, as libraries choose their code by what the processor can do.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
RECORD = HERE / "instructions.txt"
TODAY = "2026-12-01"
MORE = 0.05


def count(binary):
    """Instructions of one build of the repository's catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "public")
        command = [binary, "build", "--root", str(ROOT), "--today", TODAY, "--format", "json", "--output", output]
        environment = dict(os.environ, RAYON_NUM_THREADS="1")
        # Smaller pictures are kept between builds: the first makes them, and is not counted.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        subprocess.run(["rm", "-rf", output], check=True)
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + command, check=True,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    return int(re.search(r"Collected\s*:\s*(\d+)", run.stderr)[1])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("prospectus")
    ap.add_argument("--record", action="store_true")
    a = ap.parse_args()
    counted = count(os.path.abspath(a.prospectus))
    if a.record:
        RECORD.write_text("%d\n" % counted)
        print("%d instructions, on record now" % counted)
        return
    recorded = int(RECORD.read_text())
    change = counted / recorded - 1
    print("%d instructions, %d on record: %+.1f %%" % (counted, recorded, 100 * change))
    if change > MORE:
        sys.exit("more than %d %% above the record: see where by `callgrind_annotate`, or write the record anew with a reason"
                 % (100 * MORE))


if __name__ == "__main__":
    main()
