import type { Handlers } from '../../contract/handler.ts';
import { presentOwnSession, presentSession } from './session.present.ts';
import type { SessionService } from './session.service.ts';

type SessionOps =
  | 'listSessions'
  | 'openSessions'
  | 'listOwnSessions'
  | 'moveSession'
  | 'cancelSession'
  | 'keepSessionList';

export function sessionRoutes(sessions: SessionService): Pick<Handlers, SessionOps> {
  return {
    listSessions: async ({ params, query }) => ({
      body: { items: (await sessions.listAt(params.id, query.place)).map(presentSession) },
    }),
    listOwnSessions: async ({ actor, params }) => ({
      body: { items: (await sessions.listAll(actor, params.id)).map(presentOwnSession) },
    }),
    async openSessions({ actor, params, body, key }) {
      const { startAt, weeks = 1, except = [], seats, theme } = body;
      const opening = { startAt: new Date(startAt), weeks, except, seats, theme: theme?.trim() || null };
      const opened = await sessions.open(actor, params.id, opening, key);
      return { body: { items: opened.map(presentOwnSession) } };
    },
    moveSession: async ({ actor, params, body, key }) => ({
      body: presentOwnSession(
        await sessions.move(actor, params.id, { startAt: new Date(body.startAt), reason: body.reason }, key),
      ),
    }),
    cancelSession: async ({ actor, params, body, key }) => ({
      body: presentOwnSession(await sessions.cancel(actor, params.id, body.reason, key)),
    }),
    keepSessionList: async ({ actor, params, key }) => ({
      body: presentOwnSession(await sessions.keepList(actor, params.id, key)),
    }),
  };
}
