import type { WalkNetwork } from '../../src/features/reach/network.ts';
import { lonLat, type Place } from './map.ts';

/*
 * Where a point snaps to once more, as plainly as can be: every segment looked at, in the flat metres of a small map.
 */
interface Net {
  readonly segments: number[];
  readonly metres: number;
  readonly isLarge: boolean;
}

function netsOf(network: WalkNetwork): Net[] {
  const neighbours = new Map<number, Set<number>>();
  const lengths = new Map<string, number>();
  const meet = (a: number, b: number) => neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
  network.from.forEach((a, s) => {
    const b = network.to[s]!;
    meet(a, b);
    meet(b, a);
    const pair = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (!lengths.has(pair)) lengths.set(pair, network.metres[s]!);
  });
  const netOf = new Map<number, number>();
  const vertices: number[][] = [];
  for (const first of neighbours.keys()) {
    if (netOf.has(first)) continue;
    const own = [first];
    netOf.set(first, vertices.length);
    for (let at = own[0]!, i = 0; i < own.length; at = own[++i]!) {
      for (const next of neighbours.get(at)!) {
        if (netOf.has(next)) continue;
        netOf.set(next, vertices.length);
        own.push(next);
      }
    }
    vertices.push(own);
  }
  return vertices.map((own, net) => {
    const pairs = [...lengths].filter(([pair]) => netOf.get(Number(pair.split(' ')[0])) === net);
    const metres = pairs.reduce((sum, [, length]) => sum + length, 0);
    const junctions = own.filter((vertex) => neighbours.get(vertex)!.size > 2).length;
    const segments = Array.from(network.from.keys()).filter((s) => netOf.get(network.from[s]!) === net);
    return { segments, metres, isLarge: junctions >= 50 && metres >= 2000 };
  });
}

function legTo(network: WalkNetwork, segments: readonly number[], [east, north]: Place): number {
  const [lon, lat] = lonLat([0, 0]);
  const [lonEast, latNorth] = lonLat([1, 1]);
  const place = (vertex: number): Place => [
    (network.lons[vertex]! - lon) / (lonEast - lon),
    (network.lats[vertex]! - lat) / (latNorth - lat),
  ];
  const legs = segments.map((s) => {
    const [ax, ay] = place(network.from[s]!);
    const [bx, by] = place(network.to[s]!);
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = square === 0 ? 0 : ((east - ax) * (bx - ax) + (north - ay) * (by - ay)) / square;
    const share = Math.min(1, Math.max(0, along));
    return Math.hypot(ax + share * (bx - ax) - east, ay + share * (by - ay) - north);
  });
  return Math.min(...legs);
}

/** The legs a point may have; several only where it stands within a few centimetres of a bound. */
export function plainLegs(network: WalkNetwork, place: Place): number[] {
  const nets = netsOf(network).map((net) => ({ ...net, leg: legTo(network, net.segments, place) }));
  nets.sort((a, b) => a.leg - b.leg);
  const [nearest] = nets;
  if (nearest === undefined) return [Number.POSITIVE_INFINITY];
  const isMuchLarger = (net: Net) =>
    net.isLarge || (net.metres > nearest.metres && net.metres >= 5 * nearest.metres);
  const within = (metres: number) => {
    const larger = nearest.isLarge ? [] : nets.filter((net) => net.leg <= metres && isMuchLarger(net));
    const large = larger.find((net) => net.isLarge);
    const largest = larger.reduce(
      (best, net) => (net.metres > best.metres ? net : best),
      larger[0] ?? nearest,
    );
    return (large ?? largest).leg;
  };
  const ties = nets.filter((net) => net.leg - nearest.leg < 0.1).map((net) => net.leg);
  return [within(99.9), within(100.1), ...(ties.length > 1 ? nets.map((net) => net.leg) : [])];
}
