import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diagrams } from './support/diagrams.ts';
import { eventsPage } from './support/events.ts';

const mostLinesOfReadme = 140;
const notOurs = new Set(['node_modules', 'dist', 'data', '.git']);

function markdownFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : markdownFiles(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });
}

const withoutFences = (text: string) => text.replace(/^(```|~~~).*\n[\s\S]*?^\1/gm, '');
const withoutCode = (text: string) => withoutFences(text).replace(/`[^`\n]*`/g, '');

/** The addresses of links and pictures, inline, by reference and in HTML. */
function targets(text: string): string[] {
  const patterns = [
    /\]\(<?([^)\s>]+)>?(?: +"[^"]*")?\)/g,
    /^\[[^\]]+\]: *(\S+)/gm,
    /(?:src|href)="([^"]+)"/g,
  ];
  const prose = withoutCode(text);
  return patterns.flatMap((pattern) => [...prose.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** A heading as the name that a link jumps to. */
const anchorOf = (heading: string) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchors = (text: string) =>
  [...withoutFences(text).matchAll(/^#{1,6} +(.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));

/** Relative links of a page that lead to no file, or to no heading of a page. */
function deadLinks(page: string, text: string): string[] {
  const isDead = (target: string) => {
    if (/^[a-z]+:/i.test(target)) return false;
    const [path = '', anchor] = decodeURI(target).split('#');
    const file = path === '' ? page : join(dirname(page), path);
    if (path !== '' && !existsSync(file)) return true;
    if (anchor === undefined || !file.endsWith('.md')) return false;
    return !anchors(path === '' ? text : readFileSync(file, 'utf8')).includes(anchor);
  };
  return targets(text)
    .filter(isDead)
    .map((target) => `${page}: ${target}`);
}

/** npm's own commands that run a script by its name alone. */
const namedScripts = (text: string) =>
  [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? '');

/** The paths of the project that a page names in code, alone or in a command; a pattern stands for many. */
const namedPaths = (text: string) =>
  [...withoutFences(text).matchAll(/`([^`\n]+)`/g)]
    .flatMap((match) => (match[1] ?? '').split(/\s+/))
    .filter((word) => /^(?:src|test|tools|seeds|bench|docs)\//.test(word) && !/[<>*…]/.test(word));

describe('the documents', () => {
  const pages = markdownFiles();
  const read = (page: string) => readFileSync(page, 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  it('show every process as its table stands', () => {
    const shown = /<!-- diagrams -->\n([\s\S]*)<!-- \/diagrams -->/.exec(read('docs/processes.md'))?.[1];
    assert.equal(shown, diagrams(), 'run npm run diagrams');
  });
  it('say who handles what as it is registered', () => {
    assert.equal(read('docs/events.md'), eventsPage(), 'run npm run diagrams');
  });
  it('name commands that exist', () => {
    const named = pages.flatMap((page) => namedScripts(read(page)));
    assert.ok(named.length > 20, `only ${named.length} commands were found`);
    assert.deepEqual(
      named.filter((name) => !scripts[name]),
      [],
    );
  });
  it('name every command there is', () => {
    const named = new Set(pages.flatMap((page) => namedScripts(read(page))));
    assert.deepEqual(
      Object.keys(scripts).filter((name) => !named.has(name)),
      [],
    );
  });
  it('hold no dead link', () => {
    const found = pages.flatMap((page) => targets(read(page)));
    assert.ok(found.length > 40, `only ${found.length} links were found`);
    assert.deepEqual(
      pages.flatMap((page) => deadLinks(page, read(page))),
      [],
    );
  });
  it('name files and folders that are there', () => {
    // Records of decisions keep the names of their day.
    const today = pages.filter((page) => !page.startsWith(join('docs', 'adr')));
    const named = today.flatMap((page) => namedPaths(read(page)).map((path) => ({ page, path })));
    assert.ok(named.length > 30, `only ${named.length} paths were found`);
    assert.deepEqual(
      named.filter(({ path }) => !existsSync(path)).map(({ page, path }) => `${page}: ${path}`),
      [],
    );
  });
  it('begin with a README that is read at one sitting', () => {
    const lines = read('README.md').trimEnd().split('\n').length;
    assert.ok(lines <= mostLinesOfReadme, `README.md has ${lines} lines`);
  });
  it('list every decision in the index, each with a date and its three parts', () => {
    const folder = 'docs/adr';
    const records = readdirSync(folder).filter((name) => name !== 'README.md');
    const listed = targets(read(join(folder, 'README.md'))).filter((target) => /^\d{4}-/.test(target));
    assert.deepEqual(listed, records.sort());
    for (const name of records) {
      const text = read(join(folder, name));
      assert.match(name, /^\d{4}-[a-z0-9-]+\.md$/);
      assert.match(
        text,
        new RegExp(`^# ${Number(name.slice(0, 4))}\\. .+\\n\\nDate: \\d{4}-\\d{2}-\\d{2}\\n`),
        name,
      );
      for (const part of ['Context', 'Decision', 'Consequences'])
        assert.match(text, new RegExp(`^## ${part}\\n\\n\\S`, 'm'), `${name} lacks ${part}`);
    }
  });
});

describe('the judge of documents', () => {
  const planted = [
    '# A page: its *planted* faults',
    'A [good one](../README.md), [itself](#a-page-its-planted-faults), [the web](https://example.org/x.md).',
    'A [lost file](lost.md), a [lost heading](../README.md#nowhere), ![a picture](pictures/lost.png),',
    '<img src="pictures/gone.png"> and [its own](#nothing), by [reference][far].',
    '',
    '[far]: far.md',
    'Not links: `[code](code.md)`.',
    '```',
    '[fenced](fenced.md)',
    '# heading-of-a-fence',
    '```',
  ].join('\n');

  it('finds each planted dead link and nothing else', () => {
    assert.deepEqual(
      deadLinks('docs/planted.md', planted).sort(),
      ['#nothing', '../README.md#nowhere', 'far.md', 'lost.md', 'pictures/gone.png', 'pictures/lost.png'].map(
        (target) => `docs/planted.md: ${target}`,
      ),
    );
  });
  it('finds the paths that a text names', () => {
    assert.deepEqual(
      namedPaths('`src/lost.ts`, src/prose.ts, `docs/`, `npm test -- test/x.ts`, `src/<name>/`, `*.ts`'),
      ['src/lost.ts', 'docs/', 'test/x.ts'],
    );
  });
  it('finds the scripts that a text names', () => {
    assert.deepEqual(
      namedScripts('`npm ci && npm start`, PORT=1 npm run grids:import -- --osm X, npm tests'),
      ['start', 'grids:import'],
    );
  });
});
