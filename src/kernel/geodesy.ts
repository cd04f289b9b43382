/** Mean radius of the Earth (IUGG), metres. */
const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres of one degree of latitude. */
export const METRES_PER_DEGREE = EARTH_RADIUS_METRES * RADIANS;

/** Great-circle metres between two points in degrees (haversine: exact for short and long). */
export function greatCircleMetres(lonA: number, latA: number, lonB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Metres of one degree of longitude at a latitude. */
export const metresPerDegreeLon = (lat: number): number => METRES_PER_DEGREE * Math.cos(lat * RADIANS);
