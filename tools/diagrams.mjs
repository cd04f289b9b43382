// npm run diagrams: draws every process table into docs/processes.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { diagrams } = await import('../test/support/diagrams.ts');
const page = 'docs/processes.md';
const before = readFileSync(page, 'utf8');
const [start, end] = ['<!-- diagrams -->', '<!-- /diagrams -->'];
const next = `${before.split(start)[0]}${start}\n${diagrams()}${end}${before.split(end)[1]}`;
if (next !== before) writeFileSync(page, next);
console.log(next === before ? 'diagrams: nothing changed' : `diagrams: ${page} written`);
