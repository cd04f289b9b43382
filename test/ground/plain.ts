import type { WalkNetwork } from '../../src/features/reach/network.ts';
import type { Snapped } from '../../src/features/reach/snap.ts';

/**
 * Walked metres once more, as plainly as can be: Dijkstra with a binary heap over the network as it is, nothing
 * contracted, private ways by a rule asked at every step. Shares no search code with the product.
 */
const IS_FORWARD = 1;
const IS_BACKWARD = 2;
const IS_PRIVATE = 4;

/** 0 in the first private stretch, 1 on open ways, 2 in the last private stretch; null where it may not go on. */
function nextStage(stage: number, isPrivate: boolean): number | null {
  if (isPrivate) return stage === 0 ? 0 : 2;
  return stage === 2 ? null : 1;
}

class Heap {
  private readonly items: { key: number; state: number }[] = [];

  push(key: number, state: number): void {
    const items = this.items;
    let at = items.push({ key, state }) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (items[above]!.key <= items[at]!.key) break;
      [items[above], items[at]] = [items[at]!, items[above]!];
      at = above;
    }
  }

  pop(): { key: number; state: number } | undefined {
    const items = this.items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    items[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < items.length && items[below]!.key < items[least]!.key) least = below;
      }
      if (least === at) return top;
      [items[least], items[at]] = [items[at]!, items[least]!];
      at = least;
    }
  }
}

export interface PlainWalks {
  /** Point → whole metres, up to the limit. */
  from(point: number): Map<number, number>;
}

export function makePlainWalks(network: WalkNetwork, snapped: Snapped, limitMetres: number): PlainWalks {
  const leaving: number[][] = Array.from({ length: network.lons.length }, () => []);
  for (let s = 0; s < network.from.length; s++) {
    leaving[network.from[s]!]!.push(s);
    leaving[network.to[s]!]!.push(s);
  }
  const onSegment = new Map<number, number[]>();
  snapped.segment.forEach((segment, point) => {
    if (segment >= 0) onSegment.set(segment, [...(onSegment.get(segment) ?? []), point]);
  });
  const may = (segment: number, isForward: boolean) =>
    (network.flags[segment]! & (isForward ? IS_FORWARD : IS_BACKWARD)) !== 0;
  const isPrivate = (segment: number) => (network.flags[segment]! & IS_PRIVATE) !== 0;

  function from(start: number): Map<number, number> {
    const exact = new Map<number, number>();
    const near = new Map<number, number>();
    const heap = new Heap();
    const offer = (point: number, metres: number) => {
      if (metres < (exact.get(point) ?? Number.POSITIVE_INFINITY)) exact.set(point, metres);
    };
    const visit = (vertex: number, stage: number, metres: number) => {
      const state = vertex * 3 + stage;
      if (metres >= limitMetres + 0.5 || metres >= (near.get(state) ?? Number.POSITIVE_INFINITY)) return;
      near.set(state, metres);
      heap.push(metres, state);
    };
    const home = snapped.segment[start]!;
    if (home < 0) return exact;
    const startStage = isPrivate(home) ? 0 : 1;
    const share = snapped.share[start]!;
    const length = network.metres[home]!;
    offer(start, 0);
    for (const other of onSegment.get(home) ?? []) {
      const ahead = (snapped.share[other]! - share) * length;
      if (ahead === 0 || may(home, ahead > 0)) offer(other, Math.abs(ahead));
    }
    if (may(home, true)) visit(network.to[home]!, startStage, (1 - share) * length);
    if (may(home, false)) visit(network.from[home]!, startStage, share * length);
    for (let item = heap.pop(); item !== undefined; item = heap.pop()) {
      if (item.key !== near.get(item.state)) continue;
      const vertex = Math.floor(item.state / 3);
      for (const segment of leaving[vertex]!) {
        const stage = nextStage(item.state % 3, isPrivate(segment));
        const isForward = network.from[segment] === vertex;
        if (stage === null || !may(segment, isForward)) continue;
        const whole = network.metres[segment]!;
        visit(isForward ? network.to[segment]! : network.from[segment]!, stage, item.key + whole);
        for (const point of onSegment.get(segment) ?? []) {
          const along = isForward ? snapped.share[point]! : 1 - snapped.share[point]!;
          offer(point, item.key + along * whole);
        }
      }
    }
    const rounded = [...exact].map(([point, metres]) => [point, Math.round(metres)] as const);
    return new Map(rounded.filter(([, metres]) => metres <= limitMetres).sort(([a], [b]) => a - b));
  }
  return { from };
}
