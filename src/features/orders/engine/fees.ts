import {
  escrowOf,
  fundOf,
  type Posting,
  type ProviderRef,
  payableTo,
  platformFee,
  providerFee,
} from '../../../kernel/postings.ts';
import type { PriceKind } from '../../catalogue/index.ts';
import type { Settings } from '../../settings/index.ts';
import type { Order, Share } from './order.ts';

/** The parts of a whole in basis points. */
const whole = 10_000;

/** What goes off what a provider earns, in fen. */
export interface Fees {
  platformFen: number;
  fundFen: number;
  wechatFen: number;
  /** What is left for the provider. */
  incomeFen: number;
}

/** What goes off new orders, in basis points. */
export interface FeeRates {
  platformPoints: number;
  fundPoints: number;
  wechatPoints: number;
}

/** As they hold where nothing caps them; null where nothing goes off. */
export function feeRates(settings: Settings): FeeRates | null {
  const rates = {
    platformPoints: settings['fees.platformPoints'],
    fundPoints: settings['fees.fundPoints'],
    wechatPoints: settings['fees.wechatBearer'] === 'provider' ? settings['fees.wechatPoints'] : 0,
  };
  return Object.values(rates).some((points) => points > 0) ? rates : null;
}

/** Who gets what of an order, by what its grid says now. What a community itself earns is its fund's. */
export function sharesOf(
  provider: ProviderRef,
  priceKind: PriceKind,
  community: string | null,
  settings: Settings,
): Share[] {
  if (provider.kind === 'community') return [{ account: fundOf(provider.id), points: whole, of: 'earned' }];
  const rates = feeRates(settings);
  if (!rates) return [{ account: payableTo(provider), points: whole, of: 'earned' }];
  // where they are more than may be taken, the fund's part is cut last
  const asked: readonly Share[] = [
    ...(community ? [{ account: fundOf(community), points: rates.fundPoints, of: 'earned' } as const] : []),
    { account: platformFee, points: rates.platformPoints, of: 'earned' },
    { account: providerFee, points: rates.wechatPoints, of: 'wechat' },
  ];
  let left = mostPoints(priceKind, settings);
  const taken = asked.map((share) => {
    const points = Math.min(share.points, left);
    left -= points;
    return { ...share, points };
  });
  const fees = taken.filter(({ points }) => points > 0);
  const rest = fees.reduce((sum, { points }) => sum - points, whole);
  return [{ account: payableTo(provider), points: rest, of: 'earned' }, ...fees];
}

function mostPoints(priceKind: PriceKind, settings: Settings): number {
  if (priceKind === 'free') return settings['fees.mostPointsFree'];
  return priceKind === 'lowfee' ? settings['fees.mostPointsLowfee'] : whole;
}

type Shared = Pick<Order, '_id' | 'shares' | 'cashFen'>;

/**
 * Splits what an order earns by its frozen shares. Every fee is rounded down to the fen and is about what is earned in the
 * end, so that what went back before has brought no fee; the provider, who stands first, gets what the fees leave.
 */
export function splitEarned(order: Shared, earnedFen: number): Posting[] {
  const to = escrowOf({ id: order._id });
  return partsFen(order, earnedFen)
    .map((fen, at) => ({ from: order.shares[at]?.account ?? '', to, fen }))
    .filter(({ fen }) => fen > 0);
}

/** What each share comes to, in their order. */
function partsFen({ shares, cashFen }: Shared, earnedFen: number): number[] {
  const wechatFen = Math.max(0, earnedFen - cashFen);
  const fees = shares
    .slice(1)
    .map(({ points, of }) => Math.floor(((of === 'wechat' ? wechatFen : earnedFen) * points) / whole));
  return [fees.reduce((rest, fen) => rest - fen, earnedFen), ...fees];
}

export const providersPartFen = (order: Shared, earnedFen: number): number =>
  partsFen(order, earnedFen)[0] ?? 0;

/** What goes off what is earned, and what is left; null where nothing ever does. */
export function feesOf(order: Shared, earnedFen: number): Fees | null {
  if (order.shares.length < 2) return null;
  const parts = partsFen(order, earnedFen);
  const of = (account: string): number =>
    order.shares.reduce((sum, share, at) => {
      return at > 0 && share.account.startsWith(account) ? sum + (parts[at] ?? 0) : sum;
    }, 0);
  return {
    platformFen: of(platformFee),
    fundFen: of(fundOf('')),
    wechatFen: of(providerFee),
    incomeFen: parts[0] ?? 0,
  };
}
