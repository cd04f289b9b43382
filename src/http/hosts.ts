import type { RequestHandler } from 'express';
import { forbidden } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';

/** Names that lead to this machine whatever a name server says. */
const local = /^(localhost|[\w-]+\.localhost|127\.0\.0\.1|\[::1\])$/;

function nameOf(host: string | undefined): string {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

/**
 * A demo signs everybody in as anybody, so it answers only under its own names: a page of elsewhere whose name was
 * made to lead here (DNS rebinding) sends its own name as Host. Throws `forbidden`.
 */
export function ownHosts(publicUrl: string, log: Log): RequestHandler {
  const own = new URL(publicUrl).hostname;
  return (req, _res, next) => {
    const name = nameOf(req.headers.host);
    if (name === own || local.test(name)) return next();
    log.warn({ host: name }, 'a demo answers only under PUBLIC_URL and on this machine');
    throw forbidden();
  };
}
