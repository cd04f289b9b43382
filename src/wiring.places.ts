import type mongoose from 'mongoose';
import { makeFileStorage } from './adapters/files/index.ts';
import { makeWechatOpen, makeWechatTickets } from './adapters/wechat-open/index.ts';
import type { Config } from './config.ts';
import type { Contract } from './contract/load.ts';
import { makeAudit } from './features/audit/index.ts';
import { makeFiles } from './features/files/index.ts';
import { type Grids, makeGrids } from './features/grids/index.ts';
import type { Kind } from './features/orders/index.ts';
import { makePeople } from './features/people/index.ts';
import { makePhoneChanges } from './features/phone-changes/index.ts';
import { makeProxies } from './features/proxies/index.ts';
import { makeQuotas } from './features/quotas/index.ts';
import { makeReach } from './features/reach/index.ts';
import { makeSettings, type SettingReader } from './features/settings/index.ts';
import { makeWechat } from './features/wechat/index.ts';
import type { RoleGrant } from './kernel/actor.ts';
import type { MovableClock } from './kernel/clock.ts';
import type { Log } from './kernel/log.ts';
import type { OutboxPort } from './kernel/outbox.ts';
import type { Gateway } from './kernel/outbox-message.ts';
import { Sealing } from './kernel/sealing.ts';
import { makeTexts, type TextPlaces } from './wiring.texts.ts';

type Audit = ReturnType<typeof makeAudit>;

export interface WiringOptions {
  config: Config;
  connection: mongoose.Connection;
  log: Log;
  /** Where the built pages are. */
  webDir: string;
  /** Instead of the gateway of the settings; null: nobody is written to. */
  sms?: Gateway | null;
  /** Instead of the product's own contract. */
  contract?: Contract;
  /** Instead of the product's own kinds of order, with what people are told of them. */
  kinds?: readonly Kind[];
  sentences?: Readonly<Record<string, string>>;
}

/** So often may one network address ask for codes or send a wrong password; a demo is one address. */
const triesOfDemo = 5000;

/** A micro-grid's short name, or null where there is no such micro-grid. */
const microOf = (grids: Pick<Grids, 'seek'>) => async (code: string) => {
  const grid = await grids.seek(code);
  return grid?.level === 'micro' ? { code: grid.code, name: grid.name } : null;
};

/** The official account; nulls where the server speaks for none. */
function wechatAccount({ wechat: { appid, open } }: Config) {
  if (!open) return { login: null, tickets: null };
  const account = { appid, ...open };
  return { login: makeWechatOpen(account), tickets: makeWechatTickets(account) };
}

/** What second factors are sealed with, and who must have one. */
function secondFactorsBy({ dataKeys }: Config, settings: SettingReader) {
  const isRequiredOn = (grid: string) => settings.of(grid)['staff.secondFactor'] === 'required';
  return {
    sealing: new Sealing(dataKeys),
    isSecondFactorRequired: (roles: readonly RoleGrant[]) => roles.some(({ grid }) => isRequiredOn(grid)),
  };
}

/** Where things are, and who is there. */
type Named = Pick<ReturnType<typeof makePeople>['api'], 'namesOf' | 'workersCalled'>;
/** People come after the trail, and it shows their names. */
function namesFrom(people: () => Named, { below }: { below(codes: readonly string[]): readonly string[] }) {
  return {
    namesOf: (ids: readonly string[]) => people().namesOf(ids),
    workersCalled: (codes: readonly string[], name: string) => people().workersCalled(below(codes), name),
  };
}

export function makePlaces(
  options: WiringOptions,
  clock: MovableClock,
  outbox: OutboxPort,
  texts: () => TextPlaces,
) {
  const { config, connection, log } = options;
  const { demo, publicUrl } = config;
  const grids = makeGrids({ connection });
  const reach = makeReach({ connection, grids: grids.api });
  const placeOf = microOf(grids.api);
  const named = namesFrom(() => people.api, grids.api);
  const audit: Audit = makeAudit({ connection, clock, grids: grids.api, ...named });
  const storage = makeFileStorage(config, log);
  const files = makeFiles({ connection, clock, audit: audit.api, storage });
  const settings = makeSettings({ connection, clock, log, grids: grids.api, audit: audit.api });
  const perAddress = (key: 'signIn.codesPerAddress' | 'signIn.passwordsPerAddress') => async () =>
    config.demo ? triesOfDemo : settings.api.mostOfDistricts(key);
  const quotas = makeQuotas({ connection, clock, settings: settings.api });
  const people = makePeople({
    gridsBelow: grids.api.below,
    ...{ connection, clock, placeOf, outbox },
    audit: audit.api,
    demo,
    pathOf: grids.api.pathOf,
    codesPerAddress: perAddress('signIn.codesPerAddress'),
    passwordsPerAddress: perAddress('signIn.passwordsPerAddress'),
    ...secondFactorsBy(config, settings.api),
    idleDays: async () => settings.api.mostOfDistricts('signIn.idleDays'),
  });
  const base = { connection, clock, log, outbox, audit: audit.api, settings: settings.api };
  const phoneChanges = makePhoneChanges({ ...base, namesOf: named.namesOf, people });
  const account = wechatAccount(config);
  const wechat = makeWechat({ connection, clock, outbox, people, placeOf, demo, publicUrl, ...account });
  const proxies = makeProxies({ ...base, people: people.api, grids: grids.api });
  const moderation = makeTexts({ connection, clock, log, audit, people }, texts);
  const access = { people, phoneChanges, wechat, proxies, moderation };
  return { placeOf, grids, audit, settings, quotas, files, reach, ...access };
}
export type Places = ReturnType<typeof makePlaces>;
