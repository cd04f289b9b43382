import assert from 'node:assert/strict';
import type { Actor } from '../../src/kernel/actor.ts';
import type { TestPayments } from './payment.given.ts';

export const staff = (personId: string): Actor => ({ personId, roles: [{ role: 'staff', grid: '5101' }] });

/** What tests of refunds do, on the payments that stand when they do it. */
export function refundsIn(now: () => TestPayments) {
  const request = (paymentId: string, amountFen: number, key: string) =>
    now().payments.refund({ paymentId, amountFen, reason: '取消', key });
  const only = async (paymentId: string) => {
    const [refund, ...more] = await now().payments.refundsOf(paymentId);
    assert.ok(refund && more.length === 0, 'exactly one refund');
    return refund;
  };
  const becomes = (paymentId: string, state: string) =>
    now().refundsBecome(paymentId, ([refund, ...more]) => more.length === 0 && refund?.state === state);
  const routes = () => now().parts.routes;
  const rest = {
    query: {},
    headers: {},
    rawBody: Buffer.alloc(0),
    key: undefined,
    sid: undefined,
    device: undefined,
    ip: '',
    requestId: 'r',
  };
  const retry = (id: string, actor: Actor) =>
    routes().retryRefund({ ...rest, actor, params: { id }, body: undefined as never });
  const byHand = (id: string, actor: Actor, channel?: 'cash' | 'console') =>
    routes().settleRefundByHand({
      ...rest,
      actor,
      params: { id },
      body: { receipt: '收据 0042', ...(channel ? { channel } : {}) },
    });
  const stepsOf = async (id: string) => {
    const { body } = await routes().listRefunds({
      ...rest,
      actor: staff('per_staff'),
      params: {} as never,
      query: { state: 'abnormal', limit: 50 },
      body: undefined as never,
    });
    return body?.items.find((each) => each.id === id)?.steps;
  };
  return { request, only, becomes, retry, byHand, stepsOf };
}
