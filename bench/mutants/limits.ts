import { inFile } from './mutant.ts';

/** Caps and limits: how often, how many, how fast. */
export const limits = [
  ...inFile(
    'features/people/password.queue.ts',
    ['unit/password-queue'],
    [
      ['a short line', 'this.#length >= mostInLine', 'this.#length > mostInLine'],
      ['half the line for one address', '#ofOne(from) >= mostOfOne', '#ofOne(from) > mostOfOne'],
      [
        'one hash at a time',
        'const mine = this.#last.then(() => {',
        'const mine = Promise.resolve().then(() => {',
      ],
      [
        'nobody is somebody with the right password',
        'return hashed !== undefined && right;',
        'return right;',
      ],
    ],
  ),
  ...inFile(
    'features/people/sign-in.limits.ts',
    ['unit/sign-in-limits'],
    [
      [
        'ten wrong passwords from one place',
        '(await this.#budgets.spend(budget, until)) > most',
        '(await this.#budgets.spend(budget, until)) > most + 1',
      ],
      [
        'a known device counts for itself',
        "const place = isKnown ? digest(from.device ?? '') : from.ip;",
        'const place = from.ip;',
      ],
      ['a login that many try is slowed', '(await this.#budgets.spend(sum, until)) > slowFrom', 'false'],
      [
        'a right password is no wrong try',
        'for (const id of [own, ofAddress, sum]) await',
        'for (const id of [own]) await',
      ],
    ],
  ),
  ...inFile(
    'features/people/person.ts',
    ['unit/sign-in-limits'],
    [
      ['one code a minute', '{ most: 1, withinMs: 60_000 },', ''],
      ['five codes an hour', '{ most: 5, withinMs: 3_600_000 },', ''],
      ['ten codes a day', '{ most: 10, withinMs: 86_400_000 },', ''],
      [
        'what all ask for one number slows',
        'return countWithin(sentAt, now, pauseMs) === 0;',
        'return true;',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/check-in.ts',
    ['orders/order.work.api'],
    [
      [
        'five tries of the check-in code',
        'order.codeTries >= mostCodeTries',
        'order.codeTries > mostCodeTries',
        'five tries',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.limits.ts',
    ['quotas/quota.api'],
    [
      [
        'unpaid orders count',
        'advanceFen > 0 ? [open, drop, week] : [week]',
        '[week]',
        'two orders at a time',
      ],
      [
        'what was given up counts for the day',
        'isLost ? [open, drop, week] : [open, week]',
        '[open, drop, week]',
        'given up',
      ],
      [
        'a refused booking does not count',
        'await Promise.all(all.map((use) => quotas.free(use)));',
        '',
        'two orders|offered again|visits a week',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.payments.ts',
    ['quotas/quota.api'],
    [['so many payments of one order', 'opened >= most', 'opened > most', 'so many payments']],
  ),
  ...inFile(
    'features/calendars/calendar.service.ts',
    ['calendars/calendar.api'],
    [
      ['so many exceptions', 'put && others.length >= most', 'put && others.length > most', 'exceptions'],
      ['nobody keeps a year for oneself', '|| isLong ||', '||'],
      ['nothing is kept in the past', '|| span.endAt <= this.#clock.now()', ''],
    ],
  ),
  ...inFile(
    'features/files/file.service.ts',
    ['files/files.refusals'],
    [['sixty pictures without a use', '>= mostUnused', '> mostUnused', 'sixty-first']],
  ),
  ...inFile(
    'kernel/pace.ts',
    ['calendars/calendar.rules'],
    [
      [
        'nobody is late who walks',
        'Math.ceil(metres / metresPerMinute)',
        'Math.floor(metres / metresPerMinute)',
      ],
    ],
  ),
  ...inFile(
    'features/queue/queue.service.ts',
    ['queue/queue.api'],
    [
      [
        'lines joined are counted over all that one waits for',
        "key: 'queue.joinsPerDay', of: [personId]",
        "key: 'queue.joinsPerDay', of: [personId, subject.id]",
        'so many times a day',
      ],
    ],
  ),
  ...inFile(
    'features/providers/outlet.service.ts',
    ['providers/merchant.api'],
    [['merchants put forward are counted', 'of: [personOf(actor)]', 'of: [fields._id]']],
  ),
];
