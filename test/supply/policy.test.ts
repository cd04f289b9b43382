import assert from 'node:assert/strict';
import { everyPolicy, policyNamed } from '../../src/features/catalogue/cancel.policy.ts';
import { refundByPolicy } from '../../src/features/catalogue/index.ts';
import { before as earlier, hour } from '../../src/kernel/clock.ts';
import { plainSettings } from '../support/settings.ts';

const startAt = new Date('2026-12-01T06:00:00Z');
const settings = plainSettings.of('1');
const back = (name: 'flexible' | 'moderate' | 'strict', msLeft: number) =>
  refundByPolicy(policyNamed(settings, name), startAt, earlier(startAt, msLeft), 10_001);

describe('what a cancellation gives back', () => {
  it('is what the rule says up to its last moment: exactly so many hours before still counts', () => {
    for (const policy of everyPolicy(settings)) {
      for (const [at, { hoursBefore, percentBack }] of policy.rules.entries()) {
        const expected = Math.floor((10_001 * percentBack) / 100);
        assert.equal(back(policy.name, hoursBefore * hour), expected, `${policy.name} at ${hoursBefore} h`);
        assert.equal(back(policy.name, hoursBefore * hour + 1), expected, 'a moment earlier');
        const next = policy.rules[at + 1];
        if (!next) continue;
        const later = Math.floor((10_001 * next.percentBack) / 100);
        assert.equal(back(policy.name, hoursBefore * hour - 1), later, 'a moment later');
      }
    }
  });

  it('is by the last rule at the start and after it', () => {
    assert.deepEqual([back('flexible', 0), back('flexible', -hour), back('strict', -hour)], [5000, 5000, 0]);
  });
});
