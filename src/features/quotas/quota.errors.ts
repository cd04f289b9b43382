import { settingSentences } from '../../copy/zh-CN.ts';
import { type AppError, defineError, type ErrorFacts } from '../../kernel/errors.ts';
import type { QuotaKey } from './quota.ts';

const reached = defineError('refused', 'limit_reached');

/** Says which limit it is, by the name of its setting, and how much it allows. */
export function limitReached(key: QuotaKey, most: number, facts?: ErrorFacts): AppError {
  return reached({ name: settingSentences[key].name, most }, [], facts);
}
