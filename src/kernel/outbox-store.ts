import type mongoose from 'mongoose';
import { type Lane, lanes, type Message, type OutboxDoc, type Taken } from './outbox-message.ts';
import { type Model, makePlainStore, nullable, partSchema, plainSchema, trusted } from './store.ts';

/** Messages that leave the machine. Takes and gives plain objects; every change is one conditional write. */
export interface OutboxStore {
  model: Model;
  /** False where a message with this key stands already, sent or not. */
  insert(message: Message, now: Date, span: { from: Date; until: Date }): Promise<boolean>;
  /** Takes one message for sending: for exactly one of those who try, until `until`. */
  takeOne(key: string, now: Date, until: Date): Promise<Taken | null>;
  /** Takes the message of this lane that has been due for longest. */
  takeNext(lane: Lane, now: Date, until: Date): Promise<Taken | null>;
  /** Gives a message back to be tried again. Nothing where it is no longer this taker's. */
  putBack(taken: Taken, nextAt: Date): Promise<void>;
  /** Another way for a message, from now on. Nothing where it is no longer this taker's. */
  turnToPhone(taken: Taken, phone: string, now: Date): Promise<void>;
  /** Ends a message and forgets whom it went to and what it said. False where it is no longer this taker's. */
  end(taken: Taken, ending: Ending): Promise<boolean>;
  /** Ends this message where it still waits. */
  supersede(key: string, goneAt: Date): Promise<void>;
  /** Ends as sent what was taken and not heard of again; how many there were. */
  endAbandoned(now: Date, goneAt: Date): Promise<number>;
  /** Those given up that nobody has been told of yet. */
  unreported(limit: number): Promise<OutboxDoc[]>;
  markReported(key: string): Promise<void>;
}
interface Ending {
  state: 'sent' | 'given_up' | 'expired';
  goneAt: Date;
}

const personal = { to: '', text: '', form: '', otherwise: '', sendingUntil: '' };

function schemaOf() {
  const schema = plainSchema({
    channel: String,
    lane: { type: String, enum: lanes },
    to: String,
    text: String,
    form: { type: partSchema({ name: String, page: String }), default: undefined },
    otherwise: String,
    personId: nullable(String),
    state: String,
    tries: Number,
    at: Date,
    nextAt: Date,
    expiresAt: Date,
    sendingUntil: Date,
    reported: Boolean,
    goneAt: Date,
  });
  schema.index({ state: 1, lane: 1, nextAt: 1 });
  schema.index({ goneAt: 1 }, { expireAfterSeconds: 0 });
  return schema;
}

export function makeOutboxStore(connection: mongoose.Connection): OutboxStore {
  const { model, insert } = makePlainStore<OutboxDoc>(connection, 'outbox', schemaOf());
  return {
    model,
    insert({ key, notBefore: _notBefore, form, otherwise, ...message }, now, { from, until }) {
      const way = { ...(form && { form }), ...(otherwise !== undefined && { otherwise }) };
      const blank = { state: 'waiting', tries: 0, reported: false } as const;
      return insert({ _id: key, ...message, ...way, ...blank, at: now, nextAt: from, expiresAt: until });
    },
    ...taking(model),
    async endAbandoned(now, goneAt) {
      const found = { state: 'sending', sendingUntil: trusted({ $lte: now }) };
      const ended = { $set: { state: 'sent', goneAt }, $unset: personal };
      return (await model.updateMany(found, ended)).modifiedCount;
    },
    async supersede(key, goneAt) {
      const ended = { $set: { state: 'expired', goneAt }, $unset: personal };
      await model.updateOne({ _id: key, state: 'waiting' }, ended);
    },
    unreported: (limit) =>
      model.find({ state: 'given_up', reported: false }).limit(limit).lean<OutboxDoc[]>().exec(),
    async markReported(key) {
      await model.updateOne({ _id: key }, { $set: { reported: true } });
    },
  };
}

function taking(model: Model): Pick<OutboxStore, 'takeOne' | 'takeNext' | 'putBack' | 'turnToPhone' | 'end'> {
  const take = (filter: object, now: Date, until: Date) =>
    model
      .findOneAndUpdate(
        { ...filter, state: 'waiting', nextAt: trusted({ $lte: now }) },
        { $set: { state: 'sending', sendingUntil: until }, $inc: { tries: 1 } },
        { returnDocument: 'after', sort: { nextAt: 1 } },
      )
      .lean<Taken>()
      .exec();
  // the count of tries says whose taking it is
  const mine = ({ _id, tries }: Taken) => ({ _id, state: 'sending', tries });
  return {
    takeOne: (key, now, until) => take({ _id: key }, now, until),
    takeNext: (lane, now, until) => take({ lane }, now, until),
    async putBack(taken, nextAt) {
      const back = { $set: { state: 'waiting', nextAt }, $unset: { sendingUntil: '' } };
      await model.updateOne(mine(taken), back);
    },
    async turnToPhone(taken, phone, now) {
      const turned = { channel: 'sms', to: phone, state: 'waiting', nextAt: now };
      await model.updateOne(mine(taken), {
        $set: turned,
        $unset: { form: '', otherwise: '', sendingUntil: '' },
      });
    },
    async end(taken, ending) {
      const ended = { $set: { ...ending }, $unset: personal };
      return (await model.updateOne(mine(taken), ended)).modifiedCount === 1;
    },
  };
}
