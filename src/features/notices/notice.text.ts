import { unsaidInMessages, unsaidReason } from '../../copy/zh-CN.ts';
import { chinaDate } from '../../kernel/clock.ts';
import { yuan } from '../../kernel/money.ts';
import { sayDay, sayWhen } from '../text/index.ts';

export type Params = Readonly<Record<string, string | number>>;

/** What one notice says: whole in the inbox, and to the phone without a word that a party wrote. */
export interface NoticeTexts {
  inbox: string;
  message: string;
}

const sayFen = (fen: string | number | undefined) => (typeof fen === 'number' ? yuan(fen) : undefined);
const saidAs = (say: (time: Date) => string, at: string | number | undefined) => {
  const time = typeof at === 'string' ? new Date(at) : undefined;
  return time && !Number.isNaN(time.getTime()) ? say(time) : '';
};
const sayTime = (at: string | number | undefined) => saidAs(sayWhen, at);

const sayDate = (at: string | number | undefined) => (typeof at === 'string' ? chinaDate(new Date(at)) : '');

/** What we have worked out ourselves: times and amounts, made here from dates and integers. */
function workedOut(params: Params): Params {
  return {
    when: sayTime(params['startAt']),
    day: saidAs(sayDay, params['startAt']),
    newWhen: sayTime(params['newStartAt']),
    endWhen: sayTime(params['endAt']),
    answerBy: sayTime(params['answerBy']),
    count: typeof params['count'] === 'number' ? params['count'] : '',
    unit: typeof params['unitNumber'] === 'number' ? params['unitNumber'] : '',
    kept: sayFen(params['keptFen']) ?? '0.00',
    until: sayDate(params['untilAt']),
    amount: sayFen(params['amountFen']) ?? '0.00',
    refund: sayFen(params['refundFen']) ?? sayFen(params['recordedRefundFen']) ?? '0.00',
    payable: sayFen(params['incomeFen']) ?? sayFen(params['payableFen']) ?? '0.00',
  };
}

const fill = (sentence: string, said: Params) =>
  sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(said[name] ?? ''));

/**
 * A sentence with what it says filled in. A text message goes out under our name: whatever a party wrote
 * (a title, a name, a reason) is left to the inbox, and the message has our own word in its place.
 */
export function textsOf(sentence: string, params: Params): NoticeTexts {
  const ours = workedOut(params);
  const { category } = params;
  const named = category === undefined ? {} : { title: category };
  return {
    inbox: fill(sentence, { reason: unsaidReason, ...params, ...ours }),
    message: fill(sentence, { ...unsaidInMessages, ...named, ...ours }),
  };
}
