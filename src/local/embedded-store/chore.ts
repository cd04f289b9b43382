import { decode } from './language/codec.ts';
import { compileFilter } from './language/filter.ts';
import { date, object } from './language/value.ts';
import { drain, find } from './planner/query.ts';
import type { Context } from './protocol/request.ts';
import { forgetSessions } from './protocol/session.ts';
import type { Index } from './storage/catalogue.ts';
import { removeRecord } from './storage/records.ts';

/** As MongoDB: documents past their time go once a minute. */
const EXPIRY_MS = 60_000;
const PURGE_MS = 500;
const PURGE_ENTRIES = 2000;
const EXPIRE_DOCUMENTS = 500;

/** Starts what the store does by itself: expiry, purging of what was dropped, old sessions. */
export function startChores(context: Context): () => void {
  const timers = [
    setInterval(() => void guarded(() => purge(context)), PURGE_MS),
    setInterval(() => void guarded(() => expire(context)), EXPIRY_MS),
    setInterval(() => void guarded(() => forgetSessions(context)), EXPIRY_MS),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

async function guarded(chore: () => Promise<unknown>): Promise<void> {
  try {
    await chore();
  } catch (error) {
    console.error(`a chore failed: ${(error as Error).message}`);
  }
}

async function purge(context: Context): Promise<void> {
  if (!context.storage.catalogue.hasPurges()) return;
  await context.commits.run(() => context.storage.catalogue.purgeSome(PURGE_ENTRIES));
}

/** Removes documents whose indexed date is older than their index allows. */
export async function expire(context: Context): Promise<void> {
  const { catalogue } = context.storage;
  for (const db of catalogue.databaseNames()) {
    for (const { name, indexes } of catalogue.collections(db)) {
      for (const index of indexes) {
        if (index.expireAfterSeconds !== undefined) await expireBy(context, db, name, index);
      }
    }
  }
}

async function expireBy(context: Context, db: string, name: string, index: Index): Promise<void> {
  const path = index.pattern[0]!.path;
  const latest = date(Date.now() - index.expireAfterSeconds! * 1000);
  const filter = compileFilter(new Map([[path, object(new Map([['$lt', latest]]))]]));
  const removeSome = (): number => {
    const collection = context.storage.catalogue.seek(db, name);
    if (collection?.indexes.includes(index) !== true) return 0;
    const found = drain(find(context.storage, collection, filter, [], EXPIRE_DOCUMENTS));
    for (const { id, raw } of found) removeRecord(context.storage, collection, id, decode(raw));
    return found.length;
  };
  while ((await context.commits.run(removeSome)) === EXPIRE_DOCUMENTS);
}
