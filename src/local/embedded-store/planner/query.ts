import { decode, encode } from '../language/codec.ts';
import { refuse } from '../language/errors.ts';
import { compileFilter, type Filter, MATCH_ALL, matches } from '../language/filter.ts';
import { fieldPath, isIndex } from '../language/paths.ts';
import type { Projection } from '../language/projection.ts';
import { type Doc, numberOf, T, type Val } from '../language/value.ts';
import type { Collection } from '../storage/catalogue.ts';
import { type KeyPart, sortKeyOf } from '../storage/index-key.ts';
import type { StoredRecord } from '../storage/records.ts';
import type { Storage } from '../storage/storage.ts';
import { type Plan, plan } from './planner.ts';
import { type Scan, scanOf } from './scan.ts';

/** Results bit by bit: `pull` does a bounded piece of work; an empty answer is not the end, undefined is. */
export type Source<R> = { pull(): R[] | undefined };

const FIRST_CHUNK = 16;
const LARGEST_CHUNK = 256;

export function filterOf(val: Val | undefined): Filter {
  if (val === undefined) return MATCH_ALL;
  if (val.t !== T.object) refuse('TypeMismatch', `the filter must be an object`);
  return val.v.size === 0 ? MATCH_ALL : compileFilter(val.v);
}

export function sortOf(val: Val | undefined): KeyPart[] {
  if (val === undefined) return [];
  if (val.t !== T.object) refuse('TypeMismatch', 'Expected sort to be an object');
  return [...val.v].map(([path, direction]) => {
    const parts = fieldPath(path);
    if (parts.some(isIndex)) refuse('BadValue', `a sort by a position, '${path}', is not in the dialect`);
    const sign = numberOf(direction);
    if (sign === undefined) refuse(15974, `Illegal key in $sort specification: ${path}`);
    if (sign !== 1 && sign !== -1) {
      refuse(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return { path, parts, descending: sign < 0 };
  });
}

/** The documents of a collection that match, in the wanted order. `limit` 0: all of them. */
export function find(
  storage: Storage,
  collection: Collection | undefined,
  filter: Filter,
  sort: KeyPart[],
  limit = 0,
): Source<StoredRecord> {
  if (collection === undefined) return { pull: () => undefined };
  const chosen: Plan = plan(collection, filter, sort, limit > 0);
  const matching = new Matching(scanOf(storage, collection, chosen), filter, limit);
  const fields = new Set(sort.map((part) => part.parts[0]!));
  const sortKey = ({ raw }: StoredRecord): Buffer => sortKeyOf(decode(raw, fields), sort);
  const ordered = sort.length > 0 && !chosen.sorted ? sorted(matching, sortKey, limit) : matching;
  return limit > 0 ? limited(ordered, limit) : ordered;
}

class Matching implements Source<StoredRecord> {
  private readonly scan: Scan;
  private readonly filter: Filter;
  private chunk: number;

  constructor(scan: Scan, filter: Filter, limit: number) {
    this.scan = scan;
    this.filter = filter;
    this.chunk = limit > 0 ? Math.min(limit, LARGEST_CHUNK) : FIRST_CHUNK;
  }

  pull(): StoredRecord[] | undefined {
    const found = this.scan.next(this.chunk);
    this.chunk = Math.min(this.chunk * 2, LARGEST_CHUNK);
    if (found === undefined || this.filter === MATCH_ALL) return found;
    // Only the fields that the filter names are decoded.
    return found.filter(({ raw }) => matches(this.filter, decode(raw, this.filter.fields)));
  }
}

/** Takes everything before it gives the first result. */
export function gathered<A, B>(source: Source<A>, take: (item: A) => void, finish: () => B[]): Source<B> {
  let done = false;
  return {
    pull() {
      if (done) return undefined;
      const more = source.pull();
      for (const item of more ?? []) take(item);
      if (more !== undefined) return [];
      done = true;
      return finish();
    },
  };
}

/** Sorts in memory; with a limit only the best are kept. */
export function sorted<R>(source: Source<R>, sortKey: (item: R) => Buffer, limit: number): Source<R> {
  const keep = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  const best: { key: Buffer; item: R }[] = [];
  const settle = (): void => {
    best.sort((a, b) => Buffer.compare(a.key, b.key));
    best.splice(Math.min(keep, best.length));
  };
  const take = (item: R): void => {
    best.push({ key: sortKey(item), item });
    if (best.length > keep * 4 + LARGEST_CHUNK) settle();
  };
  return gathered(source, take, () => {
    settle();
    return best.splice(0).map(({ item }) => item);
  });
}

export function limited<R>(source: Source<R>, limit: number): Source<R> {
  let left = limit;
  return {
    pull() {
      if (left <= 0) return undefined;
      const more = source.pull()?.slice(0, left);
      left -= more?.length ?? 0;
      return more;
    },
  };
}

export function skipped<R>(source: Source<R>, skip: number): Source<R> {
  let left = skip;
  return {
    pull() {
      const more = source.pull();
      if (left === 0 || more === undefined) return more;
      const kept = more.slice(left);
      left = Math.max(0, left - more.length);
      return kept;
    },
  };
}

export function mapped<A, B>(source: Source<A>, map: (item: A) => B): Source<B> {
  return { pull: () => source.pull()?.map(map) };
}

export function projected(source: Source<StoredRecord>, projection: Projection | undefined): Source<Buffer> {
  if (projection === undefined) return mapped(source, ({ raw }) => raw);
  return mapped(source, ({ raw }) => encode(projection(decode(raw))));
}

export function decoded(source: Source<StoredRecord>): Source<Doc> {
  return mapped(source, ({ raw }) => decode(raw));
}

/** Everything at once, for work inside a transaction. */
export function drain<R>(source: Source<R>): R[] {
  const out: R[] = [];
  for (let more = source.pull(); more !== undefined; more = source.pull()) out.push(...more);
  return out;
}

const SLICE_MS = 5;
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Calls `take` with each piece until it says enough (true: go on), letting others run every few milliseconds. */
export async function eachPiece<R>(source: Source<R>, take: (items: R[]) => boolean): Promise<void> {
  let since = performance.now();
  for (let more = source.pull(); more !== undefined; more = source.pull()) {
    if (!take(more)) return;
    if (performance.now() - since > SLICE_MS) {
      await breath();
      since = performance.now();
    }
  }
}
