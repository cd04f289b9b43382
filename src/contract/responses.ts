import type { AccessRule } from '../kernel/actor.ts';
import { type ErrorKind, knownErrors } from '../kernel/errors.ts';
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
  'x-raw-body'?: boolean;
}

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key with the same body answers the same again and does nothing twice.',
  schema: { type: 'string', minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9_-]+$' },
};

/** The codes that any operation of this shape can answer. */
function commonCodes(operation: OperationPart, method: string, rule: AccessRule): string[] {
  const codes = ['invalid', 'unavailable', 'too_many'];
  if (rule.session === 'required') codes.push('unauthenticated', 'forbidden');
  if (operation.requestBody || operation.parameters) codes.push('malformed');
  if (operation.requestBody) codes.push('body_too_large', 'media_type');
  if (method !== 'get' && !operation['x-raw-body']) codes.push('csrf_refused', 'malformed');
  if (method === 'post' && !operation['x-raw-body'])
    codes.push('idempotency_key_reused', 'idempotency_running');
  // whoever takes a step can find that somebody else is always first
  if (operation['x-errors']?.includes('step_closed')) codes.push('conflict');
  return codes;
}

function problemResponse(status: string, codes: string[]): unknown {
  return {
    description: `Refused: ${codes.join(', ')}`,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    'x-codes': codes,
    ...(status === '429'
      ? { headers: { 'Retry-After': { schema: { type: 'integer', maximum: 86400 } } } }
      : {}),
  };
}

/** Adds what follows from the operation's shape: security, the key header and every refusal by its status. */
export function complete(
  operation: OperationPart,
  method: string,
  access: ReadonlyMap<string, AccessRule>,
): void {
  const id = operation.operationId;
  const rule = access.get(operation['x-access']);
  if (!rule) throw new Error(`${id}: no access rule is called ${operation['x-access']}`);
  operation.security = rule.session === 'required' ? [{ session: [] }] : [];
  if (method === 'post' && !operation['x-raw-body'])
    operation.parameters = [...(operation.parameters ?? []), keyHeader];
  const byStatus = new Map<string, Set<string>>([['500', new Set(['internal'])]]);
  const codes = new Set([...commonCodes(operation, method, rule), ...(operation['x-errors'] ?? [])]);
  for (const code of codes) {
    const kind: ErrorKind | undefined = knownErrors().get(code);
    if (!kind) throw new Error(`${id}: nobody defines the error ${code}`);
    const status = String(statusOf[kind]);
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  for (const [status, set] of [...byStatus].sort(([a], [b]) => (a < b ? -1 : 1))) {
    operation.responses[status] = problemResponse(status, [...set].sort());
  }
}
