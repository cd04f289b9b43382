import type { AccessRule } from '../kernel/actor.ts';
import type { ErrorKind } from '../kernel/errors.ts';
import { statusOf } from './statuses.ts';

/** An operation as a feature writes it; the bundler adds what follows from its shape. */
export interface OperationPart {
  operationId: string;
  summary: string;
  tags?: string[];
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  security?: unknown[];
  'x-access': string;
  'x-errors'?: string[];
  'x-common-errors'?: string[];
  'x-raw-body'?: boolean;
  'x-unkept'?: boolean;
  'x-shared'?: boolean;
}
type Errors = ReadonlyMap<string, ErrorKind>;

/** The codes that any operation of this shape can answer; `isWriting`: it takes what people write freely. */
function commonCodes(
  operation: OperationPart,
  method: string,
  isWriting: boolean,
  rule: AccessRule,
): string[] {
  const codes = ['internal', 'invalid', 'unavailable', 'too_many'];
  if (rule.session !== 'anyone') codes.push('unauthenticated', 'forbidden');
  if (operation.requestBody || operation.parameters) codes.push('malformed');
  if (operation.requestBody) codes.push('body_too_large', 'media_type');
  if (operation.requestBody && !operation['x-raw-body']) codes.push('text_invisible');
  if (isWriting) codes.push('text_invisible', 'text_refused');
  if (method !== 'get' && !operation['x-raw-body']) codes.push('csrf_refused', 'malformed');
  if (method === 'post' && !operation['x-raw-body'] && !operation['x-unkept'])
    codes.push('idempotency_key_reused', 'idempotency_running');
  // whoever takes a step can find that somebody else is always first
  if (operation['x-errors']?.includes('step_closed')) codes.push('conflict');
  return codes;
}

function statusOfCode(code: string, errors: Errors): string | undefined {
  if (code === 'internal') return '500';
  const kind = errors.get(code);
  return kind && String(statusOf[kind]);
}

/** The refusal of one status, with every code of the server that is answered under it. */
function problemResponse(status: string, codes: string[]): unknown {
  return {
    description: 'Refused; the operation says which of these codes it can answer.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    'x-codes': codes,
    ...(status === '429' || status === '503'
      ? { headers: { 'Retry-After': { schema: { type: 'integer', maximum: 86400 } } } }
      : {}),
  };
}

/** The shared refusals of these statuses, by their names among the components. */
export function problemResponses(statuses: Iterable<string>, errors: Errors): Record<string, unknown> {
  const known = [...errors.keys(), 'internal'].sort();
  const codesOf = (status: string) => known.filter((code) => statusOfCode(code, errors) === status);
  return Object.fromEntries(
    [...statuses].sort().map((status) => [`Problem${status}`, problemResponse(status, codesOf(status))]),
  );
}

/**
 * Adds what follows from the operation's shape: security, the key header, the codes it shares with others of its
 * shape, and the refusal of every status its codes have. Gives these statuses.
 */
export function complete(
  operation: OperationPart,
  method: string,
  isWriting: boolean,
  access: ReadonlyMap<string, AccessRule>,
  errors: Errors,
): Set<string> {
  const id = operation.operationId;
  const rule = access.get(operation['x-access']);
  if (!rule) throw new Error(`${id}: no access rule is called ${operation['x-access']}`);
  operation.security = rule.session !== 'anyone' ? [{ session: [] }] : [];
  const common = new Set(commonCodes(operation, method, isWriting, rule));
  if (method === 'post' && !operation['x-raw-body'])
    operation.parameters = [...(operation.parameters ?? []), { $ref: '#/components/parameters/Key' }];
  const own = operation['x-errors'] ?? [];
  for (const code of own) common.delete(code);
  operation['x-common-errors'] = [...common].sort();
  const statuses = new Set<string>();
  for (const code of [...own, ...common]) {
    const status = statusOfCode(code, errors);
    if (!status) throw new Error(`${id}: nobody defines the error ${code}`);
    statuses.add(status);
  }
  const refusals = [...statuses].map((status) => [
    status,
    { $ref: `#/components/responses/Problem${status}` },
  ]);
  const unchanged = operation['x-shared']
    ? { 304: { description: 'As it was under the tag that was sent.' } }
    : {};
  operation.responses = { ...operation.responses, ...unchanged, ...Object.fromEntries(refusals) };
  return statuses;
}
