/**
 * The demo neighbourhood: its ground, its people, what they offer and a little of what has happened.
 * Goes through the services; running it again changes nothing. `--if-empty` leaves a store alone that
 * has people already. Prints who can sign in as what.
 */
import { makeLog } from '../src/adapters/log.ts';
import { connectMongo } from '../src/adapters/mongo.ts';
import { type Config, configOrExit, readCommandConfig } from '../src/config.ts';
import { wire } from '../src/wiring.ts';
import { makeActivities } from './demo/activities.ts';
import { type CastMember, demoPassword, officials, residents } from './demo/cast.ts';
import { makeShop } from './demo/goods.ts';
import { makeLife } from './demo/life.ts';
import { makeWall } from './demo/loans.ts';
import { secondFinder } from './demo/neighbours.ts';
import { makePickups } from './demo/pickups.ts';
import { makeRooms } from './demo/rooms.ts';
import { makeShops } from './demo/shops.ts';
import { type Features, makeMarketplace, personOf, staffOf } from './demo/supply.ts';
import { demoGround } from './ground/index.ts';

const started = performance.now();
const say = (line: string) => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`  ${seconds.padStart(4)} s  ${line}\n`);
};

async function makePeople(features: Features): Promise<void> {
  for (const member of Object.values(residents)) await personOf(features, member);
  const staff: CastMember[] = [...Object.values(officials), secondFinder];
  for (const member of staff) {
    const person = await personOf(features, member);
    if (member.login && !person.login)
      await features.people.setPassword(person._id, member.login, demoPassword);
  }
  say(`${Object.keys(residents).length} residents, ${staff.length} leaders and staff`);
}

/** A neighbour of the demo lives through weeks within a minute: what the street allows in one is more. */
async function allowMore({ settings }: Features): Promise<void> {
  const [street, key, most] = ['510115001', 'orders.perProviderWeek', 30] as const;
  if (settings.of(street)[key] === most) return;
  const by = { byId: null, as: 'command', reason: '演示数据一次办完好几周的订单' };
  await settings.change(street, key, most, settings.versionOf(street), by);
}

async function makeDemo(features: Features, { publicUrl, standinUrl }: Config): Promise<void> {
  if (!(await features.grids.ground(true))) {
    const { report } = await features.reach.importGround(demoGround());
    say(`柳岸社区: ${report.microGrids} micro-grids, ${report.pairs} walks`);
  }
  await makePeople(features);
  await allowMore(features);
  const artisans = await makeMarketplace(features, publicUrl, say);
  await makeShop(features, await staffOf(features), artisans, standinUrl, say);
  await makeActivities(features, await staffOf(features), artisans, standinUrl, say);
  await makeRooms(features, await staffOf(features), artisans, standinUrl, say);
  await makeShops(features, await staffOf(features), artisans, say);
  await makeWall(features, await staffOf(features), artisans, standinUrl, say);
  await makePickups(features, await staffOf(features), artisans, say);
  await makeLife(features, artisans, standinUrl, say);
  await features.projection.rebuild();
}

async function roster(features: Features): Promise<string[]> {
  const people = await features.people.listDemo();
  const lines = people.map(({ name, phone, about, login }) => {
    const how = login ? `${login} / ${demoPassword}` : phone;
    return `  ${name.padEnd(4, '　')} ${how.padEnd(28)} ${about ?? ''}`;
  });
  return [
    '',
    'Who can sign in (by the phone and its code, staff by password; or with a click on /local):',
    ...lines,
  ];
}

const config = configOrExit(readCommandConfig);
const connection = await connectMongo({ uri: config.mongodbUri, poolSize: 8, waitMs: 4000 });
// what the demo's people were told in the past does not ring their phones now
const application = wire({ config, connection, log: makeLog('warn'), webDir: 'web', sms: null });
try {
  await application.openData();
  await application.prepare();
  await application.begin();
  const isEmpty = !(await application.features.people.hasAny());
  if (isEmpty || !process.argv.includes('--if-empty')) {
    process.stdout.write('Loading the demo neighbourhood\n');
    await makeDemo(application.features, config);
  }
  for (const line of await roster(application.features)) process.stdout.write(`${line}\n`);
} finally {
  await application.stop();
  await connection.close();
}
process.exit(0);
