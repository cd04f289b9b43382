// npm run diagrams: draws every process table into the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { diagrams } = await import('../test/support/diagrams.ts');
const readme = readFileSync('README.md', 'utf8');
const [start, end] = ['<!-- diagrams -->', '<!-- /diagrams -->'];
const next = `${readme.split(start)[0]}${start}\n${await diagrams()}${end}${readme.split(end)[1]}`;
if (next !== readme) writeFileSync('README.md', next);
console.log(next === readme ? 'diagrams: nothing changed' : 'diagrams: README.md written');
