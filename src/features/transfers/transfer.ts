import { after, hour, minute, second } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { ProcessDoc } from '../../kernel/process.ts';
import type { ProviderTransferState } from './transfer.provider.ts';

export type TransferState = 'opened' | 'dropped' | 'asked' | ProviderTransferState;

/** Money on its way to a person. */
export interface Transfer extends ProcessDoc {
  state: TransferState;
  personId: string;
  /** Whose earnings they are. */
  provider: ProviderRef;
  gridPath: string[];
  openedAt: Date;
  amountFen: number;
  /** The WeChat it goes to, as it was known when it was asked for, and what knows it so; missing: the official account. */
  openid: string;
  appid?: string;
  outBillNo: string;
  /** What opens it in WeChat, while it can be confirmed. */
  packageInfo: string | null;
  /** The provider's word where it came to nothing, or waits. */
  failReason: string | null;
  askAt: Date | null;
  asks: number;
}

/** Booked, and neither arrived nor come back. */
export const underWayStates: readonly TransferState[] = [
  ...(['asked', 'accepted', 'processing', 'wait_user_confirm', 'transfering', 'canceling'] as const),
];

/** From this on the provider wants a name that is proved: one withdrawal stays below. */
const namedFromFen = 200_000;
export const mostAtOnceFen = namedFromFen - 1;
/** What is confirmed by then, or comes back. */
export const confirmWithin = 24 * hour;

export const billNumberOf = (id: string): string => id.replaceAll('_', '');

/** 5, 10, 20 … seconds up to 10 minutes. */
export function nextAsk(asks: number, now: Date): Date {
  return after(now, Math.min(5 * second * 2 ** Math.min(asks, 20), 10 * minute));
}
