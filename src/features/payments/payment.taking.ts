import type { Taking } from './payment.process.ts';
import { type InsideWay, type PayWay, type ProviderPayment, ProviderUnknown } from './payment.provider.ts';

/** What came, as a step takes it. Throws `ProviderUnknown` where what makes money of it is missing. */
export function takingOf(seen: ProviderPayment): Taking {
  const { transactionId, totalFen, currency, paidAt } = seen;
  if (!transactionId || totalFen === undefined || !currency || !paidAt) {
    throw new ProviderUnknown('money without a number, an amount or a time');
  }
  return { transactionId, paidFen: totalFen, currency, paidAt };
}

export function factsOf(taking: Taking): Record<string, string | number> {
  return { paidFen: taking.paidFen, currency: taking.currency, transactionId: taking.transactionId };
}

/** Who pays, as WeChat knows them, where they pay inside it; who is not known there gets a code instead. */
export async function payerOf(
  { payerId, way }: { payerId: string; way: PayWay },
  openidOf: (personId: string, way: InsideWay) => Promise<string | null>,
): Promise<{ payerOpenid: string | null; way: PayWay }> {
  if (way !== 'jsapi' && way !== 'mini') return { payerOpenid: null, way };
  const payerOpenid = await openidOf(payerId, way);
  return { payerOpenid, way: payerOpenid === null ? 'native' : way };
}
