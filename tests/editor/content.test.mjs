// What is right by `prospectus check` is right in an editor: no file of facts has a problem, in no form of any value.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

import { Editor, newSite, project, run, site } from './server.mjs';

/** Every file of facts below `folder`, by its path there, in order. */
function facts(folder) {
  const paths = readdirSync(join(folder, 'content'), { recursive: true }).map((path) => path.split('\\').join('/'));
  return paths
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => [`content/${path}`, readFileSync(join(folder, 'content', path), 'utf8')]);
}

const sites = [
  ['our own catalogue', (t) => site(project, t)],
  ['the site of every field', (t) => site(join(project, 'tests/sites/every-field'), t)],
  ['a new site', newSite],
];

for (const [name, made] of sites) {
  test(`an editor has nothing against any file of ${name}, and looks at each`, async (t) => {
    const root = made(t);
    const editor = await Editor.open(root, t);
    const files = facts(root);
    const problems = (path, text) => editor.problems(path, text).then((found) => ({ path, found }));
    const asTheyAre = await Promise.all(files.map(([path, text]) => problems(path, text)));
    assert.deepEqual(asTheyAre.filter(({ found }) => found.length > 0), []);
    // One line more, and exactly that is wrong: the schema of its kind is at work on each file.
    const more = await Promise.all(files.map(([path, text]) => problems(path, `${text}校名: 望川大学\n`)));
    const expected = files.map(([path, text]) => {
      const found = [{ line: text.split('\n').length, column: 1, message: 'Property 校名 is not allowed.' }];
      return { path, found };
    });
    assert.deepEqual(more, expected);
  });

  test(`the schemas of ${name} are of draft 2020-12 and take each file, for any validator`, (t) => {
    const root = made(t);
    // `strict` is about style; the words beside those of the standard are notes for editors.
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const schemas = JSON.parse(run('schema', '--root', root));
    const validators = Object.entries(schemas).map(([kind, schema]) => {
      assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.ok(ajv.validateSchema(schema), `${kind}: ${ajv.errorsText()}`);
      return [kind, ajv.compile(schema)];
    });
    const valid = new Map(validators);
    const wrong = [];
    for (const [path, text] of facts(root)) {
      const validate = valid.get(path.split('/')[1]);
      if (!validate(parse(text))) wrong.push(`${path}: ${ajv.errorsText(validate.errors)}`);
    }
    assert.deepEqual(wrong, []);
  });
}

test('outside a site a schema takes any slug, and is of draft 2020-12 too', () => {
  const schemas = JSON.parse(run('schema', '--root', join(project, 'tests')));
  for (const [kind, schema] of Object.entries(schemas)) {
    const ajv = new Ajv2020({ strict: false });
    assert.ok(ajv.validateSchema(schema), `${kind}: ${ajv.errorsText()}`);
  }
  const validate = new Ajv2020({ strict: false }).compile(schemas.majors);
  assert.ok(validate({ name: { zh: '机器人工程' }, offered_by: ['units/school-of-mist'] }));
  assert.ok(!validate({ name: { zh: '机器人工程' }, offered_by: ['云雾学院'] }));
});
