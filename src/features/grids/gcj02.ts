import type { LonLat } from './grid.ts';

/*
 * GCJ-02, the datum of Chinese public maps, is WGS-84 moved by a smooth offset of some hundred metres. The
 * offset's formula is public knowledge; its inverse has no closed form and is found by going back and forth.
 */
const SEMI_MAJOR_METRES = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const RADIANS = Math.PI / 180;

/** Half-waves of the offset: 20 sin(6πx) + 20 sin(2πx) + … */
const wave = (x: number, parts: readonly (readonly [height: number, pace: number])[]): number =>
  parts.reduce((sum, [height, pace]) => sum + height * Math.sin(x * pace * Math.PI), 0) * (2 / 3);

const BOTH = [
  [20, 6],
  [20, 2],
] as const;

function latOffset(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const waves =
    wave(x, BOTH) +
    wave(y, [
      [20, 1],
      [40, 1 / 3],
      [160, 1 / 12],
      [320, 1 / 30],
    ]);
  return plain + waves;
}

function lonOffset(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const waves =
    wave(x, BOTH) +
    wave(x, [
      [20, 1],
      [40, 1 / 3],
      [150, 1 / 12],
      [300, 1 / 30],
    ]);
  return plain + waves;
}

const isOutsideChina = ([lon, lat]: LonLat): boolean =>
  lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271;

/** WGS-84 → GCJ-02; outside China nothing is moved. */
export function toGcj02(point: LonLat): LonLat {
  if (isOutsideChina(point)) return point;
  const [lon, lat] = point;
  const sine = Math.sin(lat * RADIANS);
  const magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const meridian = (SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / magic ** 1.5;
  const parallel = (SEMI_MAJOR_METRES / Math.sqrt(magic)) * Math.cos(lat * RADIANS);
  return [
    lon + lonOffset(lon - 105, lat - 35) / (parallel * RADIANS),
    lat + latOffset(lon - 105, lat - 35) / (meridian * RADIANS),
  ];
}

/** GCJ-02 → WGS-84, to well under a centimetre. */
export function fromGcj02(point: LonLat): LonLat {
  let guess = point;
  for (let round = 0; round < 10; round++) {
    const [lon, lat] = toGcj02(guess);
    guess = [guess[0] + point[0] - lon, guess[1] + point[1] - lat];
  }
  return guess;
}
