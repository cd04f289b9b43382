import type { Actor } from '../kernel/actor.ts';
import type { OperationId, operations } from './types.gen.ts';

type Part<T, K extends string> = T extends { [key in K]?: infer P }
  ? NonNullable<P> extends never
    ? Nothing
    : NonNullable<P>
  : Nothing;
type Nothing = Record<string, never>;
type BodyOf<T> = T extends { requestBody?: infer B }
  ? [NonNullable<B>] extends [never]
    ? undefined
    : NonNullable<B> extends { content: { 'application/json': infer J } }
      ? J
      : NonNullable<B> extends { content: { 'multipart/form-data': infer F } }
        ? F
        : undefined
  : undefined;
type Success<R> = R extends { 200: { content: { 'image/webp': unknown } } }
  ? Buffer
  : R extends { 200: { content: { 'application/json': infer J } } }
    ? J
    : R extends { 201: { content: { 'application/json': infer J } } }
      ? J
      : R extends { 202: { content: { 'application/json': infer J } } }
        ? J
        : undefined;

/** What a handler is given: everything judged by the contract already. */
export interface OperationRequest<O extends OperationId> {
  actor: Actor;
  params: Part<operations[O]['parameters'], 'path'>;
  query: Part<operations[O]['parameters'], 'query'>;
  headers: Record<string, string | undefined>;
  body: BodyOf<operations[O]>;
  /** The bytes as they came, for operations with `x-raw-body`; of a form those of its file. */
  rawBody: Buffer;
  /** The caller's Idempotency-Key, unique together with who asks. */
  key: string | undefined;
  /** The session's secret, for signing out. */
  sid: string | undefined;
  /** The secret of the browser's own cookie, where it has one. */
  device: string | undefined;
  ip: string;
  requestId: string;
}
/** An answer by what it carries, so that operations that answer alike can share the code that answers. */
interface AnswerWith<B> {
  body?: B;
  /** Instead of a body: what is sent as it comes, in the `Content-Type` of the headers. */
  stream?: AsyncIterable<string | Uint8Array>;
  headers?: Record<string, string>;
  cookies?: { name: string; value: string; maxAgeMs: number }[];
  /** Only where the contract has more than one success. */
  status?: number;
}
export type Answer<O extends OperationId> = AnswerWith<Success<operations[O]['responses']>>;
export type Handler<O extends OperationId> = (request: OperationRequest<O>) => Promise<Answer<O>>;
export type Handlers = { [O in OperationId]?: Handler<O> };
