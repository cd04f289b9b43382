import { errorSentences, fieldNames } from '../copy/zh-CN.ts';
import { AppError, type ErrorParams, type FieldError } from '../kernel/errors.ts';
import { statusOf } from './statuses.ts';
import type { ErrorCode } from './types.gen.ts';

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  errors?: FieldError[];
  /** `orderId`, `terms`: see the contract. */
  [fact: string]: unknown;
}

// A code without a sentence does not compile.
const sentences: Readonly<Record<ErrorCode | 'internal', string>> = errorSentences;

/** A field is called as people know it. */
function said(name: string, value: string | number): string {
  return (name === 'field' && (fieldNames as Record<string, string>)[value]) || String(value);
}
function fill(sentence: string, params: ErrorParams): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => said(name, params[name] ?? whole));
}

function sentenceOf(code: string): string {
  return (sentences as Record<string, string>)[code] ?? sentences.internal;
}

/** RFC 9457 body of a refusal; a thing that is not an expected refusal says only that it failed. */
export function problemOf(thrown: unknown, requestId: string): Problem {
  const base = { type: 'about:blank', requestId };
  if (!(thrown instanceof AppError)) {
    return { ...base, title: 'internal', status: 500, code: 'internal', detail: sentences.internal };
  }
  return {
    ...thrown.facts,
    ...base,
    title: thrown.kind,
    status: statusOf[thrown.kind],
    code: thrown.code,
    detail: fill(sentenceOf(thrown.code), thrown.params),
    ...(thrown.errors.length > 0 ? { errors: [...thrown.errors] } : {}),
  };
}
