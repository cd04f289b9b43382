import type mongoose from 'mongoose';

/** Sessions, counters and leases change with every request; they are no trace of what was asked. */
export const apart = ['sessions', 'budgets', 'quotas', 'codes', 'leases', 'keys', 'settings'];

/** What goes with a session, which the test itself may have opened. */
export const isOfSession = (collection: string, doc: Record<string, unknown>) =>
  collection === 'audit' && doc['action'] === 'people.sign_in';

/** Every document of every collection, as text by collection. */
export type Held = Map<string, string[]>;

/** Everything the store holds. */
export async function held(connection: mongoose.Connection): Promise<Held> {
  const names = (await connection.listCollections()).map((each) => each.name).sort();
  const all: Held = new Map();
  for (const name of names) {
    if (apart.includes(name)) continue;
    const docs = await connection.collection(name).find({}).sort({ _id: 1 }).toArray();
    all.set(
      name,
      docs.filter((doc) => !isOfSession(name, doc)).map((doc) => JSON.stringify(doc)),
    );
  }
  return all;
}

/** Which documents are others afterwards, where some are. */
export function differences(before: Held, after: Held): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined || is === undefined) return [`${name}: ${was ? 'gone' : 'new'}`];
    return [
      ...was.filter((doc) => !is.includes(doc)).map((doc) => `${name} - ${doc}`),
      ...is.filter((doc) => !was.includes(doc)).map((doc) => `${name} + ${doc}`),
    ];
  });
}
