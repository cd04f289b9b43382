// npx tsx seeds/pictures/draw.ts: draws the demo's pictures and writes them beside this file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { portraits, side } from './portraits.ts';
import { scenes } from './scenes.ts';
import { drawing, high, wide } from './shapes.ts';
import { trades } from './trades.ts';

const all = [
  ...Object.entries({ ...scenes, ...trades }).map(([name, draw]) => ({
    name,
    width: 720,
    svg: drawing(wide, high, draw()),
  })),
  ...Object.entries(portraits).map(([name, draw]) => ({
    name,
    width: 480,
    svg: drawing(side, side, draw()),
  })),
];
for (const { name, width, svg } of all) {
  const bytes = await sharp(Buffer.from(svg)).resize({ width }).webp({ quality: 86, effort: 6 }).toBuffer();
  writeFileSync(join(import.meta.dirname, `${name}.webp`), bytes);
  console.log(`${name.padEnd(16)} ${(bytes.length / 1024).toFixed(1)} KB`);
}
