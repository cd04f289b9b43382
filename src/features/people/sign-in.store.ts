import type mongoose from 'mongoose';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  type PlainStore,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';

interface CodeDoc {
  _id: string;
  n: number;
  hash: string;
  until: Date;
  tries: number;
  sentAt: Date[];
}
interface Budget {
  _id: string;
  count: number;
  expiresAt: Date;
}
const maxTries = 5;

/** Codes that were sent, and how often what may be tried again. */
export interface SignInStore extends CodeStore, BudgetStore {
  readonly models: readonly Model[];
}
interface CodeStore {
  seekCode(phone: string): Promise<CodeDoc | null>;
  /** Stores a new code on the condition that nobody stored one since `n` was read. */
  putCode(phone: string, n: number, code: Omit<CodeDoc, '_id' | 'n' | 'tries'>): Promise<boolean>;
  /** Counts a try before anything is compared; null where the tries are used up or the time is over. */
  tryCode(phone: string, now: Date): Promise<CodeDoc | null>;
  /** Uses a code up: true for exactly one of those who knew it. */
  spendCode(phone: string, hash: string): Promise<boolean>;
}
interface BudgetStore {
  /** Counts one more use of a budget; the count so far, this use included. */
  spend(budget: string, expiresAt: Date): Promise<number>;
  /** Takes one use back. */
  giveBack(budget: string): Promise<void>;
}

export function makeSignInStore(connection: mongoose.Connection): SignInStore {
  const code = plainSchema({ n: Number, hash: String, until: Date, tries: Number, sentAt: [Date] });
  const budget = plainSchema({ count: Number, expiresAt: Date });
  budget.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  const codes = makePlainStore<CodeDoc>(connection, 'codes', code);
  const budgets = makePlainStore<Budget>(connection, 'budgets', budget);
  return {
    models: [codes, budgets].map(({ model }) => model),
    ...codeStore(codes),
    spend: (id, expiresAt) => spend(budgets.model, id, expiresAt),
    async giveBack(id) {
      await budgets.model.updateOne({ _id: id }, { $inc: { count: -1 } });
    },
  };
}

function codeStore({ model, seek, insert }: PlainStore<CodeDoc>): CodeStore {
  return {
    seekCode: seek,
    async putCode(phone, n, code) {
      const set = { ...code, n: n + 1, tries: 0 };
      if (n === 0) return insert({ _id: phone, ...set });
      return (await model.updateOne({ _id: phone, n }, { $set: set })).matchedCount === 1;
    },
    tryCode(phone, now) {
      const filter = { _id: phone, tries: trusted({ $lt: maxTries }), until: trusted({ $gt: now }) };
      return model
        .findOneAndUpdate(filter, { $inc: { tries: 1 } }, { returnDocument: 'after' })
        .lean<CodeDoc>()
        .exec();
    },
    spendCode: async (phone, hash) =>
      (await model.updateOne({ _id: phone, hash }, { $set: { hash: '' } })).modifiedCount === 1,
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
