import type { TimelineRow } from '../../../kernel/process.ts';
import type { Payments } from '../../payments/index.ts';
import type { Providers } from '../../providers/index.ts';
import type { ClaimPorts } from './kind.ts';
import type { OrderPayments } from './order.payments.ts';
import type { OrderEvent } from './order.ts';
import type { KindRunner, OrderRunners } from './runners.ts';

export interface OrderSubscribersDeps {
  runners: OrderRunners;
  money: OrderPayments;
  ports: ClaimPorts;
  providers: Pick<Providers, 'strike'>;
  payments: Pick<Payments, 'on'>;
}
const bySystem = { kind: 'system' } as const;

/** What follows the steps of every order, whatever its kind. */
export function followSteps(deps: OrderSubscribersDeps): void {
  for (const each of deps.runners.all) {
    followClaims(each, deps);
    followMoney(each, deps);
    followStrikes(each, deps);
    each.kind.effects?.(each.runner, deps.ports);
  }
}

const isFirst = (row: TimelineRow<string, OrderEvent>) => row.from === null;

function followClaims({ kind, runner }: KindRunner, { ports }: OrderSubscribersDeps): void {
  runner.onAny('claims', 'orders: makes the claim its own', async (order, row) => {
    if (!isFirst(row) || order.n !== row.n || (await kind.keep(ports, order))) return;
    await runner.tryAdvance(order, 'expire_claim', bySystem, { input: {} });
  });
  runner.onAny('claims', 'orders: gives the claim back', async (order, row) => {
    // work that is over before its end gives the rest of its time back; what is past goes into the history
    const isOver = runner.table.final.includes(row.to);
    const isPast = kind.claims === 'calendar' && row.at >= order.endAt;
    const isLeft = !kind.holding.includes(row.to) && !isPast;
    if (isOver || isLeft) await kind.release(ports, order);
  });
}

function followMoney({ runner }: KindRunner, { money }: OrderSubscribersDeps): void {
  runner.onAny('money', 'orders: opens what is due', async (order, row) => {
    if (order.n !== row.n) return;
    if (money.due(order)) await money.openDue(order);
    else if (isFirst(row)) await runner.tryAdvance(order, 'pay', bySystem, { input: {} });
  });
  runner.onAny('money', 'orders: gives back', (order, row) =>
    money.giveBack(order, row.n, row.data.refunds ?? []),
  );
  runner.onAny('money', 'orders: closes what is open', async (order, row) => {
    if (runner.table.final.includes(row.to)) await money.closeAll(order);
  });
}

function followStrikes({ kind, runner }: KindRunner, { providers, ports }: OrderSubscribersDeps): void {
  if (kind.strikes.length === 0) return;
  runner.on(kind.strikes, 'documents', 'orders: a strike for the provider', async (order, row) => {
    if (row.by.kind === 'system' || (await kind.isExcused?.(ports, order, row))) return;
    await providers.strike(order.provider, `${order._id}:${row.n}`, row.step);
  });
}

/** What orders do when a payment of theirs has taken a step. */
export function followPayments({ payments, money }: OrderSubscribersDeps): void {
  payments.on('take', 'money', 'orders: go on with what was paid', async (payment) => {
    if (payment.subject.kind === 'order') await money.take(payment);
  });
}
