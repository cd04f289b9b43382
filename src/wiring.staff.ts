import type { Clock } from './kernel/clock.ts';
import { coverageOf } from './wiring.coverage.ts';
import { curationOf } from './wiring.curation.ts';
import { deskOf } from './wiring.desk.ts';
import { funnelOf } from './wiring.funnel.ts';
import { qualityOfSupply } from './wiring.quality.ts';

type Read = Parameters<typeof coverageOf>[2] &
  Parameters<typeof curationOf>[0] &
  Parameters<typeof deskOf>[0] &
  Parameters<typeof funnelOf>[1] &
  Parameters<typeof qualityOfSupply>[1];

/** What staff and leaders look at, over everything else. */
export const forStaff = (made: Parameters<typeof coverageOf>[0], clock: Clock, read: Read) => [
  funnelOf(clock, read),
  qualityOfSupply(clock, read),
  coverageOf(made, clock, read),
  curationOf(read),
  deskOf(read),
];
