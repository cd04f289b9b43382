import { inFile } from './mutant.ts';

/** Each condition of a conditional write. */
export const writes = [
  ...inFile(
    'features/calendars/calendar.store.ts',
    ['calendars/claim-race'],
    [
      [
        'a time is taken once',
        '{ _id: id, busy: trusted({ $not: { $elemMatch: unseen } }) }',
        '{ _id: id }',
        'nobody overlaps',
      ],
    ],
  ),
  ...inFile(
    'features/calendars/calendar.store.ts',
    ['orders/order.money'],
    [
      [
        'an order whose time is gone lapses',
        "{ _id: id, 'busy.id': entryId }",
        '{ _id: id }',
        'swept before it was kept',
      ],
    ],
  ),
  ...inFile(
    'features/calendars/calendar.store.ts',
    ['calendars/calendar.api'],
    [
      [
        'an order is no block',
        "$elemMatch: { id: entryId, kind: 'block' }",
        '$elemMatch: { id: entryId }',
        'no block',
      ],
      [
        'hours are changed from the version that was read',
        '{ _id: id, version },',
        '{ _id: id },',
        'version that was read',
      ],
    ],
  ),
  ...inFile(
    'kernel/process-store.ts',
    ['unit/runner'],
    [
      [
        'a step is taken from where the document stands',
        'model.findOneAndUpdate({ _id: id, n }, update',
        'model.findOneAndUpdate({ _id: id }, update',
        'however many|loses against',
      ],
      [
        'what has moved on is not said to be published',
        '(await model.updateOne({ _id: id, n }, { $set: set }))',
        '(await model.updateOne({ _id: id }, { $set: set }))',
        'has moved meanwhile',
      ],
    ],
  ),
  ...inFile(
    'kernel/runner.ts',
    ['unit/runner'],
    [
      [
        'a repeated key does nothing twice',
        'options?.key && doc.timeline.some',
        'false && doc.timeline.some',
        'repeated key',
      ],
      ['strangers learn nothing', 'if (by.relations.length === 0) throw notFound();', '', 'strangers'],
      ['the clock takes what is due', "(by.kind !== 'clock' || isDue(each))", 'true', 'was overtaken'],
      [
        'nothing is written where nothing is known',
        "if (answer === 'unknown') throw unavailable();",
        '',
        'knows nothing',
      ],
    ],
  ),
  ...inFile(
    'kernel/publisher.ts',
    ['unit/runner'],
    [['handlers run group by group', '.sort((a, b) => groupOf(a) - groupOf(b))', '', 'group by group']],
  ),
  ...inFile(
    'kernel/outbox-store.ts',
    ['outbox/outbox'],
    [
      [
        'a message is taken once',
        "{ ...filter, state: 'waiting', nextAt: trusted({ $lte: now }) }",
        "{ ...filter, state: trusted({ $in: ['waiting', 'sending'] }), nextAt: trusted({ $lte: now }) }",
        'two servers take|killed server',
      ],
      ['a late answer changes nothing', "({ _id, state: 'sending', tries })", '({ _id })', 'late answer'],
      ['no message before its time', 'nextAt: trusted({ $lte: now }) }', '}', 'tries again'],
    ],
  ),
  ...inFile(
    'features/quotas/quota.store.ts',
    ['quotas/quota'],
    [
      ['so many and no more', 'trusted({ $exists: false }) };', "trusted({ $ne: 'nothing' }) };"],
      ['the same counts once', "'held.id': trusted({ $ne: held.id }), ", '', 'counts the same'],
    ],
  ),
  ...inFile(
    'features/people/sign-in.store.ts',
    ['api/people'],
    [['a code has five tries', 'tries: trusted({ $lt: maxTries }), ', '', 'five wrong tries']],
  ),
  ...inFile(
    'features/people/sign-in.store.ts',
    ['api/sign-in'],
    [['a code lives five minutes', ', until: trusted({ $gt: now })', '', 'older than five']],
  ),
  ...inFile(
    'features/orders/engine/order.store.ts',
    ['orders/order.story'],
    [
      [
        'a check-in code has five tries, however many at once',
        '{ _id: id, n, codeTries: trusted({ $lt: mostCodeTries }) }',
        '{ _id: id, n }',
        'however many are made',
      ],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.balances.ts',
    ['ledger/balances'],
    [
      ['a sum follows the entries one by one', '{ _id, n: sum.n - 1 }', '{ _id }', 'forward only'],
      [
        'who reads catches up',
        'if (next.length === 0) return current;',
        'if (next.length < 99) return current;',
      ],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.store.ts',
    ['ledger/balances'],
    [
      [
        'two entries are not both the next one',
        '{ positions: 1 }, { unique: true, sparse: true }',
        '{ positions: 1 }, { sparse: true }',
      ],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.check.ts',
    ['ledger/balances'],
    [
      ['a sum that differs is found', 'sumFen === fen && count', 'count'],
      [
        'what came behind the last entry is not there yet',
        'if (numberIn(entry, account) > n) return;',
        '',
        'go on booking',
      ],
    ],
  ),
  ...inFile(
    'features/reviews/review.store.ts',
    ['reviews/score'],
    [
      [
        'an average is counted after every change',
        'this.#scores.model.updateOne({ _id, version }',
        'this.#scores.model.updateOne({ _id }',
      ],
    ],
  ),
  ...inFile(
    'features/artisans/artisan.process.ts',
    ['supply/artisans'],
    [
      [
        'an artisan changes the version that was read',
        'if (version !== artisan.n) throw staleVersion();',
        '',
        'version they read',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.store.ts',
    ['payments/notify'],
    [
      [
        'a transaction pays for one thing',
        'schema.index({ transactionId: 1 }, { unique: true, sparse: true });',
        '',
        'paid for something else',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.store.ts',
    ['payments/refund'],
    [
      [
        'no share is forgotten',
        'const refunds = trusted({ $size: payment.refunds.length });\n      await model.updateOne({ _id: payment._id, refunds }',
        'await model.updateOne({ _id: payment._id }',
        'came while others',
      ],
    ],
  ),
  ...inFile(
    'features/stock/stock.store.ts',
    ['orders/good.race', 'orders/good.api'],
    [
      ['no more units than there are', 'left: trusted({ $gte: claim.units }),', ''],
      ['a change of the stock once', ", 'changes.key': trusted({ $ne: key })", ''],
      ['no fewer units than none', 'left: trusted({ $gte: -change.change }), ', ''],
      ['a claim ends once', "{ _id: id, 'claims.id': claimId, ...(waiting", '{ _id: id, ...(waiting'],
    ],
  ),
];
