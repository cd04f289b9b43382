/**
 * The server without some of what is registered to follow a step, kept to show that the tests of a race bite: whoever only
 * looks before a step agrees to what was stopped between the look and the step.
 */
import assert from 'node:assert/strict';
import { Runner } from '../../../src/kernel/runner.ts';
import { startApp, type TestApp } from '../../support/app.ts';

export async function startAppWithout(names: readonly string[]): Promise<TestApp> {
  const { on, onAny } = Runner.prototype;
  const left = new Set<string>();
  const isLeftOut = (name: string) => names.includes(name) && left.add(name) !== undefined;
  Runner.prototype.on = function (steps, group, name, run) {
    if (!isLeftOut(name)) on.call(this, steps, group, name, run as never);
  };
  Runner.prototype.onAny = function (group, name, run) {
    if (!isLeftOut(name)) onAny.call(this, group, name, run as never);
  };
  try {
    const app = await startApp();
    assert.deepEqual([...left].sort(), [...names].sort(), 'what is left out is registered otherwise');
    return app;
  } finally {
    Object.assign(Runner.prototype, { on, onAny });
  }
}
