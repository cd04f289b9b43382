import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeReach, encodeReach } from '../../src/features/reach/reach.codec.ts';

describe('the reach of a micro-grid as bytes', () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(500_000), fc.nat(65_535)), { selector: ([point]) => point });
  const found = pairs.map((list) => {
    const sorted = [...list].sort(([a], [b]) => a - b);
    return {
      points: Int32Array.from(sorted, ([point]) => point),
      metres: Uint16Array.from(sorted, ([, metres]) => metres),
    };
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(found, ({ points, metres }) => {
        const read = decodeReach(encodeReach({ points, metres }));
        assert.deepEqual([...read.keys()], [...points]);
        assert.deepEqual([...read.values()], [...metres]);
      }),
    );
  });

  it('is refused where it was cut short', () => {
    const bytes = encodeReach({ points: Int32Array.of(3, 90_000), metres: Uint16Array.of(0, 2400) });
    assert.throws(() => decodeReach(bytes.subarray(0, -1)), RangeError);
  });
});
