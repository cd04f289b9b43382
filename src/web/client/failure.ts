import { t } from '../copy.ts';

/** Why a call gave no answer: the server's problem, or that it could not be reached. */
export class Failure extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { path: string; message: string }[];
  /** The unpaid order that stands in the way. */
  readonly orderId: string | null;

  constructor(
    status: number,
    code: string,
    detail: string,
    fields: Failure['fields'] = [],
    orderId: string | null = null,
  ) {
    super(detail);
    this.orderId = orderId;
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** What to say at a field that the server has refused, by its name in the contract; empty where it has not. */
export function wrongAt(failure: Failure | null, field: string): string {
  const refused = failure?.fields.some(({ path }) => path.replace('/body/', '').split('/')[0] === field);
  return refused ? t.problem.wrongHere(t.problem.field(field)) : '';
}

interface ProblemShape {
  code?: unknown;
  detail?: unknown;
  errors?: unknown;
  orderId?: unknown;
}

function fieldsOf(errors: unknown): Failure['fields'] {
  if (!Array.isArray(errors)) return [];
  return errors.map((one: { path?: unknown; message?: unknown }) => ({
    path: String(one.path ?? ''),
    message: String(one.message ?? ''),
  }));
}

export function failureOf(body: unknown, status: number): Failure {
  const problem: ProblemShape = typeof body === 'object' && body !== null ? body : {};
  const detail = typeof problem.detail === 'string' ? problem.detail : t.common.brokenAnswer;
  const orderId = typeof problem.orderId === 'string' ? problem.orderId : null;
  return new Failure(status, String(problem.code ?? 'unknown'), detail, fieldsOf(problem.errors), orderId);
}

/** Anything thrown, as something a page can show. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof TypeError) return new Failure(0, 'network', t.common.noNetwork);
  return new Failure(0, 'unknown', t.common.brokenAnswer);
}
