import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { diagrams } from './support/diagrams.ts';

describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  it('shows every process as its table stands', () => {
    const shown = /<!-- diagrams -->\n([\s\S]*)<!-- \/diagrams -->/.exec(readme)?.[1];
    assert.equal(shown, diagrams(), 'run npm run diagrams');
  });
  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/`(?:[A-Z_]+=\S+ )*npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((name) => !scripts[name]),
      [],
    );
  });
});
