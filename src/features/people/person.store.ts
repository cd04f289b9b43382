import type mongoose from 'mongoose';
import type { RoleGrant } from '../../kernel/actor.ts';
import type { CursorPosition } from '../../kernel/page.ts';
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
import { patternOf } from '../text/index.ts';
import { loginTaken } from './person.errors.ts';
import { type Address, mostAddresses, type Person, type Session } from './person.ts';
import { type SecondFactorStore, secondFactorFields, secondFactorStore } from './second-factor.store.ts';

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
    loginAt: Date,
    loginOffer: { type: partSchema({ login: String, at: Date }), default: undefined },
    ...secondFactorFields(),
    createdAt: Date,
    lastInAt: Date,
    helper: nullable(partSchema({ name: String, phone: String })),
    closedAt: Date,
    consent: { type: partSchema({ version: String, at: Date }), default: undefined },
    about: String,
  });
  person.index({ phone: 1 }, { unique: true });
  person.index({ login: 1 }, { unique: true, sparse: true });
  person.index({ 'roles.grid': 1, name: 1, _id: 1 });
  const session = plainSchema({
    personId: String,
    csrf: String,
    way: String,
    secondAt: Date,
    expiresAt: Date,
  });
  session.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  session.index({ personId: 1 });
  return { person, session };
}

/** The documents of people and their sessions. Takes and gives plain objects. */
export interface PersonStore extends PersonReads, PersonWrites, SecondFactorStore, SessionStore {
  readonly models: readonly Model[];
}
interface RolesWanted {
  grids: readonly string[];
  role?: string | undefined;
  /** A part of the name, however either is written, or how the login begins. */
  text?: string | undefined;
}
interface PersonReads {
  /** Throws `not_found`. */
  find(id: string): Promise<Person>;
  seek(id: string): Promise<Person | null>;
  seekByPhone(phone: string): Promise<Person | null>;
  seekByLogin(login: string): Promise<Person | null>;
  listDemo(): Promise<Person[]>;
  /** Who holds a role on one of these grids, by name behind a position. */
  listWithRoles(wanted: RolesWanted, after: CursorPosition<string> | null, limit: number): Promise<Person[]>;
  withRole(role: string, grids: readonly string[]): Promise<Person[]>;
  hasAny(): Promise<boolean>;
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
interface PersonWrites {
  /** Inserts, or answers the person who has this phone already. */
  ensure(person: Person): Promise<Person>;
  /** Sets these fields and removes those. Throws `login_taken`. */
  set(id: string, change: Partial<Person>, remove?: readonly (keyof Person)[]): Promise<Person | null>;
  /** One conditional write: false where the number is another person's, or the person's is not that of before. */
  changePhone(id: string, before: string, after: string): Promise<boolean>;
  addRole(id: string, grant: RoleGrant): Promise<void>;
  removeRole(id: string, grant: RoleGrant): Promise<void>;
  /** One conditional write: false where the person has as many addresses as they may. */
  addAddress(id: string, address: Address): Promise<boolean>;
  removeAddress(id: string, addressId: string): Promise<boolean>;
}
interface SessionStore {
  insertSession(session: Session): Promise<void>;
  seekSession(id: string, now: Date): Promise<Session | null>;
  /** A second factor was shown in it: true for exactly one time. */
  passSession(id: string, secondAt: Date): Promise<boolean>;
  removeSession(id: string): Promise<void>;
  /** All of a person's sessions but this one. */
  removeSessionsOf(personId: string, but?: string): Promise<void>;
}
export function makePersonStore(connection: mongoose.Connection): PersonStore {
  const { person, session } = schemas();
  const people = makePlainStore<Person>(connection, 'people', person);
  const sessions = makePlainStore<Session>(connection, 'sessions', session);
  const reads = personReads(people);
  return {
    models: [people, sessions].map(({ model }) => model),
    ...reads,
    ...personWrites(people, reads.seekByPhone),
    ...secondFactorStore(people.model),
    ...sessionStore(sessions),
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
    listWithRoles: (wanted, after, limit) => listWithRoles(model, wanted, after, limit),
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

/** So many grids are looked for at once. */
const gridsAtOnce = 500;
const byName = (a: Person, b: Person) =>
  Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || (a._id < b._id ? -1 : 1);

async function listWithRoles(
  model: Model,
  { grids, role, text }: RolesWanted,
  after: CursorPosition<string> | null,
  limit: number,
): Promise<Person[]> {
  const behind: Record<string, unknown> = after ? behindOf(after) : {};
  const found = new Map<string, Person>();
  for (let from = 0; from < grids.length; from += gridsAtOnce) {
    const some = { ...(role ? { role } : {}), grid: { $in: grids.slice(from, from + gridsAtOnce) } };
    const roles = trusted({ $elemMatch: some });
    const page = model.find({ roles, $and: [textOf(text), behind] }).sort({ name: 1, _id: 1 });
    for (const each of await page.limit(limit).lean<Person[]>().exec()) found.set(each._id, each);
  }
  return [...found.values()].sort(byName).slice(0, limit);
}

const behindOf = ({ key: name, id }: CursorPosition<string>) => ({
  $or: [{ name: trusted({ $gt: name }) }, { name, _id: trusted({ $gt: id }) }],
});

function textOf(text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {};
  const begins = text.toLowerCase().replace(/[^a-z0-9._-]/g, '');
  const name = { name: trusted({ $regex: patternOf(text), $options: 'i' }) };
  if (begins === '' || begins !== text.toLowerCase()) return name;
  const login = trusted({ $regex: `^${begins.replaceAll('.', '\\.')}` });
  return { $or: [name, { login }, { 'loginOffer.login': login }] };
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
    async set(id, change, remove = []) {
      const gone = Object.fromEntries(remove.map((field) => [field, 1]));
      const update = { $set: change, ...(remove.length > 0 ? { $unset: gone } : {}) };
      try {
        return await model.findByIdAndUpdate(id, update, { returnDocument: 'after' }).lean<Person>().exec();
      } catch (thrown) {
        if (isDuplicate(thrown)) throw loginTaken();
        throw thrown;
      }
    },
    async changePhone(id, before, after) {
      try {
        const filter = { _id: id, phone: before };
        return (await model.updateOne(filter, { $set: { phone: after } })).matchedCount === 1;
      } catch (thrown) {
        if (isDuplicate(thrown)) return false;
        throw thrown;
      }
    },
    async addRole(id, grant) {
      await model.updateOne({ _id: id }, { $addToSet: { roles: grant } });
    },
    async removeRole(id, grant) {
      await model.updateOne({ _id: id }, { $pull: { roles: grant } });
    },
    ...addressWrites(model),
  };
}

function addressWrites(model: Model): Pick<PersonWrites, 'addAddress' | 'removeAddress'> {
  return {
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
    passSession: async (id, secondAt) =>
      (await model.updateOne({ _id: id, secondAt: trusted({ $exists: false }) }, { $set: { secondAt } }))
        .modifiedCount === 1,
    async removeSession(id) {
      await model.deleteOne({ _id: id });
    },
    async removeSessionsOf(personId, but) {
      await model.deleteMany({ personId, ...(but ? { _id: trusted({ $ne: but }) } : {}) });
    },
  };
}
