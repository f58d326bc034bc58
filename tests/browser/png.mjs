// Screenshots as pixels, and reference screenshots as small PNG files.
//
// Reads what Chromium writes (8 bits a channel, RGB or RGBA, not interlaced). Writes at most 256 colours of 4 bits a
// channel, which is enough to see that a page has changed and takes a fifth of the room.

import { crc32, deflateSync, inflateSync } from "node:zlib";

/** The pixels of a PNG: `{width, height, rgb}`, three bytes a pixel. */
export function decode(png) {
    let at = 8, head, palette;
    const parts = [];
    while (at < png.length) {
        const length = png.readUInt32BE(at), name = png.toString("latin1", at + 4, at + 8), body = png.subarray(at + 8, at + 8 + length);
        if (name === "IHDR") head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), colour: body[9] };
        if (name === "PLTE") palette = body;
        if (name === "IDAT") parts.push(body);
        at += length + 12;
    }
    const { width, height, colour } = head, size = { 2: 3, 3: 1, 6: 4 }[colour], line = width * size;
    const raw = inflateSync(Buffer.concat(parts)), pixels = Buffer.alloc(line * height), rgb = Buffer.alloc(width * height * 3);
    for (let y = 0; y < height; y++) {
        const filter = raw[y * (line + 1)], from = y * (line + 1) + 1, to = y * line;
        for (let x = 0; x < line; x++) {
            const left = x >= size ? pixels[to + x - size] : 0, up = y ? pixels[to + x - line] : 0, corner = y && x >= size ? pixels[to + x - line - size] : 0;
            let guess = 0;
            if (filter === 1) guess = left;
            else if (filter === 2) guess = up;
            else if (filter === 3) guess = (left + up) >> 1;
            else if (filter === 4) {
                const p = left + up - corner, a = Math.abs(p - left), b = Math.abs(p - up), c = Math.abs(p - corner);
                guess = a <= b && a <= c ? left : b <= c ? up : corner;
            }
            pixels[to + x] = raw[from + x] + guess;
        }
    }
    for (let i = 0; i < width * height; i++) {
        if (palette) palette.copy(rgb, i * 3, pixels[i] * 3, pixels[i] * 3 + 3);
        else pixels.copy(rgb, i * 3, i * size, i * size + 3);
    }
    return { width, height, rgb };
}

/** How many different colours there are among pixels. */
export const colours = ({ rgb, width, height }) => {
    const seen = new Set();
    for (let i = 0; i < width * height; i++) seen.add(rgb.readUIntBE(i * 3, 3));
    return seen.size;
};

/** The same picture in few colours: 4 bits a channel, and of these the 256 most frequent. */
export function reduce({ width, height, rgb }) {
    const n = width * height, keys = new Uint16Array(n), often = new Map();
    for (let i = 0; i < n; i++) {
        const key = ((rgb[i * 3] >> 4) << 8) | (rgb[i * 3 + 1] & 0xf0) | (rgb[i * 3 + 2] >> 4);
        keys[i] = key;
        often.set(key, (often.get(key) ?? 0) + 1);
    }
    const palette = [...often].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([key]) => key).sort((a, b) => a - b);
    const place = new Map(palette.map((key, i) => [key, i]));
    const distance = (a, b) => Math.abs((a >> 8) - (b >> 8)) + Math.abs(((a >> 4) & 15) - ((b >> 4) & 15)) + Math.abs((a & 15) - (b & 15));
    for (const key of often.keys()) if (!place.has(key)) place.set(key, place.get(palette.reduce((best, one) => distance(one, key) < distance(best, key) ? one : best)));
    return { width, height, palette, indices: Uint8Array.from(keys, key => place.get(key)) };
}

/** A reduced picture as a PNG file. */
export function encode({ width, height, palette, indices }) {
    const chunk = (name, body) => {
        const out = Buffer.alloc(body.length + 12);
        out.writeUInt32BE(body.length, 0);
        out.write(name, 4, "latin1");
        body.copy(out, 8);
        out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
        return out;
    };
    const head = Buffer.alloc(13), lines = Buffer.alloc(height * (width + 1));
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 3, 0, 0, 0], 8);
    for (let y = 0; y < height; y++) lines.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
    const table = Buffer.from(palette.flatMap(key => [(key >> 8) * 17, ((key >> 4) & 15) * 17, (key & 15) * 17]));
    return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("PLTE", table), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** Which part of the pixels differ between two pictures, from 0 to 1; 1 where their sizes differ. */
export function difference(a, b) {
    if (a.width !== b.width || a.height !== b.height) return 1;
    let n = 0;
    for (let i = 0; i < a.rgb.length; i += 3) if (a.rgb[i] !== b.rgb[i] || a.rgb[i + 1] !== b.rgb[i + 1] || a.rgb[i + 2] !== b.rgb[i + 2]) n++;
    return n / (a.width * a.height);
}
