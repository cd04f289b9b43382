import { inFile } from './mutant.ts';

/** Boundaries of time: what still counts at the very moment, and what no more. */
export const time = [
  ...inFile(
    'features/catalogue/cancel.policy.ts',
    ['supply/policy'],
    [
      [
        'a rule of cancelling holds up to its last moment',
        'hoursLeft >= each.hoursBefore',
        'hoursLeft > each.hoursBefore',
      ],
      ['the free minutes after a payment end', 'at >= after(paidAt,', 'at > after(paidAt,'],
      [
        'cancelling is free up to the last moment',
        'return at <= before(startAt,',
        'return at < before(startAt,',
      ],
      [
        'late cancelling is not free',
        'return at <= before(startAt, policy.freeHoursBefore * hour);',
        'return true;',
      ],
      [
        'what comes back is said until it changes',
        '.find((end) => refundByPolicy(order, after(end, 1)) !== now)',
        '.find(() => true)',
      ],
    ],
  ),
  ...inFile(
    'features/calendars/calendar.ts',
    ['calendars/calendar.rules'],
    [
      [
        'the buffer before a service is busy',
        'after(span.startAt, -buffers.beforeMinutes * minute)',
        'span.startAt',
      ],
      [
        'the buffer after a service is busy',
        'after(span.endAt, buffers.afterMinutes * minute)',
        'span.endAt',
      ],
      ['touching spans do not overlap', 'a.startAt < b.endAt && b', 'a.startAt <= b.endAt && b'],
      ['hours cover up to their end', 'span.endAt <= open.endAt', 'span.endAt < open.endAt'],
      ['overlapping hours are refused', '(last && span.fromMinute < last.toMinute)', 'false'],
      ['an exception comes before the week', 'if (exception) return exception.spans;', ''],
    ],
  ),
  ...inFile(
    'features/calendars/calendar.rules.ts',
    ['calendars/calendar.rules'],
    [
      [
        'who walks may arrive just in time',
        'gapMinutes(entry, claimRequest, walks) * minute) <= startAt',
        'gapMinutes(entry, claimRequest, walks) * minute) < startAt',
      ],
      [
        'the walk to the next one is kept free',
        'after(endAt, gapMinutes(claimRequest, entry, walks) * minute) <=',
        'endAt <=',
      ],
      [
        'a claim of this id for another time is another',
        "own.startAt.getTime() === claimRequest.busy.startAt.getTime() ? 'held' : 'other'",
        "'held'",
      ],
      [
        'a walk beyond reach takes half an hour at least',
        'Math.max(straight, shortestUnknownMinutes)',
        'straight',
      ],
    ],
  ),
  ...inFile(
    'features/calendars/calendar.rules.ts',
    ['calendars/calendar.rules'],
    [
      ['the last bookable moment is offered', '&& startAt <= to', '&& startAt < to'],
      ['the first bookable moment is offered', '&& startAt >= from', '&& startAt > from'],
      ['starts lie on the quarter', 'startAt.getTime() % (startEveryMinutes * minute) === 0 && ', ''],
    ],
  ),
  ...inFile(
    'features/calendars/calendar.rules.ts',
    ['calendars/calendar.api'],
    [
      [
        'a full calendar is full',
        'calendar.busy.length >= mostEntries',
        'calendar.busy.length > mostEntries',
        'is full',
      ],
    ],
  ),
  ...inFile(
    'features/orders/kinds/service/service.dates.ts',
    ['orders/service.dates'],
    [
      ['nobody cancels from the start on', 'now < order.startAt', 'now <= order.startAt'],
      [
        'nobody is missed before a quarter of an hour',
        'now >= after(order.startAt, missedAfter)',
        'now > after(order.startAt, missedAfter)',
      ],
      [
        'seven days, and no longer, for a dispute',
        'now < after(order.doneAt, disputable)',
        'now <= after(order.doneAt, disputable)',
      ],
      [
        'two days, and no longer, to object to a missed visit',
        'due !== null && now < due',
        'due !== null && now <= due',
      ],
      [
        'a request ends before its start',
        'before(order.startAt, order.terms.answerBeforeMinutes * minute)',
        'order.startAt',
      ],
      ['work agreed on late has its day', 'order.balance?.doneAt ?? null', 'null'],
      ['work goes on after a refused quote', "lastStep(order, 'refuse')?.at ?? null", 'null'],
      [
        'a dispute has no date',
        "order.state === 'done' || order.state === 'completed' ? settleDue(order) : null",
        'settleDue(order)',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/dispute.ts',
    ['orders/service.dates'],
    [
      [
        'a dispute rises to the top and no further',
        'order.escalationLevel < order.escalationPath.length - 1',
        'order.escalationLevel < order.escalationPath.length',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/dispute.ts',
    ['orders/dispute.api'],
    [
      ['who opened a dispute does not answer it', '&& opened.by.as !== side', ''],
      ['a dispute is answered once', '&& !hasAnswered', ''],
    ],
  ),
  ...inFile(
    'kernel/process.ts',
    ['unit/process'],
    [
      ['nothing is open at the due date', '!row.reminds && due <= now', '!row.reminds && due < now'],
      ['a reminder closes nothing', '!row.reminds && due', 'due'],
    ],
  ),
  ...inFile(
    'kernel/clock.ts',
    ['unit/time'],
    [
      [
        'a day begins at midnight of Shanghai',
        'Math.floor((at.getTime() + chinaOffset) / day)',
        'Math.floor(at.getTime() / day)',
      ],
    ],
  ),
  ...inFile(
    'features/notices/quiet.hours.ts',
    ['notices/quiet'],
    [
      [
        'phones may ring at the hour',
        'at >= from && at < to : at >= from || at < to',
        'at >= from && at <= to : at >= from || at <= to',
      ],
      ['the night is over the next morning', 'today > now ? today : after(today, 24 * hour)', 'today'],
    ],
  ),
  ...inFile(
    'kernel/outbox-message.ts',
    ['outbox/outbox'],
    [
      [
        'no try after the end',
        'earliest(after(now, wait), expiresAt) ?? expiresAt',
        'after(now, wait)',
        'waits 10 s',
      ],
      ['each wait is twice as long', 'firstWait * 2 ** (tries - 1)', 'firstWait', 'waits 10 s'],
    ],
  ),
  ...inFile(
    'features/payments/payment.ts',
    ['payments/link'],
    [
      ['an H5 address lives five minutes', 'h5: 5 * minute', 'h5: 2 * hour'],
      ['an address is renewed before it ends', 'until <= after(now, renewBefore)', 'until <= now'],
    ],
  ),
];
