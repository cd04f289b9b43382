import type mongoose from 'mongoose';
import type { People, PeopleTrail, SignIn } from '../people/index.ts';
import { PageSigning, type ScriptDeps } from './script.service.ts';
import { type WechatRoutesDeps, wechatRoutes } from './wechat.routes.ts';
import { WechatAccounts, type WechatDeps } from './wechat.service.ts';
import { WechatStore } from './wechat.store.ts';

interface Needed
  extends Omit<WechatDeps, 'store' | 'people' | 'signIn' | 'trail'>,
    Omit<WechatRoutesDeps, 'wechat' | 'signing'> {
  tickets: ScriptDeps['tickets'];
  connection: mongoose.Connection;
  people: { api: People; signIn: SignIn; trail: PeopleTrail };
}

/** Coming in by WeChat, and paying inside it. */
export function makeWechat(deps: Needed) {
  const store = new WechatStore(deps.connection);
  const { api: people, signIn, trail } = deps.people;
  const api = new WechatAccounts({ ...deps, store, people, signIn, trail });
  const { clock, demo, placeOf, publicUrl, tickets } = deps;
  const signing = new PageSigning({ tickets, store, clock });
  const routes = wechatRoutes({ wechat: api, signing, clock, demo, placeOf, publicUrl });
  return { api, parts: { routes, access: [], models: store.models } };
}
