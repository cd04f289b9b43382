import { asFailure, type Failure, failureOf } from './failure.ts';
import { refreshSession } from './session.ts';

interface Raw<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer and the version it carries, for a change by If-Match. */
export interface Versioned<T> {
  data: T;
  etag: string;
}

async function send<T>(call: () => Promise<Raw<T>>): Promise<Raw<T>> {
  let raw: Raw<T>;
  try {
    raw = await call();
  } catch (thrown) {
    throw asFailure(thrown);
  }
  if (!raw.response.ok) throw failureOf(raw.error, raw.response.status);
  return raw;
}

/** A session may have been renewed in another tab: its new token is fetched and the call made once more. */
async function sendWithToken<T>(call: () => Promise<Raw<T>>): Promise<Raw<T>> {
  try {
    return await send(call);
  } catch (thrown) {
    if ((thrown as Failure).code !== 'csrf_refused') throw thrown;
    await refreshSession();
    return send(call);
  }
}

/** The answer's body; throws a `Failure`. */
export async function request<T>(call: () => Promise<Raw<T>>): Promise<T> {
  return (await sendWithToken(call)).data as T;
}

export async function requestVersioned<T>(call: () => Promise<Raw<T>>): Promise<Versioned<T>> {
  const raw = await sendWithToken(call);
  return { data: raw.data as T, etag: raw.response.headers.get('etag') ?? '' };
}
