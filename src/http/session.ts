import type { Request, RequestHandler } from 'express';
import { type Actor, nobody } from '../kernel/actor.ts';
import { csrfRefused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { withOrigin } from '../kernel/origin.ts';

/** How the pipeline finds out who holds a session. */
export interface SessionPort {
  ofSession(sid: string): Promise<{ actor: Actor; session: { csrf: string } } | null>;
}
interface SessionContext {
  actor: Actor;
  csrf: string | null;
  sid: string | undefined;
  /** What the browser is known by, whoever uses it. */
  device: string | undefined;
  requestId: string;
}
/** The cookies of a session and of a device. */
export interface CookieNames {
  session: string;
  device: string;
}
const isSecret = /^[\w-]{20,100}$/;
const nothingKnown: SessionContext = {
  actor: nobody,
  csrf: null,
  sid: undefined,
  device: undefined,
  requestId: 'req_unknown',
};
const contexts = new WeakMap<Request, SessionContext>();

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=') || undefined;
  }
  return undefined;
}

/** Gives each request an id of its own; it stands in the answer, in problems and in the log. */
export const requestIds: RequestHandler = (req, res, next) => {
  const requestId = newId('req');
  contexts.set(req, { actor: nobody, csrf: null, sid: undefined, device: undefined, requestId });
  res.set('X-Request-Id', requestId);
  withOrigin({ requestId, ip: req.ip ?? null }, next);
};

/** Session → actor, read anew for each request that is not answered alike for everybody. */
export function makeSessionReader(port: SessionPort, names: CookieNames) {
  return async (req: Request): Promise<void> => {
    const given = readCookie(req.headers.cookie, names.device);
    const context = { ...sessionContextOf(req), device: given && isSecret.test(given) ? given : undefined };
    contexts.set(req, context);
    const sid = readCookie(req.headers.cookie, names.session);
    if (!sid || sid.length > 100) return;
    const held = await port.ofSession(sid);
    if (held) contexts.set(req, { ...context, actor: held.actor, csrf: held.session.csrf, sid });
  };
}

export function sessionContextOf(req: Request): SessionContext {
  return contexts.get(req) ?? nothingKnown;
}

/**
 * A change must come from our own pages: the Origin, where the browser names one, is the public one or this host by
 * the scheme that it was asked by, and a session's change carries its token. Throws `csrf_refused`.
 */
export function guardChange(req: Request, publicOrigin: string): void {
  const origin = req.headers.origin;
  if (origin !== undefined) {
    const asked = `${req.protocol}://${req.headers.host}`;
    const own = URL.canParse(asked) ? new URL(asked).origin : publicOrigin;
    if (origin !== own && origin !== publicOrigin) throw csrfRefused();
  }
  const { csrf } = sessionContextOf(req);
  if (csrf !== null && req.get('x-csrf-token') !== csrf) throw csrfRefused();
}
