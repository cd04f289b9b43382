import type { KindParts } from '../engine/kind.ts';
import { activityParts } from './activity/index.ts';
import { goodParts } from './good/index.ts';
import { loanParts } from './loan/index.ts';
import { pickupParts } from './pickup/index.ts';
import { roomParts } from './room/index.ts';
import { serviceParts } from './service/index.ts';

/** The page parts of every kind of order there is. */
export const kinds: readonly [KindParts, ...KindParts[]] = [
  serviceParts,
  goodParts,
  activityParts,
  roomParts,
  loanParts,
  pickupParts,
];
