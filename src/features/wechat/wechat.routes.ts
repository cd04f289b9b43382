import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import { type SessionDeps, sessionAnswer } from '../people/index.ts';
import type { PageSigning } from './script.service.ts';
import type { WechatAccounts } from './wechat.service.ts';
import type { WechatAccount } from './wechat.ts';

export interface WechatRoutesDeps extends SessionDeps {
  wechat: WechatAccounts;
  signing: PageSigning;
  publicUrl: string;
}
type WechatRoutes = Required<
  Pick<
    Handlers,
    | 'beginWechat'
    | 'signInByWechat'
    | 'signInByWechatPhone'
    | 'signWechatPage'
    | 'getMyWechat'
    | 'bindWechat'
    | 'unbindWechat'
  >
>;
const returnPath = '/wechat/return';

export function wechatRoutes({ wechat, signing, publicUrl, ...session }: WechatRoutesDeps): WechatRoutes {
  /** In a demo everybody is on a host name of their own, and comes back to it; it was judged with the request. */
  const origin = (host: string | undefined) =>
    session.demo && host ? `${new URL(publicUrl).protocol}//${host}` : publicUrl;
  const shown = (accounts: WechatAccount[]) => ({
    isOffered: wechat.isOffered,
    since: accounts.map(({ at }) => at.toISOString()).sort()[0] ?? null,
  });
  return {
    beginWechat: async ({ device, headers }) => ({
      body: wechat.begin(device, origin(headers.host) + returnPath),
    }),
    async signInByWechat({ actor, body, ip, device }) {
      const signedIn = await wechat.arrive(body, { ip, device }, actor.personId);
      if (!signedIn) return { body: { session: null } };
      const answer = await sessionAnswer(session, signedIn);
      return { ...answer, body: { session: answer.body } };
    },
    signInByWechatPhone: async ({ body, ip, device }) =>
      sessionAnswer(session, await wechat.byPhone(body, { ip, device })),
    signWechatPage: async ({ body, headers }) => ({
      body: await signing.sign(body.url, origin(headers.host), body.refused ?? false),
    }),
    getMyWechat: async ({ actor }) => ({ body: shown(await wechat.ofPerson(personOf(actor))) }),
    bindWechat: async ({ actor, body, device }) => ({
      body: shown([await wechat.bind(personOf(actor), device, body.move ?? false)]),
    }),
    async unbindWechat({ actor }) {
      await wechat.unbind(personOf(actor));
      return {};
    },
  };
}
