import { encode } from '../language/codec.ts';
import { type Doc, T } from '../language/value.ts';
import type { Source } from '../planner/query.ts';
import type { Request } from './request.ts';

/** The batch size that commands with a `cursor: {batchSize}` ask for. */
export function batchOptionsOf(request: Request): { size: number | undefined; single: boolean } {
  const cursor = request.body.get('cursor');
  const size = cursor?.t === T.object ? cursor.v.get('batchSize')?.v : undefined;
  return { size: typeof size === 'number' ? size : undefined, single: false };
}

/** A source of documents that are all there. */
export function once(docs: readonly Doc[]): Source<Buffer> {
  let left: Buffer[] | undefined = docs.map((doc) => encode(doc));
  return {
    pull() {
      const all = left;
      left = undefined;
      return all;
    },
  };
}
