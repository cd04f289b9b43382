import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folder of the demo's pictures, from the sources as well as from a built program somewhere below the project. */
function findFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'seeds', 'pictures');
    if (existsSync(join(candidate, 'barber-chair.webp'))) return candidate;
    if (folder === dirname(folder)) throw new Error('seeds/pictures/barber-chair.webp is missing.');
  }
}

/** The bytes of a picture that `draw.ts` has drawn, as somebody would send them. */
export const demoPicture = (name: string): Promise<Buffer> => readFile(join(findFolder(), `${name}.webp`));
