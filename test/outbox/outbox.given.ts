import type mongoose from 'mongoose';
import type { Log } from '../../src/kernel/log.ts';
import { Outbox } from '../../src/kernel/outbox.ts';
import type { Message, OutboxDoc } from '../../src/kernel/outbox-message.ts';
import { makeOutboxStore, type OutboxStore } from '../../src/kernel/outbox-store.ts';
import { ScriptedGateway } from './scripted-gateway.ts';

/** A server's outbox over a shared store, with a gateway and a clock of its own. */
export interface Server {
  outbox: Outbox;
  gateway: ScriptedGateway;
  logged: string[];
  errors: string[];
  /** What the clock does, and what it started. */
  round(): Promise<void>;
  pass(ms: number): void;
  now(): Date;
}

export function givenServer(
  connection: mongoose.Connection,
  change: (store: OutboxStore) => OutboxStore = (store) => store,
): Server {
  let ahead = 0;
  const logged: string[] = [];
  const errors: string[] = [];
  const keep = (fields: Record<string, unknown>, text: string) => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  const error = (fields: Record<string, unknown>, text: string) => {
    keep(fields, text);
    errors.push(text);
  };
  const log: Log = { info: keep, warn: keep, error };
  const gateway = new ScriptedGateway();
  const now = () => new Date(Date.now() + ahead);
  const store = change(makeOutboxStore(connection));
  const outbox = new Outbox({ store, clock: { real: now }, log, gateways: { sms: gateway } });
  return {
    outbox,
    gateway,
    logged,
    errors,
    now,
    async round() {
      for (const job of outbox.parts.jobs) await job.run();
      await outbox.idle();
    },
    pass(ms) {
      ahead += ms;
    },
  };
}

export function aMessage(key: string, more: Partial<Message> = {}): Message {
  return {
    key,
    channel: 'sms',
    lane: 'messages',
    to: '13900000001',
    text: `text of ${key}`,
    personId: 'per_1',
    ...more,
  };
}

/** What stands in the store under a key, read past the outbox. */
export async function standing(connection: mongoose.Connection, key: string): Promise<OutboxDoc> {
  const doc = await connection.collection<OutboxDoc>('outbox').findOne({ _id: key });
  if (!doc) throw new Error(`there is no message ${key}`);
  return doc;
}
