// mocha's spec reporter, which also says which files took longest and leaves its counts in the file that the
// option `stats` names.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import Mocha from 'mocha';

const SHOWN = 10;
const { EVENT_HOOK_END, EVENT_TEST_END, EVENT_RUN_END } = Mocha.Runner.constants;

export default class CountingReporter extends Mocha.reporters.Spec {
  #took = new Map();

  constructor(runner, options) {
    super(runner, options);
    const stats = options.reporterOptions?.stats ?? options.reporterOption?.stats;
    for (const event of [EVENT_HOOK_END, EVENT_TEST_END]) runner.on(event, (each) => this.#add(each));
    runner.once(EVENT_RUN_END, () => {
      if (this.#took.size > 1) this.#showSlowest();
      const { passes, failures, pending } = this.stats;
      if (stats) writeFileSync(stats, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }

  #add({ file, duration }) {
    if (file) this.#took.set(file, (this.#took.get(file) ?? 0) + (duration ?? 0));
  }

  #showSlowest() {
    const slowest = [...this.#took].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
    console.log('Slowest files, seconds of their tests and hooks:');
    for (const [file, ms] of slowest)
      console.log(`${(ms / 1000).toFixed(1).padStart(7)}  ${relative(process.cwd(), file)}`);
  }
}
