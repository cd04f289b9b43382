import assert from 'node:assert/strict';
import { escalationDue, mayEscalate } from '../../src/features/orders/engine/dispute.ts';
import {
  expireDue,
  finishDue,
  isBeforeStart,
  isDoneDisputable,
  isMissable,
  isMissedDisputable,
  missedDue,
  payableDue,
  settleDue,
} from '../../src/features/orders/kinds/service/service.dates.ts';
import type { ServiceOrder } from '../../src/features/orders/kinds/service/service.ts';
import { day, before as earlier, hour, after as later, minute } from '../../src/kernel/clock.ts';

const startAt = new Date('2026-11-27T02:00:00Z');
const endAt = later(startAt, hour);
/** An order with what its dates look at; each step was taken at a time. */
const order = (fields: Partial<ServiceOrder>, steps: Record<string, Date> = {}) =>
  ({
    ...{ startAt, endAt, paidAt: null, quote: null, balance: null, doneAt: null, state: 'confirmed' },
    terms: { answerHours: 24, answerBeforeMinutes: 60 },
    timeline: Object.entries(steps).map(([step, at], index) => ({ n: index + 1, step, at })),
    ...fields,
  }) as unknown as ServiceOrder;
/** A moment before, at, and a moment after. */
const around = (at: Date, holds: (now: Date) => boolean) => [earlier(at, 1), at, later(at, 1)].map(holds);

describe('the dates of a service order, to the moment', () => {
  it('it is cancelled before its start, and missed from a quarter of an hour on', () => {
    assert.deepEqual(
      around(startAt, (now) => isBeforeStart(order({}), now)),
      [true, false, false],
    );
    const late = later(startAt, 15 * minute);
    assert.deepEqual(
      around(late, (now) => isMissable(order({}), now)),
      [false, true, true],
    );
  });

  it('a request is answered within a day of its payment, and an hour before the start', () => {
    const paidAt = earlier(startAt, 3 * day);
    assert.deepEqual(expireDue(order({ paidAt })), later(paidAt, day));
    assert.deepEqual(expireDue(order({ paidAt: earlier(startAt, 2 * hour) })), earlier(startAt, hour));
  });

  it('work is disputed for seven days, and a missed visit for two', () => {
    const doneAt = endAt;
    const done = order({ doneAt, state: 'done' });
    assert.deepEqual(
      around(later(doneAt, 7 * day), (now) => isDoneDisputable(done, now)),
      [true, false, false],
    );
    assert.equal(isDoneDisputable(order({}), endAt), false);
    const missed = order({ state: 'missed' }, { miss_resident: later(startAt, hour) });
    const until = later(startAt, hour + 2 * day);
    assert.deepEqual(
      around(until, (now) => isMissedDisputable(missed, now)),
      [true, false, false],
    );
    assert.deepEqual(missedDue(missed), until);
  });

  it('work ends a day after whatever was agreed on last', () => {
    assert.deepEqual(finishDue(order({})), later(endAt, day));
    const paid = { fen: 1, state: 'paid' as const, agreedAt: endAt, doneAt: later(endAt, hour) };
    assert.deepEqual(finishDue(order({ balance: paid })), later(endAt, hour + day));
    const refused = { refuse: later(endAt, 3 * hour) };
    assert.deepEqual(finishDue(order({ balance: paid }, refused)), later(endAt, 3 * hour + day));
  });

  it('what is done becomes payable after seven days, what is disputed nobody knows when', () => {
    const doneAt = endAt;
    const due = later(doneAt, 7 * day);
    assert.deepEqual(settleDue(order({ doneAt })), due);
    for (const state of ['done', 'completed'] as const)
      assert.deepEqual(payableDue(order({ doneAt, state })), due);
    assert.equal(payableDue(order({ doneAt, state: 'disputed' })), null);
    assert.equal(payableDue(order({ state: 'underway' })), null);
    const missed = order({ state: 'missed' }, { forget: later(endAt, day) });
    assert.deepEqual(payableDue(missed), later(endAt, 3 * day));
  });

  it('a dispute rises every three days up to the top', () => {
    const escalationPath = (['community', 'street', 'district'] as const).map((level) => ({
      level,
      grid: level,
    }));
    const at = (escalationLevel: number) => order({ state: 'disputed', escalationPath, escalationLevel });
    assert.deepEqual(
      [0, 1, 2].map((level) => mayEscalate(at(level))),
      [true, true, false],
    );
    const risen = order({ state: 'disputed' }, { dispute: endAt, escalate: later(endAt, hour) });
    assert.deepEqual(escalationDue(risen), later(endAt, hour + 3 * day));
  });
});
