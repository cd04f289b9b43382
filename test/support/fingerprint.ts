import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { eventually } from './eventually.ts';

/** Sessions, counters and leases change with every request; they are no trace of what was asked. */
const apart = ['sessions', 'budgets', 'codes', 'leases', 'keys', 'settings'];

/** Every document of every collection, as text by collection. */
async function contents(connection: mongoose.Connection, leaveOut: string[]): Promise<Map<string, string[]>> {
  const names = (await connection.listCollections()).map((each) => each.name).sort();
  const all = new Map<string, string[]>();
  for (const name of names) {
    if (apart.includes(name) || leaveOut.includes(name)) continue;
    const docs = await connection.collection(name).find({}).sort({ _id: 1 }).toArray();
    all.set(
      name,
      docs.map((doc) => JSON.stringify(doc)),
    );
  }
  return all;
}

/** One hash over everything the database holds: a refusal leaves it was. */
export async function fingerprint(connection: mongoose.Connection, leaveOut: string[] = []): Promise<string> {
  const all = [...(await contents(connection, leaveOut))];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

/** A step has not been published to everybody yet; it may still write what follows from it. */
const unpublished = (docs: string[]) => docs.some((doc) => /"publishAt":"/.test(doc));
/** A handler that failed is run again by the clock alone, which stands still in most tests. */
const unpublishedWaits = 40;

/** What the database holds once nothing that was asked before is still on its way into it. */
async function contentsAtRest(connection: mongoose.Connection): Promise<Map<string, string[]>> {
  let standing = await contents(connection, []);
  let looks = 0;
  await eventually(async () => {
    const before = JSON.stringify([...standing]);
    await sleep(50);
    standing = await contents(connection, []);
    looks += 1;
    const isPublished = looks > unpublishedWaits || ![...standing.values()].some(unpublished);
    return isPublished && JSON.stringify([...standing]) === before;
  });
  return standing;
}

/** Runs what is refused and says which documents are others afterwards, where some are. */
export async function assertUnchanged(
  connection: mongoose.Connection,
  refusals: () => Promise<unknown>,
): Promise<void> {
  const before = await contentsAtRest(connection);
  await refusals();
  const after = await contents(connection, []);
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined || is === undefined) return [`${name}: ${was ? 'gone' : 'new'}`];
    return [
      ...was.filter((doc) => !is.includes(doc)).map((doc) => `${name} - ${doc}`),
      ...is.filter((doc) => !was.includes(doc)).map((doc) => `${name} + ${doc}`),
    ];
  });
  assert.deepEqual(changed, [], 'a refusal leaves no trace');
}
