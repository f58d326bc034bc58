// What somebody sees who writes facts in an editor: proposals, problems at their place, explanations in both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { Editor, project, run, site } from './server.mjs';

let editor;

before(async (t) => {
  editor = await Editor.open(site(join(project, 'tests/sites/every-field'), t), t);
});

const PROGRAM = 'content/programs/fog/facts.yaml';
const EXCHANGE = 'content/exchanges/semester.yaml';

/** The words beside a proposal, whichever way the server sends them. */
function words(proposal) {
  const { documentation } = proposal ?? {};
  return documentation?.value ?? documentation;
}

test('the name of a field is completed, with what it is in English and Chinese', async () => {
  const found = await editor.proposals(PROGRAM, 'level: bachelor\narr▌');
  assert.equal(words(found.get('arrangement')), 'how the parties share it (**required**)\n\n合作形式（**必填**）');
  assert.equal(found.get('arrangement').insertText, 'arrangement: ');
  assert.equal(words(found.get('tuition')), 'what it costs\n\n学费');
  assert.equal(found.has('host'), false, 'a field of exchanges is none of programs');
  assert.equal(found.has('level'), false, 'a field that is there already is not proposed');
});

test('the fields of a long form are completed inside of it', async () => {
  const found = await editor.proposals(PROGRAM, 'awards:\n  - title: {zh: 工学学士}\n    ▌');
  assert.equal(words(found.get('awarded_by')), 'who awards it\n\n授予方');
  assert.deepEqual([...found.keys()].sort(), ['awarded_by', 'eqf', 'note']);
});

test('an institution is completed by its slug, with its title in every language beside it', async () => {
  const title = 'Corrib Valley Institute / 科里布谷学院';
  for (const text of ['parties: [wangchuan, ▌]', 'parties:\n  - wangchuan\n  - ▌', 'parties:\n  - party: ▌']) {
    const found = await editor.proposals(PROGRAM, text);
    assert.equal(words(found.get('corrib-valley')), title, text);
    assert.equal(words(found.get('joint-units/cloud-college')), 'Cloud College / 云上学院', text);
    assert.equal(found.has('cloud-college'), false, 'a bare slug is an institution');
  }
  assert.equal(words((await editor.proposals(EXCHANGE, 'host: ▌')).get('corrib-valley')), title);
  const majors = await editor.proposals(PROGRAM, 'majors:\n  - ▌');
  assert.equal(words(majors.get('robotics')), 'Robotics / 机器人工程');
  assert.equal(majors.has('corrib-valley'), false);
});

test('a closed word is completed, with what it means', async () => {
  const found = await editor.proposals(PROGRAM, 'level: ▌');
  assert.equal(words(found.get('bachelor')), 'a first degree / 本科');
  assert.equal(words(found.get('doctoral')), 'a doctorate / 博士');
  assert.equal(words(found.get('not-stated')), 'nobody knows: the page says so / 无人知晓，页面显示“未说明”');
});

test('the languages of the site are completed in a text', async () => {
  const found = await editor.proposals(PROGRAM, 'title:\n  zh: 雾中程序\n  ▌');
  assert.deepEqual([...found.keys()].sort(), ['en', 'same']);
  assert.equal(words(found.get('same')), 'the same in every language / 各语言相同');
});

// The stages answer for the duration and the parties.
const REST = 'arrangement: not-stated\nstages: 1 year at wangchuan\nlanguages: en\n';
const FINE = `level: bachelor\n${REST}`;

test('a misspelt key is a problem at its place', async () => {
  assert.deepEqual(await editor.problems(PROGRAM, FINE), []);
  assert.deepEqual(await editor.problems(PROGRAM, `${FINE}tuitoin: 86000 CNY\n`), [
    { line: 5, column: 1, message: 'Property tuitoin is not allowed.' },
  ]);
  assert.deepEqual(await editor.problems(PROGRAM, `${FINE}title: {zh: 望川, cn: 望川}\n学费: 86000 CNY\n`), [
    { line: 5, column: 17, message: 'Property cn is not allowed.' },
    { line: 6, column: 1, message: 'Property 学费 is not allowed.' },
  ]);
});

