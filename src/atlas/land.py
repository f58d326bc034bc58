"""Makes land.bits, which says of every degree of the earth whether it is land.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 src/atlas/land.py package/land-50m.json src/atlas/land.bits

The source is Natural Earth's land at 1:50 million (naturalearthdata.com), which is in the public domain; the package
only wraps it as TopoJSON. GeoJSON of the same layer (ne_50m_land) is read too. Needs Python 3 and nothing else.

The file: 180 rows from north to south, each of 360 bits from 180 degrees west eastwards, the highest bit of a byte
first. A bit is set where at least four of ten of a degree are land. There are no borders in the source, and none come
out of it.
"""

import json
import math
import sys

# So many meridians are drawn through each degree, so many points on each are asked, and so many of them must be land.
LINES = 5
ENOUGH = 0.4


def rings(source):
    """Every ring of every polygon as a list of (longitude, latitude)."""
    if source["type"] == "Topology":
        scale, shift = source["transform"]["scale"], source["transform"]["translate"]
        arcs = []
        for deltas in source["arcs"]:
            x = y = 0
            arc = []
            for dx, dy in deltas:
                x, y = x + dx, y + dy
                arc.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            arcs.append(arc)

        def joined(ring):
            points = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points.extend(arc if not points else arc[1:])
            return points

        geometries = source["objects"]["land"]
        geometries = geometries.get("geometries", [geometries])
    else:
        geometries = [feature["geometry"] for feature in source["features"]]
        joined = list
    for geometry in geometries:
        polygons = geometry.get("arcs") or geometry.get("coordinates")
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            for ring in polygon:
                yield joined(ring)


def unrolled(ring):
    """The edges of a ring from west to east, of which those over the date line end beyond it."""
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        x2 += 360 * ((x1 - x2 > 180) - (x2 - x1 > 180))
        yield (x1, y1, x2, y2) if x1 < x2 else (x2, y2, x1, y1)


def land(source):
    """By row and column of a degree: how many of its points lie on land."""
    edges = [edge for ring in rings(source) for edge in unrolled(ring)]
    hits = [[0] * 360 for _ in range(180)]
    for column in range(360):
        # Down each meridian from the north pole, which lies in the sea; every crossing of a coast changes sides.
        for line in range(LINES):
            meridian = column - 180 + (line + 0.5) / LINES
            coasts = sorted(
                (y1 + (x - x1) * (y2 - y1) / (x2 - x1) for x1, y1, x2, y2 in edges
                 for x in (meridian - 360, meridian, meridian + 360) if x1 <= x < x2),
                reverse=True,
            )
            for north, south in zip(coasts[::2], coasts[1::2] + [-90]):
                # The points of a meridian are LINES to a degree, each in the middle of its part.
                first = max(0, math.ceil((90 - north) * LINES - 0.5))
                last = min(180 * LINES - 1, math.floor((90 - south) * LINES - 0.5))
                for point in range(first, last + 1):
                    hits[point // LINES][column] += 1
    return hits


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        hits = land(json.load(file))
    bits = [count >= ENOUGH * LINES * LINES for row in hits for count in row]
    packed = bytes(
        sum(bit << (7 - place) for place, bit in enumerate(bits[start:start + 8])) for start in range(0, len(bits), 8)
    )
    with open(sys.argv[2], "wb") as file:
        file.write(packed)


main()
