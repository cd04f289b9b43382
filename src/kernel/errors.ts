/** What went wrong, in words the domain knows; HTTP statuses live in contract/problem.ts alone. */
const errorKinds = [
  'malformed',
  'unauthenticated',
  'forbidden',
  'missing',
  'method',
  'conflict',
  'stale',
  'toolarge',
  'mediatype',
  'invalid',
  'refused',
  'precondition',
  'limited',
  'unavailable',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

export type ErrorParams = Readonly<Record<string, string | number>>;
export interface FieldError {
  /** JSON pointer into the request part, e.g. `/body/priceFen`. */
  path: string;
  message: string;
}

/** What an answer says beside code and sentence, so that whoever asked can go on; the contract names each. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/** An expected refusal. Anything thrown that is not one of these is a bug and answers 500. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: ErrorParams;
  readonly errors: readonly FieldError[];
  readonly facts: ErrorFacts;
  constructor(
    kind: ErrorKind,
    code: string,
    params: ErrorParams = {},
    errors: readonly FieldError[] = [],
    facts: ErrorFacts = {},
  ) {
    super(code);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.errors = errors;
    this.facts = facts;
  }
}

export interface ErrorMaker<C extends string> {
  (params?: ErrorParams, errors?: readonly FieldError[], facts?: ErrorFacts): AppError;
  readonly code: C;
  readonly kind: ErrorKind;
}

const known = new Map<string, ErrorKind>();

/** Declares an error code once for the whole server; its sentence stands in `copy`. */
export function defineError<C extends string>(kind: ErrorKind, code: C): ErrorMaker<C> {
  if (known.has(code)) throw new Error(`error code ${code} is defined twice`);
  known.set(code, kind);
  const make = (params?: ErrorParams, errors?: readonly FieldError[], facts?: ErrorFacts) =>
    new AppError(kind, code, params, errors, facts);
  return Object.assign(make, { code, kind });
}

/** Every code defined so far, for the contract's bundler and the tests. */
export function knownErrors(): ReadonlyMap<string, ErrorKind> {
  return known;
}

export function isAppError(thrown: unknown, code?: string): thrown is AppError {
  return thrown instanceof AppError && (code === undefined || thrown.code === code);
}

// Codes that belong to no feature: the pipeline itself answers them.
export const malformed = defineError('malformed', 'malformed');
export const invalid = defineError('invalid', 'invalid');
export const unauthenticated = defineError('unauthenticated', 'unauthenticated');
export const forbidden = defineError('forbidden', 'forbidden');
export const csrfRefused = defineError('forbidden', 'csrf_refused');
export const notFound = defineError('missing', 'not_found');
export const methodRefused = defineError('method', 'method_refused');
export const stepClosed = defineError('conflict', 'step_closed');
export const conflict = defineError('conflict', 'conflict');
export const staleVersion = defineError('stale', 'stale_version');
export const versionRequired = defineError('precondition', 'version_required');
export const bodyTooLarge = defineError('toolarge', 'body_too_large');
export const fileTooLarge = defineError('toolarge', 'file_too_large');
export const mediaTypeRefused = defineError('mediatype', 'media_type');
export const tooMany = defineError('limited', 'too_many');
export const unavailable = defineError('unavailable', 'unavailable');
export const keyReused = defineError('refused', 'idempotency_key_reused');
export const keyRunning = defineError('conflict', 'idempotency_running');
