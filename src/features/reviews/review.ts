import { chinaWeek } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { ProcessDoc, Takes } from '../../kernel/process.ts';
import type { Picture } from '../files/index.ts';

export type Side = 'resident' | 'provider';

export interface Reply {
  text: string;
  at: Date;
}
export interface Review {
  id: string;
  /** 1…5 */
  stars: number;
  text: string;
  /** Reviews that are older than pictures have none. */
  pictures?: readonly Picture[];
  at: Date;
  reply: Reply | null;
  hidden: { reason: string; byPersonId: string; at: Date } | null;
}

/** What both sides may write about one order; opened when the work is done. The id is the order's. */
export interface ReviewWindow extends ProcessDoc {
  residentId: string;
  providerPersonId: string;
  provider: ProviderRef;
  listingId: string;
  title: string;
  residentName: string;
  /** Codes from the district down to the order's grid. */
  gridPath: string[];
  closesAt: Date;
  publishedAt: Date | null;
  /** The ids of both reviews, so that one is found by its own. */
  reviewIds: string[];
  /** What each side wrote about the other. */
  reviews: Record<Side, Review | null>;
}

export type ReviewState = 'open' | 'published' | 'closed';
type WriteInput = { id: string; stars: number; text: string; pictures: readonly Picture[] };
type HideInput = { reason: string; byPersonId: string };
type Writes = Takes<WriteInput, { reviewId: string; stars: number }>;
type Replies = Takes<{ text: string }, { reviewId: string }>;
type Shows = Takes<object, { reviewId: string }>;
type Hides = Takes<HideInput, { reviewId: string; reason: string }>;
type ReviewSteps = {
  open: Takes;
  write_resident: Writes;
  write_provider: Writes;
  publish: Takes;
  close: Takes;
  reply_resident: Replies;
  reply_provider: Replies;
  hide_resident: Hides;
  hide_provider: Hides;
  show_resident: Shows;
  show_provider: Shows;
};
export type ReviewStep = keyof ReviewSteps;
export type ReviewRelation = Side | 'staff';
export interface ReviewTypes {
  doc: ReviewWindow;
  state: ReviewState;
  relation: ReviewRelation;
  steps: ReviewSteps;
}

export const sides = ['resident', 'provider'] as const;
export const otherSide = (side: Side): Side => (side === 'resident' ? 'provider' : 'resident');

/** Whether a review is there at all for somebody: one's own always, the other side's once it is published. */
export const isThere = ({ state }: ReviewWindow, side: Side, viewer: ReviewRelation): boolean =>
  state === 'published' || side === viewer;
/** What it says: who wrote it and staff go on reading what was hidden. */
export const isReadable = ({ hidden }: Review, side: Side, viewer: ReviewRelation): boolean =>
  hidden === null || side === viewer || viewer === 'staff';
/** What everybody reads: a resident's published word. */
export const isOnShow = ({ state }: ReviewWindow, side: Side, { hidden }: Review): boolean =>
  state === 'published' && side === 'resident' && hidden === null;

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
export type Scored = { provider: ProviderRef } | { listingId: string };

export function ratingOf(score: Pick<Score, 'count' | 'stars'> | null): Rating {
  if (!score || score.count === 0) return { average: null, count: 0 };
  return { average: Math.round((score.stars / score.count) * 10) / 10, count: score.count };
}

/** 王小明 → 王**: residents review in public with their family name alone. */
export function publicName(name: string): string {
  const [first] = [...name.trim()];
  return first ? `${first}**` : '居民';
}

/**
 * What counts of one provider's published reviews, given in their order: of those that one resident has written in
 * one week the first. The others are shown as well.
 */
export function oneAWeek<W extends Pick<ReviewWindow, 'residentId' | 'reviews'>>(windows: readonly W[]): W[] {
  const seen = new Set<string>();
  return windows.filter(({ residentId, reviews }) => {
    const key = `${residentId} ${reviews.resident ? chinaWeek(reviews.resident.at) : ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
