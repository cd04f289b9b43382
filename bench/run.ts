// npm run bench -- NAME: runs bench/NAME.ts, whose `run()` prints its table and answers whether its bounds held.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const [name, ...args] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.log(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exit(name === undefined ? 0 : 1);
}
const bench = (await import(join(import.meta.dirname, `${name}.ts`))) as {
  run?: (args: string[]) => Promise<boolean | undefined>;
};
if (bench.run === undefined) {
  console.log(`bench/${name}.ts has no run().`);
  process.exit(1);
}
const held = await bench.run(args);
process.exit(held === false ? 1 : 0);
