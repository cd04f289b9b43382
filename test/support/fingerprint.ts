import { createHash } from 'node:crypto';
import type mongoose from 'mongoose';

/** Sessions, counters and leases change with every request; they are no trace of what was asked. */
const apart = ['sessions', 'budgets', 'codes', 'leases', 'keys', 'settings'];

/** One hash over everything the database holds: a refusal leaves it as it was. */
export async function fingerprint(connection: mongoose.Connection, leaveOut: string[] = []): Promise<string> {
  const names = (await connection.listCollections()).map((each) => each.name).sort();
  const hash = createHash('sha256');
  for (const name of names) {
    if (apart.includes(name) || leaveOut.includes(name)) continue;
    const docs = await connection.collection(name).find({}).sort({ _id: 1 }).toArray();
    hash.update(name).update(JSON.stringify(docs));
  }
  return hash.digest('hex');
}
