import type mongoose from 'mongoose';
import type { RoleGrant } from '../../kernel/actor.ts';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import { loginTaken } from './person.errors.ts';
import { type Address, mostAddresses, type Person, type Session } from './person.ts';

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

function schemas() {
  const person = plainSchema({
    name: String,
    phone: String,
    homeGrid: nullable(String),
    roles: [partSchema({ role: String, grid: String })],
    addresses: [
      partSchema({ id: String, text: String, contactName: String, contactPhone: String, grid: String }),
    ],
    login: String,
    passwordHash: String,
    createdAt: Date,
    about: String,
  });
  person.index({ phone: 1 }, { unique: true });
  person.index({ login: 1 }, { unique: true, sparse: true });
  const session = plainSchema({ personId: String, csrf: String, expiresAt: Date });
  session.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  session.index({ personId: 1 });
  const code = plainSchema({ n: Number, hash: String, until: Date, tries: Number, sentAt: [Date] });
  const budget = plainSchema({ count: Number, expiresAt: Date });
  budget.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return { person, session, code, budget };
}

/** The documents of people, their sessions and sign-in codes. Takes and gives plain objects. */
export interface PersonStore extends PersonReads, PersonWrites, SessionStore, CodeStore {
  readonly models: readonly Model[];
  /** Counts one more use of a budget; the count so far, this use included. */
  spend(budget: string, expiresAt: Date): Promise<number>;
}
interface PersonReads {
  /** Throws `not_found`. */
  find(id: string): Promise<Person>;
  seek(id: string): Promise<Person | null>;
  seekByPhone(phone: string): Promise<Person | null>;
  seekByLogin(login: string): Promise<Person | null>;
  listDemo(): Promise<Person[]>;
  withRole(role: string, grids: readonly string[]): Promise<Person[]>;
  hasAny(): Promise<boolean>;
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
interface PersonWrites {
  /** Inserts, or answers the person who has this phone already. */
  ensure(person: Person): Promise<Person>;
  /** Throws `login_taken`. */
  set(id: string, change: Partial<Person>): Promise<Person | null>;
  addRole(id: string, grant: RoleGrant): Promise<void>;
  removeRole(id: string, grant: RoleGrant): Promise<void>;
  /** One conditional write: false where the person has as many addresses as they may. */
  addAddress(id: string, address: Address): Promise<boolean>;
  removeAddress(id: string, addressId: string): Promise<boolean>;
}
interface SessionStore {
  insertSession(session: Session): Promise<void>;
  seekSession(id: string, now: Date): Promise<Session | null>;
  removeSession(id: string): Promise<void>;
  removeSessionsOf(personId: string): Promise<void>;
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

export function makePersonStore(connection: mongoose.Connection): PersonStore {
  const { person, session, code, budget } = schemas();
  const people = makePlainStore<Person>(connection, 'people', person);
  const sessions = makePlainStore<Session>(connection, 'sessions', session);
  const codes = makePlainStore<CodeDoc>(connection, 'codes', code);
  const budgets = makePlainStore<Budget>(connection, 'budgets', budget);
  const reads = personReads(people);
  return {
    models: [people, sessions, codes, budgets].map(({ model }) => model),
    ...reads,
    ...personWrites(people, reads.seekByPhone),
    ...sessionStore(sessions),
    ...codeStore(codes),
    spend: (id, expiresAt) => spend(budgets.model, id, expiresAt),
  };
}

function personReads({ model, find, seek }: PlainStore<Person>): PersonReads {
  return {
    find,
    seek,
    seekByPhone: (phone) => model.findOne({ phone }).lean<Person>().exec(),
    seekByLogin: (login) => model.findOne({ login }).lean<Person>().exec(),
    listDemo: () =>
      model
        .find({ about: trusted({ $exists: true }) })
        .sort({ createdAt: 1, _id: 1 })
        .limit(100)
        .lean<Person[]>()
        .exec(),
    withRole(role, grids) {
      const roles = trusted({ $elemMatch: { role, grid: { $in: grids } } });
      return model.find({ roles }).limit(200).lean<Person[]>().exec();
    },
    async namesOf(ids) {
      const found = await model
        .find({ _id: trusted({ $in: [...ids] }) })
        .select({ name: 1 })
        .lean<Person[]>()
        .exec();
      return new Map(found.map(({ _id, name }) => [_id, name]));
    },
    hasAny: async () => (await model.findOne({}).lean().exec()) !== null,
  };
}

function personWrites(
  { model, insert }: PlainStore<Person>,
  seekByPhone: PersonReads['seekByPhone'],
): PersonWrites {
  return {
    async ensure(person) {
      if (await insert(person)) return person;
      const standing = await seekByPhone(person.phone);
      if (!standing) throw loginTaken();
      return standing;
    },
    async set(id, change) {
      try {
        return await model
          .findByIdAndUpdate(id, { $set: change }, { returnDocument: 'after' })
          .lean<Person>()
          .exec();
      } catch (thrown) {
        if (isDuplicate(thrown)) throw loginTaken();
        throw thrown;
      }
    },
    async addRole(id, grant) {
      await model.updateOne({ _id: id }, { $addToSet: { roles: grant } });
    },
    async removeRole(id, grant) {
      await model.updateOne({ _id: id }, { $pull: { roles: grant } });
    },
    async addAddress(id, address) {
      const room = trusted({ $exists: false });
      const filter = { _id: id, [`addresses.${mostAddresses - 1}`]: room };
      return (await model.updateOne(filter, { $push: { addresses: address } })).matchedCount === 1;
    },
    async removeAddress(id, addressId) {
      const done = await model.updateOne({ _id: id }, { $pull: { addresses: { id: addressId } } });
      return done.modifiedCount === 1;
    },
  };
}

function sessionStore({ model, insert }: PlainStore<Session>): SessionStore {
  return {
    async insertSession(session) {
      if (!(await insert(session))) throw new Error('two sessions with one secret');
    },
    seekSession: (id, now) =>
      model
        .findOne({ _id: id, expiresAt: trusted({ $gt: now }) })
        .lean<Session>()
        .exec(),
    async removeSession(id) {
      await model.deleteOne({ _id: id });
    },
    async removeSessionsOf(personId) {
      await model.deleteMany({ personId });
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
