import type { ProcessDoc } from '../../kernel/process.ts';

export type Side = 'resident' | 'artisan';

export interface Reply {
  text: string;
  at: Date;
}
export interface Review {
  id: string;
  /** 1…5 */
  stars: number;
  text: string;
  at: Date;
  reply: Reply | null;
  hidden: { reason: string; byPersonId: string; at: Date } | null;
}

/** What both sides may write about one order; opened when the work is done. The id is the order's. */
export interface ReviewWindow extends ProcessDoc {
  residentId: string;
  artisanPersonId: string;
  artisanId: string;
  listingId: string;
  title: string;
  residentName: string;
  grid: string;
  closesAt: Date;
  publishedAt: Date | null;
  /** The ids of both reviews, so that one is found by its own. */
  reviewIds: string[];
  /** What the resident wrote about the artisan, and the other way round. */
  resident: Review | null;
  artisan: Review | null;
}

export type ReviewState = 'open' | 'published' | 'closed';
export type ReviewStep =
  | 'open'
  | 'write_resident'
  | 'write_artisan'
  | 'publish'
  | 'close'
  | 'reply_resident'
  | 'reply_artisan'
  | 'hide_resident'
  | 'hide_artisan';

export const sides = ['resident', 'artisan'] as const;
export const otherSide = (side: Side): Side => (side === 'resident' ? 'artisan' : 'resident');

export interface Rating {
  /** Rounded to one decimal; null without a review. */
  average: number | null;
  count: number;
}
/** The stored sum behind an average. */
export interface Score {
  _id: string;
  /** Counts the changes; the condition of every write. */
  version: number;
  count: number;
  stars: number;
}
export type Scored = { artisanId: string } | { listingId: string };

export function ratingOf(score: Pick<Score, 'count' | 'stars'> | null): Rating {
  if (!score || score.count === 0) return { average: null, count: 0 };
  return { average: Math.round((score.stars / score.count) * 10) / 10, count: score.count };
}

/** 王小明 → 王**: residents review in public with their family name alone. */
export function publicName(name: string): string {
  const [first] = [...name.trim()];
  return first ? `${first}**` : '居民';
}
