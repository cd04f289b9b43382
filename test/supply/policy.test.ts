import assert from 'node:assert/strict';
import fc from 'fast-check';
import { everyPolicy, policyNamed } from '../../src/features/catalogue/cancel.policy.ts';
import { type Policy, refundByPolicy, refundUntil } from '../../src/features/catalogue/index.ts';
import { before as earlier, hour, after as later, minute } from '../../src/kernel/clock.ts';
import { loadCopy } from '../../src/web/copy.ts';
import { refundPlan, sayRefunds } from '../../src/web/orders/refunds.ts';
import { plainSettings } from '../support/settings.ts';

const startAt = new Date('2026-12-01T06:00:00Z');
const settings = plainSettings.of('1');
const longAgo = earlier(startAt, 30 * 24 * hour);
const amountFen = 10_001;
const bookedOn = (policy: Policy, paidAt: Date | null = longAgo) => ({ policy, startAt, paidAt, amountFen });
const back = (name: Policy['name'], msLeft: number, paidAt: Date | null = longAgo) =>
  refundByPolicy(bookedOn(policyNamed(settings, name), paidAt), earlier(startAt, msLeft));
const part = (percent: number) => Math.floor((amountFen * percent) / 100);

/** Rules as a grid may have them: ever later, ever less. */
const anyPolicy = fc
  .record({
    hours: fc.uniqueArray(fc.integer({ min: 1, max: 96 }), { maxLength: 4 }),
    percents: fc.array(fc.constantFrom(0, 10, 50, 100), { minLength: 5, maxLength: 5 }),
    freeMinutes: fc.integer({ min: 0, max: 90 }),
    freeHoursBefore: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ hours, percents, freeMinutes, freeHoursBefore }): Policy => {
    const falling = [...percents].sort((a, b) => b - a);
    const befores = [...hours.sort((a, b) => b - a), 0];
    const rules = befores.map((hoursBefore, at) => ({ hoursBefore, percentBack: falling[at] ?? 0 }));
    return { name: 'strict', rules, freeMinutes, freeHoursBefore };
  });
const anyMs = fc.integer({ min: 1, max: 100 * 60 }).map((minutes) => minutes * minute);

describe('what a cancellation gives back', () => {
  before(loadCopy);
  it('is what the rule says up to its last moment: exactly so many hours before still counts', () => {
    for (const policy of everyPolicy(settings)) {
      for (const [at, { hoursBefore, percentBack }] of policy.rules.entries()) {
        const ms = hoursBefore * hour;
        assert.equal(back(policy.name, ms), part(percentBack), `${policy.name} at ${hoursBefore} h`);
        assert.equal(back(policy.name, ms + 1), part(percentBack), 'a moment earlier');
        const next = policy.rules[at + 1];
        if (next) assert.equal(back(policy.name, ms - 1), part(next.percentBack), 'a moment later');
      }
    }
  });

  it('is by the last rule at the start and after it', () => {
    assert.deepEqual([back('flexible', 0), back('flexible', -hour), back('strict', -hour)], [5000, 5000, 0]);
  });

  it('is all in the ten minutes after the payment, while the start is at least two hours away', () => {
    const paidAt = earlier(startAt, 5 * hour);
    const since = (ms: number) => back('strict', 5 * hour - ms, paidAt);
    assert.equal(since(0), amountFen);
    assert.equal(since(10 * minute - 1), amountFen);
    assert.equal(since(10 * minute), 0);
    const late = earlier(startAt, 2 * hour + minute);
    assert.equal(back('strict', 2 * hour, late), amountFen, 'exactly two hours');
    assert.equal(back('strict', 2 * hour - 1, late), 0);
    assert.equal(back('strict', 5 * hour, null), 0, 'nobody has paid');
  });

  it('is said with the last moment at which it is so', () => {
    const never = { hoursBefore: 0, percentBack: 0 };
    const flat = bookedOn({ ...policyNamed(settings, 'strict'), rules: [never] });
    assert.equal(refundUntil(flat, earlier(startAt, hour)), null);
    fc.assert(
      fc.property(anyPolicy, anyMs, anyMs, (policy, paidBefore, since) => {
        const paidAt = earlier(startAt, paidBefore);
        const at = later(paidAt, since);
        if (at >= startAt) return;
        const booked = bookedOn(policy, paidAt);
        const until = refundUntil(booked, at);
        const now = refundByPolicy(booked, at);
        const end = until ?? earlier(startAt, 1);
        for (let step = 0; step <= 20; step += 1) {
          const between = at.getTime() + Math.floor(((end.getTime() - 1 - at.getTime()) * step) / 20);
          if (between >= at.getTime()) assert.equal(refundByPolicy(booked, new Date(between)), now);
        }
        if (until) assert.notEqual(refundByPolicy(booked, later(until, 1)), now);
      }),
      { numRuns: 500 },
    );
  });

  it('is planned by the page as the server counts it', () => {
    fc.assert(
      fc.property(anyPolicy, anyMs, anyMs, (policy, opened, cancelled) => {
        const at = earlier(startAt, Math.min(opened, cancelled));
        const plan = refundPlan(
          { priceFen: amountFen, policy },
          startAt.toISOString(),
          earlier(startAt, Math.max(opened, cancelled)),
        );
        const planned = plan.find(({ until }) => until === null || at <= until)?.fen;
        assert.equal(planned, refundByPolicy(bookedOn(policy, null), at));
      }),
      { numRuns: 500 },
    );
  });

  it('is said in yuan and with times before one books', () => {
    const offer = { priceFen: 2500, policy: policyNamed(settings, 'strict') };
    assert.deepEqual(sayRefunds(offer, startAt.toISOString(), earlier(startAt, 30 * hour)), [
      '付款后 10 分钟内取消，退 ¥25',
      '今天 14:00 前取消，退 ¥12.50',
      '之后到开始前取消，退 ¥0',
    ]);
    assert.deepEqual(sayRefunds(offer, startAt.toISOString(), earlier(startAt, hour)), ['开始前取消，退 ¥0']);
  });
});
