import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findIsolated } from '../../src/features/reach/isolated.ts';
import { greatCircleMetres } from '../../src/kernel/geodesy.ts';
import { lonLat, type Place } from './map.ts';

/** The same by looking at every pair of points. */
function plainIsolated(places: readonly (readonly [number, number])[], reached: readonly number[]): number[] {
  const points = places.map((place, point) => ({ point, place, reached: reached[point]! }));
  const onNetwork = points.filter((one) => one.reached > 0);
  const isIsolated = (one: (typeof points)[number]) => {
    const near = onNetwork
      .filter((other) => other !== one)
      .map((other) => ({ ...other, metres: greatCircleMetres(...one.place, ...other.place) }))
      .filter(({ metres }) => metres <= 1000)
      .sort((a, b) => a.metres - b.metres)
      .slice(0, 12);
    const better = near.filter((other) => other.reached >= 4 * one.reached);
    return near.length > 0 && better.length > Math.floor(near.length / 3);
  };
  return onNetwork.filter(isIsolated).map(({ point }) => point);
}

describe('micro-grids that reach far fewer than their neighbours', () => {
  const rows = (count: number): Place[] =>
    Array.from({ length: count }, (_, i) => [(i % 10) * 150, Math.floor(i / 10) * 150]);

  it('are found among those who reach many, one or a few of them', () => {
    const places = rows(100).map(lonLat);
    const reached = places.map((_, i) => (i === 44 || i === 45 || i === 99 ? 3 : 80));
    assert.deepEqual(findIsolated(places, reached), [44, 45, 99]);
  });

  it('are none where all reach alike, or who is not on the network, or who has no neighbours', () => {
    const places = rows(20).map(lonLat);
    assert.deepEqual(findIsolated(places, new Array(20).fill(1)), []);
    assert.deepEqual(
      findIsolated(
        places,
        places.map((_, i) => (i === 7 ? 0 : 20)),
      ),
      [],
    );
    assert.deepEqual(findIsolated([lonLat([0, 0]), lonLat([1100, 0])], [1, 90]), []);
  });

  it('are those that a look at every pair finds', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }));
    const drawn = fc.uniqueArray(fc.record({ place, reached: fc.integer({ min: 0, max: 40 }) }), {
      minLength: 1,
      maxLength: 60,
      selector: (one) => `${one.place}`,
    });
    fc.assert(
      fc.property(drawn, (all) => {
        const places = all.map((one) => lonLat(one.place));
        const reached = all.map((one) => one.reached);
        fc.pre(reached.some((count) => count > 0));
        assert.deepEqual(findIsolated(places, reached), plainIsolated(places, reached));
      }),
    );
  });
});
