// yaml-language-server over its protocol (JSON-RPC on standard input and output), and sites in temporary folders.
//
// The settings are those of this project's .vscode/settings.json, so that what is tested is what an editor does. Nothing
// sleeps: every wait ends with the server's own message, or fails at its time limit.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const TIME_LIMIT = 60_000;
const prospectus = join(project, 'target/debug/prospectus');
const server = join(
  dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')),
  'bin/yaml-language-server',
);

/** What `prospectus` prints with `words` as its arguments. */
export function run(...words) {
  return execFileSync(prospectus, words, { encoding: 'utf8', maxBuffer: 2 ** 27, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A copy of the site in the folder `from` with its schemas, in a temporary folder that goes away after the test. */
export function site(from, t) {
  const folder = temporary(t);
  for (const part of ['site.toml', 'content']) cpSync(join(from, part), join(folder, part), { recursive: true });
  run('schema', '--write', '--root', folder);
  return folder;
}

/** The site that `prospectus new` begins, with its schemas, in a temporary folder. */
export function newSite(t) {
  const folder = temporary(t);
  run('new', folder, '--today', '2026-11-21');
  run('schema', '--write', '--root', folder);
  return folder;
}

function temporary(t) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prospectus-editor-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `text` without the mark `▌`, and the position of the mark as editors count: from 0, in UTF-16 units. */
export function marked(text) {
  const at = text.indexOf('▌');
  assert.notEqual(at, -1, 'the text has a mark');
  const lines = text.slice(0, at).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  return { text: text.replace('▌', ''), position };
}

/** The settings of `section` ("yaml") as the server is told them: `yaml.schemas` is `schemas` in it. */
function settingsOf(section) {
  const all = JSON.parse(readFileSync(join(project, '.vscode/settings.json'), 'utf8'));
  const own = {};
  for (const [key, value] of Object.entries(all)) {
    if (key.startsWith(`${section}.`)) {
      const path = key.slice(section.length + 1).split('.');
      const last = path.pop();
      let place = own;
      for (const part of path) place = place[part] ??= {};
      place[last] = value;
    }
  }
  return own;
}

/** An editor with the folder `root` open. */
export class Editor {
  #child;
  #root;
  #read = Buffer.alloc(0);
  #id = 0;
  #version = 0;
  #answers = new Map();
  /** By address: who waits for the list of its problems. */
  #waiting = new Map();
  #said = '';

  static async open(root, t) {
    const editor = new Editor(root);
    t.after(() => editor.#close());
    await editor.#begin();
    return editor;
  }

  constructor(root) {
    this.#root = root;
    this.#child = spawn(process.execPath, [server, '--stdio'], { cwd: root, stdio: 'pipe' });
    this.#child.stdout.on('data', (bytes) => this.#take(bytes));
    this.#child.stderr.on('data', (bytes) => (this.#said += bytes));
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#answers.values()) reject(new Error(`the server ended (${code}): ${this.#said}`));
    });
  }

  /** What the server has against `text` as the file at `path`, whatever lies on the disk; top to bottom. */
  async problems(path, text) {
    const { problems } = await this.#look(path, text, () => null);
    return problems;
  }

  /** What is proposed at the mark in `text`: by label. */
  async proposals(path, text) {
    const answer = await this.#at('textDocument/completion', path, text);
    return new Map((answer.items ?? answer).map((item) => [item.label, item]));
  }

  /** What is shown for the word at the mark in `text`. */
  async hover(path, text) {
    const answer = await this.#at('textDocument/hover', path, text);
    return answer?.contents.value ?? '';
  }

  async #at(method, path, withMark) {
    const { text, position } = marked(withMark);
    const { answer } = await this.#look(path, text, (uri) => this.#request(method, { textDocument: { uri }, position }));
    return answer;
  }

  /** Opens a file, has the server look through it, asks, and closes it; no message about it is left on its way. */
  async #look(path, text, ask) {
    const uri = pathToFileURL(join(this.#root, path)).href;
    const found = await this.#published(uri, () => this.#open(uri, text));
    const answer = await ask(uri);
    await this.#published(uri, () => this.#notify('textDocument/didClose', { textDocument: { uri } }));
    const problems = found
      .map(({ message, range: { start } }) => ({ line: start.line + 1, column: start.character + 1, message }))
      .sort((a, b) => a.line - b.line || a.column - b.column || a.message.localeCompare(b.message, 'en'));
    return { answer, problems };
  }

  async #begin() {
    const root = pathToFileURL(this.#root).href;
    await this.#request('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'site' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'], snippetSupport: true } },
          hover: { contentFormat: ['markdown', 'plaintext'] },
          publishDiagnostics: {},
        },
      },
    });
    this.#notify('initialized', {});
    // The server asks for its settings and then looks at what is open: it has them when this mistake is found.
    const uri = pathToFileURL(join(this.#root, 'content/majors/settings-have-arrived.yaml')).href;
    const mistake = this.#limited('settings', (resolve) => {
      const look = (problems) => (problems.length > 0 ? resolve() : this.#waiting.set(uri, look));
      this.#waiting.set(uri, look);
    });
    this.#open(uri, 'no_such_field: 1\n');
    await mistake;
    await this.#published(uri, () => this.#notify('textDocument/didClose', { textDocument: { uri } }));
  }

  async #close() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.exitCode !== null) return;
    await this.#request('shutdown', null);
    this.#notify('exit', null);
    await this.#limited('the end', (resolve) => ended.then(resolve)).catch(() => this.#child.kill());
  }

  /** A version is never used twice: the server keeps what it read by address and version. */
  #open(uri, text) {
    const version = ++this.#version;
    this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
  }

  /** The next list of problems of the file at `uri`, which the server sends in return for `act`. */
  #published(uri, act) {
    return this.#limited(`problems of ${uri}`, (resolve) => {
      this.#waiting.set(uri, resolve);
      act();
    });
  }

  #limited(what, begin) {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`no answer within ${TIME_LIMIT} ms: ${what}\n${this.#said}`));
      const limit = setTimeout(late, TIME_LIMIT);
      const end = (then) => (value) => {
        clearTimeout(limit);
        then(value);
      };
      begin(end(resolve), end(reject));
    });
  }

  #request(method, params) {
    const id = ++this.#id;
    return this.#limited(method, (resolve, reject) => {
      this.#answers.set(id, { resolve, reject });
      this.#send({ jsonrpc: '2.0', id, method, params });
    });
  }

  #notify(method, params) {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin.write(body);
  }

  #take(bytes) {
    this.#read = Buffer.concat([this.#read, bytes]);
    for (;;) {
      const head = this.#read.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#read.toString('latin1', 0, head))[1]);
      if (this.#read.length < head + 4 + length) return;
      const message = JSON.parse(this.#read.toString('utf8', head + 4, head + 4 + length));
      this.#read = this.#read.subarray(head + 4 + length);
      this.#heed(message);
    }
  }

  #heed({ id, method, params, result, error }) {
    if (method === undefined) {
      const { resolve, reject } = this.#answers.get(id);
      this.#answers.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    } else if (method === 'textDocument/publishDiagnostics') {
      const waiting = this.#waiting.get(params.uri);
      this.#waiting.delete(params.uri);
      waiting?.(params.diagnostics);
    } else if (id !== undefined) {
      const asked = method === 'workspace/configuration';
      const answer = asked ? params.items.map(({ section }) => settingsOf(section)) : null;
      this.#send({ jsonrpc: '2.0', id, result: answer });
    }
  }
}
