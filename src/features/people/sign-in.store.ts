import type mongoose from 'mongoose';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  type PlainStore,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';

/** A code that went to a phone, as one device asked for it; of a whole phone only when codes went to it. */
export interface CodeDoc {
  _id: string;
  /** Digest of the phone. */
  about: string;
  n: number;
  hash: string;
  until: Date;
  tries: number;
  sentAt: Date[];
  /** The message that brought it. */
  message: string;
  expiresAt: Date;
}
interface Budget {
  _id: string;
  count: number;
  expiresAt: Date;
}
/** A device that somebody has signed in on. */
interface Device {
  _id: string;
  personId: string;
  expiresAt: Date;
}
const maxTries = 5;

/** Codes that were sent, devices that are known, and how often what may be tried again. */
export interface SignInStore extends CodeStore, BudgetStore, DeviceStore {
  readonly models: readonly Model[];
}
interface CodeStore {
  seekCode(id: string): Promise<CodeDoc | null>;
  /** Stores a new code on the condition that nobody stored one since `n` was read. */
  putCode(id: string, n: number, code: Omit<CodeDoc, '_id' | 'n' | 'tries'>): Promise<boolean>;
  /** Counts a try before anything is compared; null where the tries are used up or the time is over. */
  tryCode(id: string, now: Date): Promise<CodeDoc | null>;
  /** Uses a code up: true for exactly one of those who knew it. */
  spendCode(id: string, hash: string): Promise<boolean>;
  /** Forgets every code of a phone, and when they went. */
  forgetCodes(about: string): Promise<void>;
}
interface BudgetStore {
  /** Counts one more use of a budget; the count so far, this use included. */
  spend(budget: string, expiresAt: Date): Promise<number>;
  /** Takes one use back. */
  giveBack(budget: string): Promise<void>;
  /** Forgets all budgets whose names begin so; letters, digits and blanks alone. */
  forgetBudgets(beginning: string): Promise<void>;
}
interface DeviceStore {
  isKnown(id: string): Promise<boolean>;
  remember(device: Device): Promise<void>;
  forgetDevices(personId: string): Promise<void>;
}

export function makeSignInStore(connection: mongoose.Connection): SignInStore {
  const code = plainSchema({
    about: String,
    n: Number,
    hash: String,
    until: Date,
    tries: Number,
    sentAt: [Date],
    message: String,
    expiresAt: Date,
  });
  const budget = plainSchema({ count: Number, expiresAt: Date });
  const device = plainSchema({ personId: String, expiresAt: Date });
  device.index({ personId: 1 });
  for (const each of [code, budget, device]) each.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  code.index({ about: 1 });
  const codes = makePlainStore<CodeDoc>(connection, 'codes', code);
  const budgets = makePlainStore<Budget>(connection, 'budgets', budget);
  const devices = makePlainStore<Device>(connection, 'devices', device);
  return {
    models: [codes, budgets, devices].map(({ model }) => model),
    ...codeStore(codes),
    spend: (id, expiresAt) => spend(budgets.model, id, expiresAt),
    async giveBack(id) {
      await budgets.model.updateOne({ _id: id }, { $inc: { count: -1 } });
    },
    async forgetBudgets(beginning) {
      await budgets.model.deleteMany({ _id: trusted({ $regex: `^${beginning}` }) });
    },
    isKnown: async (id) => (await devices.seek(id)) !== null,
    async remember({ _id, ...rest }) {
      await devices.model.updateOne({ _id }, { $set: rest }, { upsert: true });
    },
    async forgetDevices(personId) {
      await devices.model.deleteMany({ personId });
    },
  };
}

function codeStore({ model, seek, insert }: PlainStore<CodeDoc>): CodeStore {
  return {
    seekCode: seek,
    async putCode(id, n, code) {
      const set = { ...code, n: n + 1, tries: 0 };
      if (n === 0) return insert({ _id: id, ...set });
      return (await model.updateOne({ _id: id, n }, { $set: set })).matchedCount === 1;
    },
    tryCode(id, now) {
      const filter = { _id: id, tries: trusted({ $lt: maxTries }), until: trusted({ $gt: now }) };
      return model
        .findOneAndUpdate(filter, { $inc: { tries: 1 } }, { returnDocument: 'after' })
        .lean<CodeDoc>()
        .exec();
    },
    spendCode: async (id, hash) =>
      (await model.updateOne({ _id: id, hash }, { $set: { hash: '' } })).modifiedCount === 1,
    async forgetCodes(about) {
      await model.deleteMany({ about });
    },
  };
}

async function spend(budgets: Model, id: string, expiresAt: Date): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      const spent = await budgets
        .findOneAndUpdate(
          { _id: id },
          { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<Budget>()
        .exec();
      return spent?.count ?? 1;
    } catch (thrown) {
      // two first uses at once: the second one finds the document now
      if (!isDuplicate(thrown) || tries > 3) throw thrown;
    }
  }
}
