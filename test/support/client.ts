import { Agent, type IncomingMessage } from 'node:http';
import supertest from 'supertest';
import type { Answer, OperationRequest } from '../../src/contract/handler.ts';
import { type Contract, type Operation, product } from '../../src/contract/load.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { components, OperationId } from '../../src/contract/types.gen.ts';
import { faultOfAnswer } from '../../src/contract/validate.ts';
import type { Application } from '../../src/wiring.ts';
import { covered } from './coverage.ts';

/** What a test may say when it calls an operation; an id alone stands for `{ params: { id } }`. */
interface CallOptions<O extends OperationId> {
  params?: OperationRequest<O>['params'];
  query?: Record<string, string | number | boolean>;
  headers?: Record<string, string>;
  body?: OperationRequest<O>['body'];
}
/** Tests speak of services; those of another kind say so themselves. */
type OtherKind = Exclude<components['schemas']['Booking']['kind'], 'service'>;
type OfServices<T> = T extends { kind: OtherKind }
  ? never
  : T extends object
    ? { [K in keyof T]: OfServices<T[K]> }
    : T;
export type BodyOf<O extends OperationId> = OfServices<NonNullable<Answer<O>['body']>>;
interface Got<O extends OperationId> {
  status: number;
  body: BodyOf<O>;
  headers: Record<string, string>;
}

/** Every operation of the contract as a method. */
type Client = {
  [O in OperationId]: (
    options?: string | CallOptions<O>,
    body?: OperationRequest<O>['body'],
  ) => Promise<BodyOf<O>>;
};
/** The same, for calls that are expected to be refused: gives the problem, and fails where there is none. */
type RefusedClient = {
  [O in OperationId]: (options?: string | LooseCallOptions, body?: unknown) => Promise<Problem>;
};
/** The same with status and headers beside the body. */
type RawClient = {
  [O in OperationId]: (options?: string | LooseCallOptions, body?: unknown) => Promise<Got<O>>;
};
/** Bad input on purpose has no type. */
export interface LooseCallOptions {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Credentials {
  cookie: string;
  csrf: string;
}
interface Target {
  baseUrl: string;
  /** Where it is not the product's own. */
  contract?: Contract;
  agent: Agent;
  credentials(): Promise<Credentials | null>;
}

function pathOf(operation: Operation, params: Record<string, string> | undefined): string {
  return operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  );
}

/** A form's fields; what is given as bytes is its file. */
function addFields(request: supertest.Test, fields: Record<string, string | Buffer>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (Buffer.isBuffer(value)) request.attach(name, value, 'picture.jpg');
    else request.field(name, value);
  }
}

/** Files as bytes; what is refused instead says so in JSON. */
function takeBytes(
  res: IncomingMessage & { text?: string },
  done: (fault: Error | null, body: unknown) => void,
) {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer | string) => chunks.push(Buffer.from(chunk as Buffer)));
  res.on('end', () => {
    const whole = Buffer.concat(chunks);
    if (!/json/.test(res.headers['content-type'] ?? '')) return done(null, whole);
    res.text = whole.toString('utf8');
    return done(null, JSON.parse(res.text));
  });
}

async function call(target: Target, id: string, options: string | LooseCallOptions = {}, body?: unknown) {
  const operation = (target.contract ?? product).operationById.get(id);
  if (!operation) throw new Error(`the contract has no operation ${id}`);
  const callOptions: LooseCallOptions = typeof options === 'string' ? { params: { id: options } } : options;
  const sent = body ?? callOptions.body;
  const request = supertest(target.baseUrl)
    [operation.method](pathOf(operation, callOptions.params))
    .query(callOptions.query ?? {})
    .agent(target.agent);
  const credentials = await target.credentials();
  if (credentials) request.set('Cookie', credentials.cookie).set('X-CSRF-Token', credentials.csrf);
  for (const [name, value] of Object.entries(callOptions.headers ?? {})) request.set(name, value);
  if (Object.keys(operation.responses['200']?.content ?? {}).some((type) => /spreadsheet/.test(type)))
    request.buffer(true).parse(takeBytes as never);
  const isForm = operation.bodyType === 'multipart/form-data';
  if (isForm) addFields(request, (sent ?? {}) as Record<string, string | Buffer>);
  const answer = await (sent === undefined || isForm ? request : request.send(sent as object));
  const hasBody = Buffer.isBuffer(answer.body) || (answer.text !== undefined && answer.text !== '');
  const isText =
    hasBody && !Buffer.isBuffer(answer.body) && !/json/.test(answer.headers['content-type'] ?? '');
  const parsed: unknown = !hasBody ? undefined : isText ? answer.text : answer.body;
  const fault = faultOfAnswer(operation, answer.status, answer.headers['content-type'] ?? '', parsed);
  if (fault)
    throw new Error(`${id} answered ${answer.status} against the contract: ${fault}\n${answer.text}`);
  covered(id, answer.status, (parsed as { code?: string } | undefined)?.code);
  return { status: answer.status, body: parsed, headers: answer.headers as Record<string, string> };
}

function proxy<T>(run: (id: string, options?: string | LooseCallOptions, body?: unknown) => unknown): T {
  return new Proxy(
    {},
    {
      get: (_target, id) =>
        typeof id === 'string' && id !== 'then'
          ? (options?: string | LooseCallOptions, body?: unknown) => run(id, options, body)
          : undefined,
    },
  ) as T;
}

/** Someone at the API: `ok` by default, `refused` and `raw` beside it. */
export interface Caller extends Client {
  refused: RefusedClient;
  raw: RawClient;
}

export function callerOf(target: Target): Caller {
  const ok = proxy<Client>(async (id, options, body) => {
    const got = await call(target, id, options, body);
    if (got.status >= 400) throw new Error(`${id} was refused: ${got.status} ${JSON.stringify(got.body)}`);
    return got.body;
  });
  const refused = proxy<RefusedClient>(async (id, options, body) => {
    const got = await call(target, id, options, body);
    if (got.status < 400) throw new Error(`${id} was not refused: ${got.status} ${JSON.stringify(got.body)}`);
    return got.body;
  });
  const raw = proxy<RawClient>((id, options, body) => call(target, id, options, body));
  return new Proxy(ok, {
    get: (client, name, receiver) =>
      name === 'refused' ? refused : name === 'raw' ? raw : Reflect.get(client, name, receiver),
  }) as Caller;
}

/** Lets go of a connection before the server does, which closes one that is idle for five seconds. */
const idleMs = 3000;

/** Everybody at one server: each has a session and connections of their own, which stay open between calls. */
export function everybodyAt(
  baseUrl: string,
  signIn: (id: string) => Promise<Credentials>,
  contract?: Contract,
): (person: { _id: string } | null) => Caller {
  const callers = new Map<string, Caller>();
  return (person) => {
    const id = person?._id ?? '';
    const known = callers.get(id);
    if (known) return known;
    let session: Promise<Credentials> | undefined;
    const credentials = async () => {
      if (!person) return null;
      session ??= signIn(person._id);
      return session;
    };
    const agent = new Agent({ keepAlive: true, timeout: idleMs });
    const caller = callerOf({ baseUrl, agent, credentials, ...(contract ? { contract } : {}) });
    callers.set(id, caller);
    return caller;
  };
}

/** Opens a session as the server itself does. */
export const sessionOpener =
  ({ people }: Pick<Application['features'], 'people'>) =>
  async (id: string): Promise<Credentials> => {
    const { sid, csrf } = await people.openSession(await people.find(id));
    return { cookie: `sid=${sid}`, csrf };
  };
