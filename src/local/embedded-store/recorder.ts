import { appendFileSync } from 'node:fs';
import { listen } from './language/dialect.ts';

/** Appends each distinct thing that was asked of the store, as `kind<tab>name`, to a file as it comes up. */
export function startRecorder(file: string | undefined): () => void {
  if (file === undefined || file === '') return () => {};
  const seen = new Set<string>();
  listen((kind, name) => {
    const line = `${kind}\t${name}\n`;
    if (seen.has(line)) return;
    seen.add(line);
    appendFileSync(file, line);
  });
  return () => listen(undefined);
}
