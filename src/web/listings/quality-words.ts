import type { components } from '../../contract/types.gen.ts';
import { now } from '../client/session.ts';
import { t } from '../copy.ts';
import { sayFen } from '../format/money.ts';
import { sayDay } from '../format/time.ts';

export type QualitySign = components['schemas']['QualitySign'];

/** What is so, in one sentence. */
export function sayFact({ sign, number, beside, title, until }: QualitySign): string {
  const { facts } = t.quality;
  if (sign === 'low_rating') return facts.low_rating(number.toFixed(1), beside ?? 0);
  if (sign === 'far_price') return facts.far_price(sayFen(number), sayFen(beside ?? 0));
  if (sign === 'papers_end')
    return facts.papers_end(title ?? '', until === null ? '' : sayDay(new Date(until), now()));
  return facts[sign](number);
}
