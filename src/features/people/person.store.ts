import type mongoose from 'mongoose';
import type { RoleGrant } from '../../kernel/actor.ts';
import { isDuplicate, type Model, plainSchema, trusted } from '../../kernel/process-store.ts';
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
const maxTries = 5;

function schemas() {
  const person = plainSchema({
    name: String,
    phone: String,
    homeGrid: { type: String, default: null },
    roles: [{ _id: false, role: String, grid: String }],
    addresses: [
      { _id: false, id: String, text: String, contactName: String, contactPhone: String, grid: String },
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
export class PersonStore {
  readonly models: readonly Model[];
  readonly #people: Model;
  readonly #sessions: Model;
  readonly #codes: Model;
  readonly #budgets: Model;

  constructor(connection: mongoose.Connection) {
    const { person, session, code, budget } = schemas();
    const model = (name: string, schema: mongoose.Schema) =>
      connection.model(name, schema, name) as unknown as Model;
    this.#people = model('people', person);
    this.#sessions = model('sessions', session);
    this.#codes = model('codes', code);
    this.#budgets = model('budgets', budget);
    this.models = [this.#people, this.#sessions, this.#codes, this.#budgets];
  }

  seek(id: string): Promise<Person | null> {
    return this.#people.findById(id).lean<Person>().exec();
  }
  seekByPhone(phone: string): Promise<Person | null> {
    return this.#people.findOne({ phone }).lean<Person>().exec();
  }
  seekByLogin(login: string): Promise<Person | null> {
    return this.#people.findOne({ login }).lean<Person>().exec();
  }
  listDemo(): Promise<Person[]> {
    return this.#people
      .find({ about: trusted({ $exists: true }) })
      .sort({ createdAt: 1, _id: 1 })
      .limit(100)
      .lean<Person[]>()
      .exec();
  }
  withRole(role: string, grids: readonly string[]): Promise<Person[]> {
    const roles = trusted({ $elemMatch: { role, grid: { $in: grids } } });
    return this.#people.find({ roles }).limit(200).lean<Person[]>().exec();
  }
  async hasAny(): Promise<boolean> {
    return (await this.#people.findOne({}).lean().exec()) !== null;
  }

  /** Inserts, or answers the person who has this phone already. */
  async ensure(person: Person): Promise<Person> {
    try {
      await this.#people.create([person as unknown as Record<string, unknown>]);
      return person;
    } catch (thrown) {
      if (!isDuplicate(thrown)) throw thrown;
      const standing = await this.seekByPhone(person.phone);
      if (!standing) throw loginTaken();
      return standing;
    }
  }
  async set(id: string, change: Partial<Person>): Promise<Person | null> {
    try {
      return await this.#people
        .findByIdAndUpdate(id, { $set: change }, { returnDocument: 'after' })
        .lean<Person>()
        .exec();
    } catch (thrown) {
      if (isDuplicate(thrown)) throw loginTaken();
      throw thrown;
    }
  }
  async addRole(id: string, grant: RoleGrant): Promise<void> {
    await this.#people.updateOne({ _id: id }, { $addToSet: { roles: grant } });
  }
  async removeRole(id: string, grant: RoleGrant): Promise<void> {
    await this.#people.updateOne({ _id: id }, { $pull: { roles: grant } });
  }
  /** One conditional write: false where the person has as many addresses as they may. */
  async addAddress(id: string, address: Address): Promise<boolean> {
    const room = trusted({ $exists: false });
    const done = await this.#people.updateOne(
      { _id: id, [`addresses.${mostAddresses - 1}`]: room },
      { $push: { addresses: address } },
    );
    return done.matchedCount === 1;
  }
  async removeAddress(id: string, addressId: string): Promise<boolean> {
    const done = await this.#people.updateOne({ _id: id }, { $pull: { addresses: { id: addressId } } });
    return done.modifiedCount === 1;
  }

  async insertSession(session: Session): Promise<void> {
    await this.#sessions.create([session as unknown as Record<string, unknown>]);
  }
  seekSession(id: string, now: Date): Promise<Session | null> {
    return this.#sessions
      .findOne({ _id: id, expiresAt: trusted({ $gt: now }) })
      .lean<Session>()
      .exec();
  }
  async removeSession(id: string): Promise<void> {
    await this.#sessions.deleteOne({ _id: id });
  }
  async removeSessionsOf(personId: string): Promise<void> {
    await this.#sessions.deleteMany({ personId });
  }

  seekCode(phone: string): Promise<CodeDoc | null> {
    return this.#codes.findById(phone).lean<CodeDoc>().exec();
  }
  /** Stores a new code on the condition that nobody stored one since `n` was read. */
  async putCode(phone: string, n: number, code: Omit<CodeDoc, '_id' | 'n' | 'tries'>): Promise<boolean> {
    const set = { ...code, n: n + 1, tries: 0 };
    if (n > 0) return (await this.#codes.updateOne({ _id: phone, n }, { $set: set })).matchedCount === 1;
    try {
      await this.#codes.create([{ _id: phone, ...set }]);
      return true;
    } catch (thrown) {
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }
  /** Counts a try before anything is compared; null where the tries are used up or the time is over. */
  tryCode(phone: string, now: Date): Promise<CodeDoc | null> {
    const filter = { _id: phone, tries: trusted({ $lt: maxTries }), until: trusted({ $gt: now }) };
    return this.#codes
      .findOneAndUpdate(filter, { $inc: { tries: 1 } }, { returnDocument: 'after' })
      .lean<CodeDoc>()
      .exec();
  }
  /** Uses a code up: true for exactly one of those who knew it. */
  async spendCode(phone: string, hash: string): Promise<boolean> {
    return (await this.#codes.updateOne({ _id: phone, hash }, { $set: { hash: '' } })).modifiedCount === 1;
  }

  /** Counts one more use of a budget; the count so far, this use included. */
  async spend(budget: string, expiresAt: Date): Promise<number> {
    for (let tries = 0; ; tries += 1) {
      try {
        const after = await this.#budgets
          .findOneAndUpdate(
            { _id: budget },
            { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<{ count: number }>()
          .exec();
        return after?.count ?? 1;
      } catch (thrown) {
        // two first uses at once: the second one finds the document now
        if (!isDuplicate(thrown) || tries > 3) throw thrown;
      }
    }
  }
}
