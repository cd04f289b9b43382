import { inFile } from './mutant.ts';

/** Amounts: how an order's money is divided, what is believed of a payment, each step of the books. */
export const money = [
  ...inFile(
    'kernel/money.ts',
    ['unit/time'],
    [
      [
        'nobody gets back more than there was',
        'Math.floor((amountFen * percent) / 100)',
        'Math.ceil((amountFen * percent) / 100)',
      ],
      ['fen are said with two places', ".padStart(2, '0')", ''],
    ],
  ),
  ...inFile(
    'features/transfers/transfer.service.ts',
    ['transfers/transfers.api'],
    [
      [
        'what is withdrawn at once is judged where it is booked',
        'return amountFen <= leftFen && today + amountFen <= dayFen;',
        'return true;',
      ],
      [
        'what comes back is owed again',
        'from: payableTo(provider), to: clearing',
        'from: clearing, to: payableTo(provider)',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/ending.ts',
    ['orders/ending'],
    [
      [
        'cash is earned',
        'const payableFen = paidFen(order) + order.cashFen - order.refundFen - backFen',
        'const payableFen = paidFen(order) - order.refundFen - backFen',
      ],
      [
        'cash is part of what an order would earn',
        'return paidFen(order) + order.cashFen - order.refundFen - backFen',
        'return paidFen(order) - order.refundFen - backFen',
      ],
      ['the last payment goes back first', '[...order.paid].reverse()', 'order.paid'],
      ['a missed visit brings less', 'order.recordedRefundFen ?? order.depositHeldFen ?? 0', '0'],
      ['who stays away has no free minutes', 'paidAt: null }, order.startAt', '}, order.startAt'],
    ],
  ),
  ...inFile(
    'features/funds/fund.service.ts',
    ['funds/funds.api'],
    [
      [
        'a fund is never below zero',
        'async (held) => amountFen <= 0 - (held.get(account) ?? 0)',
        'async () => true',
      ],
    ],
  ),
  ...inFile(
    'features/funds/fund.access.ts',
    ['funds/funds.api'],
    [
      [
        'who asks does not approve',
        "spending.proposedBy === actor.personId ? 'proposer' : 'approver'",
        "'proposer', 'approver'",
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/fees.ts',
    ['orders/fees'],
    [
      ['what rounding leaves over is the provider’s', 'rest - fen, earnedFen)', 'rest - fen - 1, earnedFen)'],
      ['cash brings no fee of WeChat’s', "of === 'wechat' ? wechatFen : earnedFen", 'earnedFen'],
      [
        '公益 has its own cap',
        "return settings['fees.mostPointsFree']",
        "return settings['fees.mostPointsLowfee']",
      ],
      ['all fees together are capped', 'left -= points;', ''],
      ['a community pays itself no fee', "provider.kind === 'community'", "provider.kind === 'nobody'"],
    ],
  ),
  ...inFile(
    'features/orders/engine/input.ts',
    ['orders/ending'],
    [
      ['all of it may go back', 'input.refundFen > left', 'input.refundFen >= left'],
      ['a reason says something', "|| reason.trim() === ''", ''],
    ],
  ),
  ...inFile(
    'features/orders/engine/paying.ts',
    ['orders/ending'],
    [['an advance is paid to the fen', 'fen !== order.advanceFen', 'fen < order.advanceFen']],
  ),
  ...inFile(
    'features/orders/engine/input.ts',
    ['orders/ending'],
    [['nobody gives up more than was shown', 'input.refundFen !== refundFen', 'input.refundFen > refundFen']],
  ),
  ...inFile(
    'features/orders/kinds/service/service.validate.ts',
    ['orders/ending'],
    [
      ['a balance is paid to the fen', 'fen !== order.balance?.fen', 'fen < (order.balance?.fen ?? 0)'],
      ['a quote is a fen at least', 'input.amountFen < 1)', 'input.amountFen < 0)'],
      [
        'an order may cost so much and no more',
        '+ input.amountFen > mostOrderFen',
        '+ input.amountFen > mostOrderFen + 1',
      ],
      [
        'one quote at a time',
        "order.priceKind === 'quote' && hasNoOpenBalance(order)",
        "order.priceKind === 'quote'",
      ],
    ],
  ),
  ...inFile(
    'features/orders/kinds/service/service.apply.ts',
    ['orders/ending'],
    [
      [
        'work that was done is paid where nobody decides',
        'order.doneAt === null ? (order.recordedRefundFen ?? 0) : 0',
        'order.recordedRefundFen ?? 0',
      ],
      ['cash is held by who received it', 'to: cashOf(order.providerPersonId)', "to: 'fee:platform'"],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.pending.ts',
    ['ledger/orders'],
    [['nothing pending is left out of the sum', 'sum + order.fen, 0)', 'sum, 0)', 'becomes the artisan']],
  ),
  ...inFile(
    'features/payments/payment.ts',
    ['payments/notify', 'payments/payment'],
    [
      [
        'another amount buys nothing',
        'seen.totalFen !== payment.amountFen',
        '(seen.totalFen ?? 0) < payment.amountFen',
      ],
      [
        'money of another application buys nothing',
        "if (seen.appid !== (payment.way === 'mini' ? by.miniAppid : by.appid)) return 'appid';",
        '',
      ],
      ['another currency buys nothing', "if (seen.currency !== 'CNY') return 'currency';", ''],
      [
        'money that has gone back buys nothing',
        "if (seen.state === 'refunded') return 'refunded_elsewhere';",
        '',
      ],
      [
        'another transaction is asked after',
        'return payment.transactionId === seen.transactionId;',
        'return true;',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.service.ts',
    ['payments/notify'],
    [
      [
        'odd news is asked after',
        'const recorded = await this.#provider.query(seen.outTradeNo);',
        'const recorded = seen;',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.service.ts',
    ['payments/payment'],
    [['late money is late', "payment.state === 'closed' ? 'receive_late' : mismatch", 'mismatch']],
  ),
  ...inFile(
    'features/payments/payment.process.ts',
    ['payments/payment'],
    [['what came can go back, and no more', 'refundableFen: paidFen', 'refundableFen: amountFen']],
  ),
  ...inFile(
    'features/payments/payment.store.ts',
    ['payments/refund'],
    [
      [
        'no more goes back than came',
        'refundableFen: trusted({ $gte: fen }),',
        '',
        'parts back that sum|50 parts',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.store.ts',
    ['payments/wechat-ways'],
    [
      ['a payment has fifty refunds', 'refunds: trusted({ $not: { $size: mostRefunds } }),', '', 'grants 50'],
      [
        'refunds of one payment are a minute apart',
        '{ refundTurnUntil: trusted({ $lte: now }) },',
        '{ refundTurnUntil: trusted({ $gte: now }) },',
        'a minute apart',
      ],
    ],
  ),
  ...inFile(
    'features/payments/refund.service.ts',
    ['payments/refund'],
    [
      [
        'one key is one amount',
        'if (share.fen !== request.amountFen) throw keyReused();',
        '',
        'once per key|what never came',
      ],
      [
        'what never came does not go back',
        'if (!receivedStates.includes(payment.state)) throw refundUnpaid();',
        '',
        'never came',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.ts',
    ['payments/decisions'],
    [['late money is asked after', "payment.state !== 'closed' && mismatchOf", 'mismatchOf']],
  ),
  ...inFile(
    'features/payments/payment.store.ts',
    ['payments/decisions'],
    [['one key is one share', "'refunds.key': trusted({ $ne: key }),", '']],
  ),
  ...inFile(
    'features/payments/refund.exchange.ts',
    ['payments/decisions'],
    [
      [
        'nobody pays by hand what is on its way',
        "seen === 'unknown' || seen.state === 'processing') return 'unknown'",
        "seen === 'unknown') return 'unknown'",
      ],
      [
        'no new number while the old one is on its way',
        "seen.state === 'abnormal' || seen.state === 'processing') return 'go'",
        "seen.state === 'abnormal') return 'go'",
      ],
      ['a refund of another amount is another one', 'seen.refundFen === refund.amountFen && ', ''],
    ],
  ),
  ...inFile(
    'features/payments/refund.ts',
    ['payments/refund.stuck'],
    [['every new number is a new one', 'numbers.length}`;', 'numbers.length && 1}`;']],
  ),
  ...inFile(
    'features/payments/refund.process.ts',
    ['payments/refund.stuck'],
    [
      [
        'three new numbers, then staff',
        'renewalsOf(refund) >= mostRenewals',
        'renewalsOf(refund) > mostRenewals',
        'again and again',
      ],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.ts',
    ['ledger/ledger'],
    [
      ['an entry sums to zero', '|| sum !== 0', ''],
      ['an entry is whole fen', 'Number.isSafeInteger(fen) && fen', 'fen'],
      ['no line of nothing', '&& fen !== 0', ''],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.service.ts',
    ['ledger/ledger'],
    [
      [
        'an event that is booked differently is noticed',
        'if (standing && !isDeepStrictEqual(standing.lines, entry.lines))',
        'if (false)',
      ],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.subscribers.ts',
    ['payments/payment'],
    [
      [
        'mismatched money is nobody’s order’s',
        'row.data.paidFen, mismatchedOf(payment._id)',
        'row.data.paidFen, escrowOf(payment.subject)',
      ],
    ],
  ),
  ...inFile(
    'features/ledger/ledger.subscribers.ts',
    ['payments/refund.stuck'],
    [
      [
        'cash given by hand is not WeChat’s',
        "row.data.channel === 'console' ? clearing : cashOf(row.by.id ?? 'unknown')",
        'clearing',
      ],
    ],
  ),
];
