// What the small programs of these tests share: a note of what happened, an end when stdin closes.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export const folder = process.env.DATA_DIR;

/** Appends one line to the diary of the test. */
export function note(line) {
  appendFileSync(join(folder, 'diary'), `${line}\n`);
}

export function ready(fields) {
  console.log(JSON.stringify({ ready: true, ...fields }));
}

/** Ends as the real programs do. */
export function endWithStdin(name) {
  process.stdin.resume().on('end', () => {
    note(`${name} ended`);
    process.exit(0);
  });
}
