import type { Someone, TestApp } from './app.ts';
import { eventually } from './eventually.ts';

/**
 * Waits until every refund of these orders has arrived. Days go by in a moment in tests: what takes its time with WeChat
 * would seem to have taken them, which raises an alarm.
 */
export async function refundsArrived(
  app: TestApp,
  resident: Someone,
  orderIds: readonly string[],
): Promise<void> {
  await eventually(async () => {
    await app.settle();
    const orders = await Promise.all(orderIds.map((id) => app.as(resident).getOrder(id)));
    return orders.flatMap(({ refunds }) => refunds).every(({ state }) => state === 'refunded');
  });
}
