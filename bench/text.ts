// What the functions of the text room cost: the first call, which loads a library, and each one after.
import { judge } from '../src/features/moderation/index.ts';
import { digits, fold, invisible, normalise, readings, segment } from '../src/features/text/index.ts';

const texts = [
  '上门理发，老街坊手艺，剪头发修面都可以，价格实惠',
  '沙发套现量现做，三天取货，电话预约',
  '電腦重裝系統，資料備份，２號樓老師傅',
];
const CALLS = 3000;

const functions: readonly [name: string, call: (text: string) => unknown][] = [
  ['normalise', normalise],
  ['fold', fold],
  ['invisible', invisible],
  ['digits', digits],
  ['segment', segment],
  ['readings, the likely', (text) => readings(text, 1)],
  ['readings, all', (text) => readings(text)],
  ['judge', judge],
];

/** The functions have no bound of their own: the start's is in the bench `start`. */
export function run(): Promise<boolean> {
  console.log('                       first ms   MB more   µs each');
  for (const [name, call] of functions) {
    const memory = process.memoryUsage().rss;
    const from = performance.now();
    call(texts[0] ?? '');
    const first = performance.now() - from;
    const more = (process.memoryUsage().rss - memory) / 2 ** 20;
    const start = performance.now();
    for (let count = 0; count < CALLS; count += 1) call(texts[count % texts.length] ?? '');
    const each = ((performance.now() - start) * 1000) / CALLS;
    console.log(
      `${name.padEnd(22)}${first.toFixed(1).padStart(9)}${more.toFixed(1).padStart(10)}${each.toFixed(1).padStart(10)}`,
    );
  }
  return Promise.resolve(true);
}
