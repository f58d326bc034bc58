// The vocabulary of schema.org as schema-dts has it: which properties a type has, and what their values may be.
//
// Read from the declarations of that package, which are generated from the vocabulary itself, so that what we say is
// judged by what others wrote. Not here: what our pages must say (`checks-exports.mjs`).

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const file = join(dirname(createRequire(import.meta.url).resolve("schema-dts/package.json")), "dist/schema.d.ts");
const text = readFileSync(file, "utf8");

/** By name of an interface: those it extends, and its own properties with the types that they take. */
const interfaces = new Map();
for (const [, name, parents, body] of text.matchAll(/interface (\w+) extends ([^{]+)\{([\s\S]*?)\n\}/g)) {
    const own = [...body.matchAll(/^ {4}"([^"]+)"\??: SchemaValue<([^,]*), "/gm)].map(([, property, range]) => [property, range.split(" | ")]);
    interfaces.set(name, { parents: parents.match(/\w+(?:Base|Leaf)/g) ?? [], own: new Map(own) });
}
const entry = type => interfaces.get(`${type}Base`) ?? interfaces.get(`${type}Leaf`);
const parentsOf = type => {
    const one = entry(type);
    return one ? one.parents.map(name => name.replace(/(Base|Leaf)$/, "")).filter(name => name !== type) : [];
};

export const isType = type => Boolean(entry(type)) || interfaces.has(`${type}Leaf`);

/** Whether every `type` is a `wanted`. */
export function isA(type, wanted) {
    return type === wanted || parentsOf(type).some(parent => isA(parent, wanted)) || (interfaces.get(`${type}Leaf`)?.parents ?? []).some(name => name !== `${type}Base` && isA(name.replace(/Base$/, ""), wanted));
}

/** What `property` of `type` may be: names of types; null where the type has no such property. */
export function rangeOf(type, property) {
    const names = [`${type}Base`, `${type}Leaf`];
    for (const name of names) {
        const one = interfaces.get(name);
        if (!one) continue;
        if (one.own.has(property)) return one.own.get(property);
        for (const parent of one.parents) {
            if (parent === `${type}Base`) continue;
            const range = rangeOf(parent.replace(/(Base|Leaf)$/, ""), property);
            if (range) return range;
        }
    }
    return null;
}
