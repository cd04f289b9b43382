import { randomBytes } from 'node:crypto';
import { EJSON } from 'bson';
import type { Client } from '../support.ts';
import { type Command, CURSOR, type GoldenCase } from './case.ts';
import { catalogueCases } from './catalogue.ts';
import { edgeCases } from './edge.ts';
import { filterCases } from './filter.ts';
import { readCases } from './read.ts';
import { updateCases } from './update.ts';

export const goldenCases: GoldenCase[] = [
  ...catalogueCases,
  ...filterCases,
  ...updateCases,
  ...readCases,
  ...edgeCases,
];

/** Fields that say something about the deployment, not about the dialect. */
const OF_THE_DEPLOYMENT = new Set(['$clusterTime', 'operationTime', 'electionId', 'opTime', 'commitQuorum']);

/** Runs a case on an empty database of its own and gives the answer in a form that can be compared. */
export async function answerOf(client: Client, golden: GoldenCase): Promise<unknown> {
  const name = `golden_${randomBytes(6).toString('hex')}`;
  const db = client.db(name);
  let cursor: unknown;
  const run = async (command: Command): Promise<Command> => {
    try {
      const answer = (await db.command(withCursor(command, cursor), {
        promoteValues: false,
      })) as Command;
      cursor = (answer.cursor as Command | undefined)?.id ?? cursor;
      return answer;
    } catch (error) {
      return failureOf(error);
    }
  };
  try {
    for (const command of golden.prepare ?? []) await run(command);
    return comparable(await run(golden.command), golden.only, name);
  } finally {
    await db.dropDatabase();
  }
}

function withCursor(command: Command, cursor: unknown): Command {
  const swap = (val: unknown): unknown =>
    val === CURSOR ? cursor : Array.isArray(val) ? val.map(swap) : val;
  return Object.fromEntries(Object.entries(command).map(([key, val]) => [key, swap(val)]));
}

function failureOf(error: unknown): Command {
  const { code, keyPattern, keyValue, errmsg, message } = error as Command;
  if (code === undefined) throw error;
  const failure: Command = { ok: 0, code };
  if (code === 11000) Object.assign(failure, { keyPattern, keyValue, errmsg: errmsg ?? message });
  return failure;
}

function comparable(answer: Command, only: string[] | undefined, db: string): unknown {
  const kept = Object.entries(answer).filter(
    ([key]) => !OF_THE_DEPLOYMENT.has(key) && (only?.includes(key) ?? true),
  );
  const text = EJSON.stringify(Object.fromEntries(kept), { relaxed: false }).replaceAll(db, 'DB');
  return tidy(JSON.parse(text));
}

/** Messages of write errors other than 11000 are each server's own; so are cursor ids. */
function tidy(val: unknown, key = ''): unknown {
  if (key === 'id' && typeof val === 'object' && val !== null && '$numberLong' in val) {
    return val.$numberLong === '0' ? 'closed' : 'open';
  }
  if (Array.isArray(val)) return val.map((item) => tidy(item));
  if (typeof val !== 'object' || val === null) return val;
  const fields = Object.entries(val).map(([name, item]) => [name, tidy(item, name)] as const);
  const code = 'code' in val ? JSON.stringify(val.code) : undefined;
  const ours = code !== undefined && 'index' in val && !code.includes('11000');
  return Object.fromEntries(fields.filter(([name]) => !(ours && name === 'errmsg')));
}
