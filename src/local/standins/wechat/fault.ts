/** Faults on request, each for the next so many calls, callbacks or refunds that match. Forgotten at a restart. */
import { Refusal } from '../base/web.ts';

const callFaults = [
  'hang',
  'status',
  'status429',
  'unsigned',
  'badSignature',
  'staleTimestamp',
  'tampered',
  'notJson',
  'dropBefore',
  'dropAfter',
] as const;
const callbackFaults = [
  'hold',
  'reorder',
  'lose',
  'duplicate',
  'altered',
  'signtest',
  'badSignature',
  'staleTimestamp',
] as const;
const refundFaults = ['ABNORMAL', 'CLOSED', 'NOT_ENOUGH', 'PROCESSING', 'slow'] as const;

const transferFaults = ['ACCEPTED', 'PROCESSING', 'FAIL', 'NOT_ENOUGH'] as const;

/** The sum that is told of a bill is another one; it ends in the middle, and its sum is right. */
const billFaults = ['wrongHash', 'torn'] as const;

type FaultKind = 'call' | 'callback' | 'refund' | 'transfer' | 'bill';
export type Fault = {
  id: string;
  on: FaultKind;
  fault: string;
  times: number;
  method?: string;
  path?: string;
  event?: string;
  outTradeNo?: string;
  outRefundNo?: string;
  notifyPrefix?: string;
  /** hang: milliseconds, after the effect unless `before`. slow: until the refund ends. */
  ms: number;
  before: boolean;
  /** status: the HTTP status and code answered though the effect stands. */
  status: number;
  code: string;
  /** duplicate: how many further copies; reorder: how many are gathered before they go out backwards. */
  n: number;
  /** altered: the amount the callback claims. staleTimestamp: how far off the signature's time is. */
  amountFen: number | undefined;
  seconds: number;
};
export type FaultSubject = {
  method?: string;
  path?: string;
  event?: string;
  outTradeNo?: string | undefined;
  outRefundNo?: string | undefined;
  notifyUrl?: string | undefined;
};
export type FaultBox = {
  add(request: Record<string, unknown>): Fault;
  /** The matching faults, each used once. */
  take(on: FaultKind, subject: FaultSubject): Fault[];
  list(): Fault[];
  clear(matches: (fault: Fault) => boolean): void;
};

export function createFaultBox(): FaultBox {
  let faults: Fault[] = [];
  let count = 0;
  return {
    add(request) {
      count += 1;
      const fault = readFault(request, `fault-${count}`);
      faults.push(fault);
      return fault;
    },
    take(on, subject) {
      const taken = faults.filter((fault) => fault.on === on && matches(fault, subject));
      for (const fault of taken) fault.times -= 1;
      faults = faults.filter((fault) => fault.times > 0);
      return taken;
    },
    list: () => faults,
    clear(matches) {
      faults = faults.filter((fault) => !matches(fault));
    },
  };
}

function matches(fault: Fault, subject: FaultSubject): boolean {
  const equal = (wanted: string | undefined, given: string | undefined) =>
    wanted === undefined || wanted === given;
  return (
    equal(fault.method, subject.method) &&
    equal(fault.outTradeNo, subject.outTradeNo) &&
    equal(fault.outRefundNo, subject.outRefundNo) &&
    (fault.path === undefined || (subject.path ?? '').includes(fault.path)) &&
    (fault.event === undefined || (subject.event ?? '').startsWith(fault.event)) &&
    (fault.notifyPrefix === undefined || (subject.notifyUrl ?? '').startsWith(fault.notifyPrefix))
  );
}

const names: Record<FaultKind, readonly string[]> = {
  call: callFaults,
  callback: callbackFaults,
  refund: refundFaults,
  transfer: transferFaults,
  bill: billFaults,
};
const kinds = Object.keys(names) as FaultKind[];
const isKind = (on: unknown): on is FaultKind => kinds.some((kind) => kind === on);
const fieldNames = [
  ...['on', 'fault', 'times', 'method', 'path', 'event', 'outTradeNo', 'outRefundNo', 'notifyPrefix'],
  ...['ms', 'before', 'status', 'code', 'n', 'amountFen', 'seconds'],
];

function readFault(request: Record<string, unknown>, id: string): Fault {
  const stray = Object.keys(request).find((name) => !fieldNames.includes(name));
  if (stray !== undefined) throw new Refusal(400, 'bad_fault', `A fault has no field ${stray}.`);
  const on = request.on ?? kindOf(request.fault);
  if (!isKind(on)) throw new Refusal(400, 'bad_fault', `Say "on": ${kinds.join(', ')}.`);
  const fault = String(request.fault);
  if (!names[on].includes(fault))
    throw new Refusal(400, 'bad_fault', `Faults of a ${on}: ${names[on].join(', ')}.`);
  const n = whole(request, 'n', fault === 'reorder' ? 2 : 1);
  const text = (name: string) => (request[name] === undefined ? {} : { [name]: String(request[name]) });
  return {
    id,
    on,
    fault,
    // Gathering fewer than it sends backwards would keep them for ever.
    times: whole(request, 'times', fault === 'reorder' ? n : 1),
    ...text('method'),
    ...text('path'),
    ...text('event'),
    ...text('outTradeNo'),
    ...text('outRefundNo'),
    ...text('notifyPrefix'),
    ms: whole(request, 'ms', 60_000),
    before: request.before === true,
    status: whole(request, 'status', 500),
    code: String(request.code ?? 'SYSTEM_ERROR'),
    n,
    amountFen: request.amountFen === undefined ? undefined : whole(request, 'amountFen', 0),
    seconds: whole(request, 'seconds', 301),
  };
}

/** Of what a fault is where that is not said; those that refunds and transfers share are refunds'. */
function kindOf(fault: unknown): FaultKind | undefined {
  const named = kinds.filter((kind) => names[kind].includes(String(fault)));
  return named.length === 1 ? named[0] : named.find((kind) => kind === 'refund');
}

function whole(request: Record<string, unknown>, name: string, fallback: number): number {
  const value = request[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Refusal(400, 'bad_fault', `${name} is not a whole number.`);
  return value;
}
