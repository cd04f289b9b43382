import { type Incidence, incidenceOf } from './incidence.ts';
import type { WalkNetwork } from './network.ts';
import { Unions } from './unions.ts';
import { BACKWARD, FORWARD, PRIVATE, STREET } from './walkway.ts';

/**
 * What lies outside of all gates is told from what lies behind them by size, in metres; a metre of street counts
 * more than any drive or path, so that a large compound beside a short street stays one.
 */
const STREET_WEIGHT = 1000;

interface Enclosing {
  readonly network: WalkNetwork;
  readonly incidence: Incidence;
  /** Per vertex, all that hangs together by whatever may be walked. */
  readonly whole: Unions;
  /** Per segment, whether it may be outside. */
  readonly isOpen: Uint8Array;
}

const weightOf = ({ metres, flags }: WalkNetwork, segment: number): number =>
  metres[segment]! * ((flags[segment]! & STREET) !== 0 ? STREET_WEIGHT : 1);

/** The heaviest part of every whole, by the whole's number; parts are told apart by `partOf` of a segment. */
function heaviest(
  { network, whole, isOpen }: Enclosing,
  partOf: (segment: number) => number,
  counts: (segment: number) => boolean = () => true,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (let s = 0; s < isOpen.length; s++) {
    if (isOpen[s] === 0 || !counts(s)) continue;
    const part = partOf(s);
    weights.set(part, (weights.get(part) ?? 0) + weightOf(network, s));
  }
  const best = new Map<number, number>();
  for (let s = 0; s < isOpen.length; s++) {
    if (isOpen[s] === 0 || !counts(s)) continue;
    const root = whole.find(network.from[s]!);
    const part = partOf(s);
    const known = best.get(root);
    if (known === undefined || weights.get(part)! > weights.get(known)!) best.set(root, part);
  }
  return best;
}

/** Open segments that hang together without passing a gate. */
function partsBetweenGates({ network, incidence, isOpen }: Enclosing): Unions {
  const isGate = new Uint8Array(network.lons.length);
  for (const gate of network.gates) isGate[gate] = 1;
  const parts = new Unions(isOpen.length);
  for (let v = 0; v < isGate.length; v++) {
    if (isGate[v] === 1) continue;
    let first = -1;
    for (let i = incidence.starts[v]!; i < incidence.starts[v + 1]!; i++) {
      const segment = incidence.list[i]!;
      if (isOpen[segment] === 0) continue;
      if (first >= 0) parts.join(first, segment);
      first = segment;
    }
  }
  return parts;
}

/** What a single gate parts from the street is closed off by it, whatever the gate says; so on inwards. */
function closeDeadEnds(enclosing: Enclosing): void {
  const { network, incidence, isOpen } = enclosing;
  if (network.gates.length === 0) return;
  const parts = partsBetweenGates(enclosing);
  const mains = new Set(heaviest(enclosing, (s) => parts.find(s)).values());
  const gatesOf = new Map<number, Set<number>>();
  const partsOf = new Map<number, Set<number>>();
  for (const gate of network.gates) {
    const own = new Set<number>();
    for (let i = incidence.starts[gate]!; i < incidence.starts[gate + 1]!; i++) {
      if (isOpen[incidence.list[i]!] === 1) own.add(parts.find(incidence.list[i]!));
    }
    if (own.size < 2) continue;
    partsOf.set(gate, own);
    for (const part of own) gatesOf.set(part, (gatesOf.get(part) ?? new Set()).add(gate));
  }
  const closed = new Set<number>();
  const waiting = [...gatesOf.keys()];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const gates = gatesOf.get(part)!;
    if (gates.size !== 1 || mains.has(part)) continue;
    closed.add(part);
    const [gate] = gates as unknown as [number];
    const left = partsOf.get(gate)!;
    left.delete(part);
    gates.clear();
    const [last] = left;
    if (left.size !== 1 || last === undefined) continue;
    gatesOf.get(last)!.delete(gate);
    waiting.push(last);
  }
  for (let s = 0; s < isOpen.length; s++) if (closed.has(parts.find(s))) isOpen[s] = 0;
}

/** The vertices that open segments lead to from the seeds, or from which they lead there. */
function spread(enclosing: Enclosing, seeds: readonly number[], isBack: boolean): Uint8Array {
  const { network, incidence, isOpen } = enclosing;
  const { from, to, flags } = network;
  const isReached = new Uint8Array(network.lons.length);
  for (const seed of seeds) isReached[seed] = 1;
  const waiting = [...seeds];
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    for (let i = incidence.starts[v]!; i < incidence.starts[v + 1]!; i++) {
      const segment = incidence.list[i]!;
      const isAlong = (from[segment] === v) !== isBack;
      if (isOpen[segment] === 0 || (flags[segment]! & (isAlong ? FORWARD : BACKWARD)) === 0) continue;
      const other = from[segment] === v ? to[segment]! : from[segment]!;
      if (isReached[other] === 1) continue;
      isReached[other] = 1;
      waiting.push(other);
    }
  }
  return isReached;
}

/** The largest network of open ways in every whole that one gets to and back from without a private way. */
function outsideOf(enclosing: Enclosing): Uint8Array {
  const { network, isOpen } = enclosing;
  const isTwoWay = (s: number) => (network.flags[s]! & FORWARD) !== 0 && (network.flags[s]! & BACKWARD) !== 0;
  const twoWay = new Unions(network.lons.length);
  for (let s = 0; s < isOpen.length; s++) {
    if (isOpen[s] === 1 && isTwoWay(s)) twoWay.join(network.from[s]!, network.to[s]!);
  }
  const seeds = [...heaviest(enclosing, (s) => twoWay.find(network.from[s]!), isTwoWay).values()];
  const isReached = spread(enclosing, seeds, false);
  const leadsBack = spread(enclosing, seeds, true);
  return isReached.map((reached, v) => reached & leadsBack[v]!);
}

/**
 * Whatever can be reached only through private ways or gates is private too: a compound is usually mapped with plain
 * footways behind its private drive. Taken as open, it could be entered by nobody, for a walk's private stretches
 * are its first and its last. No walk on open ways is lost by it.
 */
export function markEnclosed(network: WalkNetwork): void {
  const { from, to, flags } = network;
  const whole = new Unions(network.lons.length);
  for (let s = 0; s < from.length; s++) whole.join(from[s]!, to[s]!);
  const hasPrivate = new Set<number>();
  for (let s = 0; s < from.length; s++) {
    if ((flags[s]! & PRIVATE) !== 0) hasPrivate.add(whole.find(from[s]!));
  }
  if (hasPrivate.size === 0) return;
  const incidence = incidenceOf({ vertices: network.lons.length, from, to });
  const isOpen = flags.map((own) => ((own & PRIVATE) === 0 ? 1 : 0));
  const enclosing: Enclosing = { network, incidence, whole, isOpen };
  closeDeadEnds(enclosing);
  const isOutside = outsideOf(enclosing);
  for (let s = 0; s < from.length; s++) {
    if (!hasPrivate.has(whole.find(from[s]!))) continue;
    if (isOpen[s] === 0 || isOutside[from[s]!] === 0 || isOutside[to[s]!] === 0) flags[s]! |= PRIVATE;
  }
}
