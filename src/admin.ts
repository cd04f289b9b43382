// npm run admin: makes the first person of a new installation, or offers a login to somebody who is known.
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type mongoose from 'mongoose';
import { makeLog } from './adapters/log.ts';
import { connectMongo, ensureIndexes, isDatabaseAway } from './adapters/mongo.ts';
import { makeInfrastructureStores } from './adapters/mongo-infrastructure.ts';
import { DataRefused, openData } from './adapters/mongo-migrations.ts';
import { configOrExit, readStoreConfig } from './config.ts';
import { makeAudit } from './features/audit/index.ts';
import { type Grids, makeGrids } from './features/grids/index.ts';
import { makePeople } from './features/people/index.ts';
import type { RoleName } from './kernel/actor.ts';
import { byCommand } from './kernel/audit.ts';
import { makeClock } from './kernel/clock.ts';
import { isAppError } from './kernel/errors.ts';
import { Outbox } from './kernel/outbox.ts';
import { makeOutboxStore } from './kernel/outbox-store.ts';
import { Sealing } from './kernel/sealing.ts';
import { migrations } from './migrations.ts';

const USAGE = `npm run admin -- --login NAME --phone PHONE [--name NAME] [--role ROLE] [--grid CODE] [--password-stdin]
                  [--reset-second-factor]
  makes a person who signs in with a name and a password. Whoever is known by this phone already gets the role, and
  takes the login themselves: by a code to their phone, with a password of their own.
  --role   admin (default), staff, supervisor or auditor
  --grid   where the role holds, with everything below; the only district where there is one
  --reset-second-factor  takes the codes of an authenticator off somebody who is known and lost theirs
  --password-stdin  reads the password from standard input; without it one is made and printed once`;

const ROLES: readonly RoleName[] = ['admin', 'staff', 'supervisor', 'auditor'];

/** The server sends: here a message is kept for it. */
const laterGateways = { sms: { send: async () => ({ kind: 'busy' as const, why: 'left to the server' }) } };

/** One sentence for the person at the console. */
class Refusal extends Error {}

interface Wanted {
  login: string;
  phone: string;
  name: string;
  role: RoleName;
  grid: string | undefined;
  password: string;
  made: boolean;
  resets: boolean;
}

function readArguments() {
  const value = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        login: value,
        phone: value,
        name: value,
        role: value,
        grid: value,
        'password-stdin': { type: 'boolean' },
        'reset-second-factor': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('\n')[0]} (npm run admin -- --help)`);
  }
}

async function readWanted(): Promise<Wanted | null> {
  const given = readArguments();
  if (given.help || Object.keys(given).length === 0) return null;
  const login = given.login ?? '';
  const phone = given.phone ?? '';
  const role = ROLES.find((name) => name === (given.role ?? 'admin'));
  if (!/^[a-z0-9._-]{3,40}$/.test(login)) {
    throw new Refusal('--login must be 3 to 40 of the signs a-z, 0-9, dot, dash and underscore.');
  }
  if (!/^1[3-9]\d{9}$/.test(phone)) throw new Refusal('--phone must be a mobile number of 11 digits.');
  if (role === undefined) throw new Refusal(`--role must be one of ${ROLES.join(', ')}.`);
  const name = (given.name ?? login).trim();
  if (name === '' || name.length > 30) throw new Refusal('--name must be 1 to 30 signs long.');
  const made = given['password-stdin'] !== true;
  const password = made
    ? randomBytes(15).toString('base64url')
    : (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password.length < 10 || password.length > 100) {
    throw new Refusal('The password must be 10 to 100 signs long.');
  }
  const resets = given['reset-second-factor'] === true;
  return { login, phone, name, role, grid: given.grid, password, made, resets };
}

/** The grid that was named, or the only district. */
async function chooseGrid(grids: Grids, code: string | undefined): Promise<string> {
  if (code !== undefined) {
    if (!/^[\w-]{1,40}$/.test(code)) throw new Refusal('--grid must be the code of a grid.');
    if ((await grids.ground()) !== null && (await grids.seek(code)) === null) {
      throw new Refusal(`There is no grid ${code}: --grid must be a code of the imported grids.`);
    }
    return code;
  }
  const districts = await grids.children(null);
  const [only] = districts;
  if (only !== undefined && districts.length === 1) return only.code;
  const known = districts.map((grid) => grid.code).join(', ') || 'none is imported yet';
  throw new Refusal(`--grid is needed to say where the role holds (districts: ${known}).`);
}

/** Nobody reads the trail here. */
const noNames = { namesOf: async () => new Map<string, string>(), workersCalled: async () => [] };

/** Nobody signs in here. */
const onlyMade = {
  demo: false,
  placeOf: async () => null,
  codesPerAddress: async () => 0,
  passwordsPerAddress: async () => 0,
  idleDays: async () => 180,
  sealing: new Sealing([]),
  isSecondFactorRequired: () => false,
};

async function make(connection: mongoose.Connection, wanted: Wanted): Promise<string> {
  const clock = makeClock();
  const log = makeLog('warn');
  const { api: grids } = makeGrids({ connection });
  const audit = makeAudit({ connection, clock, grids, ...noNames });
  const outbox = new Outbox({ store: makeOutboxStore(connection), clock, log, gateways: laterGateways });
  const {
    api: people,
    logins,
    secondFactors,
    parts,
  } = makePeople({
    ...{ connection, clock, outbox, audit: audit.api },
    ...{ gridsBelow: grids.below, pathOf: grids.pathOf },
    ...onlyMade,
  });
  const grid = await chooseGrid(grids, wanted.grid);
  await openData(connection, makeInfrastructureStores(connection).leases, log, migrations);
  await ensureIndexes([...parts.models, ...audit.parts.models, ...outbox.parts.models]);
  const known = await people.seekByPhone(wanted.phone);
  const person = await people.ensureByPhone(wanted.phone, wanted.name);
  // the role first: the trail of the login then belongs to its grid
  await people.grant(person._id, { role: wanted.role, grid }, byCommand);
  const is = `${wanted.role} of ${grid}`;
  if (known) {
    if (wanted.resets) await secondFactors.resetBy(person._id, byCommand);
    await logins.offer(person._id, wanted.login, byCommand);
    await outbox.idle();
    return `${person.name} is ${is}, is known already, and takes the login ${wanted.login} after signing in by phone: 我的 → 登录与账号.`;
  }
  await people.setPassword(person._id, wanted.login, wanted.password, byCommand);
  const shown = wanted.made ? `\nPassword, shown only now: ${wanted.password}` : '';
  return `${person.name} signs in as ${wanted.login} and is ${is}.${shown}`;
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal || error instanceof DataRefused) return error.message;
  if (isAppError(error, 'login_taken')) return 'This login belongs to another person: choose another one.';
  if (isDatabaseAway(error)) {
    return 'The database does not answer: check that its server runs (`npm start`), or MONGODB_URI.';
  }
  return `The person could not be made: ${String(error)}`;
}

async function main(): Promise<number> {
  const wanted = await readWanted();
  if (wanted === null) {
    console.log(USAGE);
    return 0;
  }
  const { mongodbUri } = configOrExit(readStoreConfig);
  const connection = await connectMongo({ uri: mongodbUri, poolSize: 2, waitMs: 3000 });
  try {
    console.log(await make(connection, wanted));
    return 0;
  } finally {
    await connection.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
