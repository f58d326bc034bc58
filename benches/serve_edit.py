#!/usr/bin/env python3
"""How long it takes from a saved file to the page that shows it, while the site is served.

    serve_edit.py --program PROGRAM --root SITE --file FILE --url PATH [--dep PATH] [--edits K]

Starts `PROGRAM serve` on SITE at a free port and waits until PATH is answered. Then FILE (Markdown with a line
`title: ...`, below SITE) is saved K times with a new marker, first in its body, then in its title, and PATH is asked for
every 2 ms until the marker is there; for titles also --dep, a page that shows the title. Printed: milliseconds from the
save to the page (median, least, most), and the server's own processor seconds for each edit, until it is quiet again.
The file is as it was afterwards. Needs Python 3 alone; processor time is read from /proc.

    --command COMMAND --port N    another server than prospectus, started by a shell in SITE, to compare with
"""
import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import time


def processor_seconds(group):
    tick, total = os.sysconf("SC_CLK_TCK"), 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[11]) + int(fields[12])
    return total / tick


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    except OSError:
        return 0, ""
    finally:
        connection.close()


def quiet(group, still=1.5):
    last, since = processor_seconds(group), time.time()
    while time.time() - since < still:
        time.sleep(0.1)
        now = processor_seconds(group)
        if now - last > 0.02:
            since = time.time()
        last = now
    return last


def start(options):
    """The process, and the port at which it answers."""
    if options.command:
        command = ["/bin/sh", "-c", "exec " + options.command]
        server = subprocess.Popen(command, cwd=options.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  start_new_session=True)
        return server, options.port
    command = [os.path.abspath(options.program), "serve", "--root", options.root, "--port", "0", "--messages", "en"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              start_new_session=True)
    for line in server.stderr:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if found:
            # Read on in the background: a full pipe would hold the server up.
            subprocess.Popen(["cat"], stdin=server.stderr, stdout=subprocess.DEVNULL)
            return server, int(found.group(1))
    raise SystemExit("the server did not start")


def shown(values, timeout):
    there = [1e3 * value for value in values if value is not None]
    if not there:
        return "never in %d s" % timeout
    missed = " (%d missed)" % values.count(None) if None in values else ""
    return "%.0f [%.0f-%.0f] ms%s" % (statistics.median(there), min(there), max(there), missed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/release/prospectus")
    parser.add_argument("--root", required=True)
    parser.add_argument("--file", required=True)
    parser.add_argument("--url", required=True)
    parser.add_argument("--dep")
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--start-timeout", type=float, default=400)
    parser.add_argument("--edit-timeout", type=float, default=60)
    parser.add_argument("--command")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    path = os.path.join(options.root, options.file)
    with open(path, encoding="utf-8") as file:
        original = file.read()
    begun = time.time()
    server, port = start(options)
    try:
        while get(port, options.url)[0] != 200:
            if server.poll() is not None or time.time() - begun > options.start_timeout:
                raise SystemExit("the server does not answer")
            time.sleep(0.02)
        print("up after %.2f s; processor %.1f s" % (time.time() - begun, quiet(server.pid)))
        for what in ("body", "title"):
            pages, dependent, processor = [], [], []
            for k in range(options.edits):
                mark = "marker%s%d%d" % (what, k, int(begun))
                if what == "body":
                    text = original + "\n%s\n" % mark
                else:
                    text = re.sub(r'^title: ("?)', r'title: \g<1>%s ' % mark, original, count=1, flags=re.M)
                before = quiet(server.pid)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                saved = time.perf_counter()
                one = two = None
                wanted = options.dep if what == "title" else None
                while time.perf_counter() - saved < options.edit_timeout:
                    if one is None and mark in get(port, options.url)[1]:
                        one = time.perf_counter() - saved
                    if wanted and two is None and mark in get(port, wanted)[1]:
                        two = time.perf_counter() - saved
                    if one is not None and (not wanted or two is not None):
                        break
                    time.sleep(0.002)
                pages.append(one)
                dependent.append(two)
                processor.append(quiet(server.pid) - before)
            also = "; dependent page " + shown(dependent, options.edit_timeout) if what == "title" and options.dep else ""
            print("%s edit -> page %s%s; processor %.2f s an edit" % (
                what, shown(pages, options.edit_timeout), also, statistics.median(processor)))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        with open(path, "w", encoding="utf-8") as file:
            file.write(original)


if __name__ == "__main__":
    main()
