import type { Express } from 'express';
import { ensureIndexes, isDatabaseAway } from './adapters/mongo.ts';
import { makeInfrastructureStores } from './adapters/mongo-infrastructure.ts';
import { DataRefused, openData } from './adapters/mongo-migrations.ts';
import { moveStandinClock } from './adapters/standin/clock.ts';
import { makeApp } from './app.ts';
import type { Config } from './config.ts';
import type { Handlers } from './contract/handler.ts';
import { product } from './contract/load.ts';
import { makeDemo } from './features/demo/index.ts';
import { deviceCookie, sessionCookie } from './features/people/index.ts';
import { hasNativeSegmenter, refuseInvisible, typedDigits } from './features/text/index.ts';
import type { SessionPort } from './http/session.ts';
import { makeScheduler } from './jobs/scheduler.ts';
import { type MovableClock, makeClock } from './kernel/clock.ts';
import { newId } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { migrations } from './migrations.ts';
import { allJobs, makeLife, type Parts, settleAll, sharedClock, watchOf } from './running.ts';
import { type Features, makeFeatures, type WiringOptions } from './wiring.features.ts';

export type { WiringOptions };

function demoOf(
  { config }: WiringOptions,
  { people, placeOf, audit, grids }: Features,
  clock: MovableClock,
  moveClock: (offsetMs: number) => Promise<void>,
) {
  return makeDemo({
    people,
    clock,
    placeOf,
    demo: config.demo,
    publicUrl: config.publicUrl,
    inboxUrl: config.standinUrl && `${config.standinUrl}/inbox`,
    phoneUrl: config.standinUrl && `${config.standinUrl}/phone`,
    grids,
    moveClock: async (offsetMs) => {
      // WeChat's days go by as well, and first: what our clock then does is of that day
      if (config.standinUrl && config.readsBills) await moveStandinClock(config.standinUrl, offsetMs);
      await moveClock(offsetMs);
    },
    audit,
    districts: async () => (await grids.children(null)).map(({ code }) => code),
  });
}

/** Said once at the start, for who runs the server. */
function sayHowTextIsCut(log: Log): void {
  if (!hasNativeSegmenter()) log.warn({}, 'words are cut in plain code: jieba has no build for this system');
}

/** Who holds a session, with whom they act for at this very moment. */
function withDuties({ people, providers }: Features): SessionPort {
  return {
    async ofSession(sid) {
      const held = await people.ofSession(sid);
      return held && { ...held, actor: await providers.withDuties(held.actor) };
    },
  };
}

const keyMissing =
  'DATA_KEY lacks the key of codes that people sign in with: set the one they were set up under, beside a newer one.';

export type Application = ReturnType<typeof wire>;

/** How the outside reaches the server. */
const edgeOf = ({ publicUrl, trustProxy, demo }: Config) => ({ publicUrl, trustProxy, demo });

/** The composition root: every constructor is called here, by hand. */
export function wire(options: WiringOptions) {
  const { config, connection, log, webDir, contract = product } = options;
  const clock = makeClock();
  const infrastructure = makeInfrastructureStores(connection);
  const features = makeFeatures(options, clock);
  const { outbox } = features;
  const settleParts = () => settleAll(features.parts);
  const settle = () => settleParts().then(() => outbox.idle());
  const time = sharedClock(infrastructure, clock, settleParts);
  const demo = demoOf(options, features, clock, time.move);
  const parts: Parts = [...features.parts, demo.parts];
  const scheduler = makeScheduler(allJobs(parts), infrastructure.leases, newId('srv'), log);
  const life = makeLife(config.demo, time, watchOf(parts, log), scheduler, outbox, features.settings);
  const app: Express = makeApp({
    contract,
    handlers: Object.assign({}, ...parts.map((part) => part.routes)) as Handlers,
    access: [...new Set(parts.flatMap((part) => part.access))],
    text: { typedDigits, refuseInvisible, judge: features.moderation.judge },
    sessions: withDuties(features),
    cookies: { session: sessionCookie, device: deviceCookie },
    keys: infrastructure.keys,
    ...edgeOf(config),
    webDir,
    log,
    isDatabaseAway,
    isReady: async () => life.isReady() && connection.readyState === 1,
  });
  /** Before anything is read or written. @throws DataRefused */
  const openOwnData = async () => {
    await openData(connection, infrastructure.leases, log, migrations);
    if (!(await features.secondFactors.isReadable())) throw new DataRefused(keyMissing);
    await features.grids.refresh();
    await features.categories.open();
  };
  const prepare = () => ensureIndexes([...parts.flatMap((part) => part.models), ...infrastructure.models]);
  const { begin, start, stop } = life;
  sayHowTextIsCut(log);
  const { move: moveClock } = time;
  return { app, features, clock, settle, moveClock, openData: openOwnData, prepare, begin, start, stop };
}