test('what must be answered is missed', async () => {
  assert.deepEqual(await editor.problems(PROGRAM, 'title: {zh: 雾中程序}\n'), [
    { line: 1, column: 1, message: 'Missing property "arrangement".' },
    { line: 1, column: 1, message: 'Missing property "duration".' },
    { line: 1, column: 1, message: 'Missing property "languages".' },
    { line: 1, column: 1, message: 'Missing property "level".' },
    { line: 1, column: 1, message: 'Missing property "parties".' },
  ]);
});

/** The place and the names of a problem with a word or an id, which names all that are right. */
function refused(problems) {
  return problems.map(({ line, column, message }) => {
    assert.match(message, /^Value is not accepted\. Valid values: /);
    return { line, column, corrib: message.includes('"corrib-valley"'), robotics: message.includes('"robotics"') };
  });
}

test('a slug that no entry has is a problem at its place, in short forms and in long ones', async () => {
  const wrong = async (text) => refused(await editor.problems(PROGRAM, FINE + text));
  const party = { corrib: true, robotics: false };
  assert.deepEqual(await wrong('parties: [望川大学, corrib-valley]\n'), [{ line: 5, column: 11, ...party }]);
  assert.deepEqual(await wrong('parties:\n  - wangchuan (lead)\n  - corrib-vally\n'), [{ line: 7, column: 5, ...party }]);
  assert.deepEqual(await wrong('parties:\n  - party: wangchaun\n    role: lead\n'), [{ line: 6, column: 12, ...party }]);
  assert.deepEqual(await wrong('majors: [robotics, robotcs]\n'), [{ line: 5, column: 20, corrib: false, robotics: true }]);
  assert.deepEqual(await wrong('majors: robotics\nparties: [units/mist-school, unnamed (TH)]\n'), []);
});

test('a word that is not in its list is a problem at its place', async () => {
  const problems = await editor.problems(PROGRAM, `level: 本科\n${REST}`);
  assert.deepEqual(problems.map(({ line, column }) => ({ line, column })), [{ line: 1, column: 8 }]);
  assert.match(problems[0].message, /^Value is not accepted\. Valid values: "not-stated", "associate", "bachelor", /);
});

test('a field is explained in both languages, with examples of its value', async () => {
  const hover = await editor.hover(PROGRAM, 'durat▌ion: 4 years\n');
  const [kind, en, zh] = hover.split('\n').filter((line) => line !== '');
  assert.equal(kind, '#### lengths of time / 时长');
  assert.equal(en, 'how long it takes; or give `stages` (**required unless another field answers**)');
  assert.equal(zh, '学制；或填写 `stages`（**若其他字段未回答则必填**）');
  assert.match(hover, /```yaml\n18 months\n```/);
  const levels = await editor.hover('content/majors/robots.yaml', 'name: {zh: 机器人工程}\nlev▌els: [bachelor, master]\n');
  assert.match(levels, /^#### one or several \/ 一个或多个\n\nthe levels at which it is offered\n\n开设层次\n\nSource: /);
});

test('an id and a word are explained where they stand', async () => {
  const institution = await editor.hover(PROGRAM, `${FINE}parties: [wangchuan, corrib▌-valley]\n`);
  assert.match(institution, /\* `corrib-valley`: Corrib Valley Institute \/ 科里布谷学院\n/);
  const level = await editor.hover(PROGRAM, 'level: bach▌elor\narrangement: not-stated\n');
  assert.match(level, /\* `bachelor`: a first degree \/ 本科\n/);
});

test('the settings of this project and of a new site find the schemas that are written, and none in the network', () => {
  const printed = JSON.parse(run('schema', '--settings'));
  assert.equal(printed['yaml.schemaStore.enable'], false);
  for (const folder of ['.', 'src/edit/sample']) {
    const settings = JSON.parse(readFileSync(join(project, folder, '.vscode/settings.json'), 'utf8'));
    assert.deepEqual(settings['yaml.schemas'], printed['yaml.schemas'], folder);
    assert.equal(settings['yaml.schemaStore.enable'], false, folder);
  }
});
