import type mongoose from 'mongoose';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { makeInfrastructureStores } from '../../src/adapters/mongo-infrastructure.ts';
import { openData } from '../../src/adapters/mongo-migrations.ts';
import { makeGrids } from '../../src/features/grids/index.ts';
import { makeReach } from '../../src/features/reach/index.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { ownDatabase } from '../support/app.ts';

export const makeGround = (connection: mongoose.Connection) => {
  const grids = makeGrids({ connection });
  const reach = makeReach({ connection, grids: grids.api });
  const models = [...grids.parts.models, ...reach.parts.models];
  return { grids: grids.api, reach: reach.api, models };
};

/** Every document of the ground, to tell whether anything changed. */
export async function documents(connection: mongoose.Connection): Promise<unknown[]> {
  const kept = ['grids', 'reach', 'ground'].map((name) =>
    connection.collection(name).find({}).sort({ _id: 1 }).toArray(),
  );
  return JSON.parse(JSON.stringify(await Promise.all(kept))) as unknown[];
}

/** A database of its own for the ground alone; the caller drops and closes it. */
export async function openGround(): Promise<{ connection: mongoose.Connection; uri: string }> {
  const uri = ownDatabase();
  const connection = await connectMongo({ uri, poolSize: 8, waitMs: 4000 });
  await openData(connection, makeInfrastructureStores(connection).leases, silentLog, []);
  await ensureIndexes(makeGround(connection).models);
  return { connection, uri };
}
