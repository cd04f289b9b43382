import type { OsmTags } from '../../src/features/reach/index.ts';
import type { Place, SmallMap } from './map.ts';

export const STREET = { highway: 'residential' };
export const WEST: Place = [0, 0];
export const EAST: Place = [300, 0];

/** Two streets with the way in question between them: s–a, a–b, b–t, 100 m each. */
export const bridgedBy = (tags: OsmTags): SmallMap => ({
  nodes: { s: [0, 0], a: [100, 0], b: [200, 0], t: [300, 0] },
  ways: [
    ['sa', STREET],
    ['ab', tags],
    ['bt', STREET],
  ],
});

export const OPEN = [300, 300];
export const SHUT = [null, null];
export const ONE_WAY = [300, null];
export const OTHER_WAY = [null, 300];

export type Case = readonly [tags: OsmTags, expected: readonly (number | null)[]];

export const highway = (value: string, more: OsmTags = {}): OsmTags => ({ highway: value, ...more });
