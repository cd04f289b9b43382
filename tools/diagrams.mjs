// npm run diagrams: draws every process table into docs/processes.md, and who handles what into docs/events.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { diagrams } = await import('../test/support/diagrams.ts');
const { eventsPage } = await import('../test/support/events.ts');

const [start, end] = ['<!-- diagrams -->', '<!-- /diagrams -->'];
const drawn = readFileSync('docs/processes.md', 'utf8');
const pages = {
  'docs/processes.md': `${drawn.split(start)[0]}${start}\n${diagrams()}${end}${drawn.split(end)[1]}`,
  'docs/events.md': eventsPage(),
};
for (const [page, text] of Object.entries(pages)) {
  const isSame = existsSync(page) && readFileSync(page, 'utf8') === text;
  if (!isSame) writeFileSync(page, text);
  console.log(`${page}: ${isSame ? 'nothing changed' : 'written'}`);
}
process.exit(0);
