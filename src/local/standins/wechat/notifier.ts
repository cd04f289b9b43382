/**
 * What happens by the clock: refunds end, notifications go out and are repeated until one gets a 2xx.
 * The first goes at once, 15 repeats follow over 24 h 4 min; a moved clock makes the overdue ones go one by one.
 */
import type { Notice } from './books.ts';
import { deliver, type Parcel } from './delivery.ts';
import type { Fault } from './fault.ts';
import { envelope } from './notice.ts';
import { endRefund } from './refund.ts';
import { type Signing, signatureHeaders } from './signature.ts';
import { record, type World } from './world.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const gaps = [
  ...[15 * second, 15 * second, 30 * second, 3 * minute, 10 * minute, 20 * minute],
  ...[30 * minute, 30 * minute, 30 * minute, hour, 3 * hour, 3 * hour, 3 * hour, 6 * hour, 6 * hour],
];
/** Milliseconds after the event at which each try is due; the first at once. */
const dueAfter = [0, ...gaps].map((_, index) => gaps.slice(0, index).reduce((sum, gap) => sum + gap, 0));
const longestSleepMs = 60_000;

export type Notifier = {
  wake(): void;
  /** Sends what a fault held back, oldest first; how many. */
  release(): number;
  stop(): void;
};

export function createNotifier(world: World): Notifier {
  const busy = new Set<string>();
  const seen = new Set<string>();
  let held: Notice[] = [];
  let gathered: Notice[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const isDue = (notice: Notice) => nextDue(notice) <= world.clock.now();
  const isIdle = (notice: Notice) =>
    !busy.has(notice.id) && !held.includes(notice) && !gathered.includes(notice);

  /** The faults that decide whether a notification goes at all, at its first try only. */
  const divert = (notice: Notice, faults: Fault[]): boolean => {
    const first = (name: string) => faults.find(({ fault }) => fault === name);
    if (first('lose')) record(world, { is: 'tried', id: notice.id, state: 'lost', status: 0 });
    else if (first('hold')) held.push(notice);
    else if (first('reorder')) gather(notice, first('reorder')?.n ?? 2);
    else return false;
    return true;
  };
  const gather = (notice: Notice, n: number) => {
    gathered.push(notice);
    if (gathered.length < n) return;
    const backwards = gathered.reverse();
    gathered = [];
    void backwards.reduce((before, next) => before.then(() => attempt(next, [])), Promise.resolve());
  };
  const attempt = async (notice: Notice, faults: Fault[]) => {
    busy.add(notice.id);
    try {
      await world.journal.settled();
      const status = await sendOnce(world, notice, faults);
      if (stopped || notice.state !== 'waiting') return;
      record(world, { is: 'tried', id: notice.id, state: stateAfter(notice, status), status });
    } finally {
      busy.delete(notice.id);
      wake();
    }
  };
  const consider = (notice: Notice) => {
    const faults = world.faults.take('callback', notice);
    const isFirst = !seen.has(notice.id);
    seen.add(notice.id);
    if (isFirst && divert(notice, faults)) return;
    void attempt(notice, faults);
  };
  const work = () => {
    timer = undefined;
    for (const refund of world.books.openRefunds)
      if (refund.ends && refund.ends.at <= world.clock.now()) endRefund(world, refund, refund.ends.status);
    for (const notice of world.books.openNotices) if (isIdle(notice) && isDue(notice)) consider(notice);
    plan();
  };
  const plan = () => {
    if (stopped || timer) return;
    const refunds = [...world.books.openRefunds].map((refund) => refund.ends?.at ?? Number.POSITIVE_INFINITY);
    const notices = [...world.books.openNotices].filter(isIdle).map(nextDue);
    const wait = Math.min(longestSleepMs, ...refunds.concat(notices).map((at) => at - world.clock.now()));
    timer = setTimeout(work, Math.max(0, wait));
  };
  const wake = () => {
    clearTimeout(timer);
    timer = undefined;
    plan();
  };
  return {
    wake,
    release() {
      const out = [...held, ...gathered];
      held = [];
      gathered = [];
      void out.reduce((before, next) => before.then(() => attempt(next, [])), Promise.resolve());
      return out.length;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function nextDue(notice: Notice): number {
  return notice.createdAt + (dueAfter[notice.tries] ?? Number.POSITIVE_INFINITY);
}

/** The HTTP status beats the body: any 2xx is acceptance. */
function stateAfter(notice: Notice, status: number): Notice['state'] {
  if (status >= 200 && status < 300) return 'accepted';
  return notice.tries + 1 >= dueAfter.length ? 'given_up' : 'waiting';
}

async function sendOnce(world: World, notice: Notice, faults: Fault[]): Promise<number> {
  const named = (name: string) => faults.find(({ fault }) => fault === name);
  const altered = named('altered');
  const plaintext = altered ? withAmount(notice.plaintext, altered.amountFen) : notice.plaintext;
  const parcel = () => {
    const offsetSeconds = -(named('staleTimestamp')?.seconds ?? 0);
    const signing = { offsetSeconds, spoilt: named('badSignature') !== undefined };
    return callback(world, { ...notice, plaintext: JSON.stringify(plaintext) }, signing);
  };
  if (named('signtest')) await deliver(notice.notifyUrl, asSignatureTest(parcel()));
  const copies = named('duplicate')?.n ?? 0;
  const answers = await Promise.all(
    Array.from({ length: copies + 1 }, () => deliver(notice.notifyUrl, parcel())),
  );
  // Any acceptance counts: the sender does not know which copy the receiver understood.
  return answers.find(({ status }) => status >= 200 && status < 300)?.status ?? answers[0]?.status ?? 0;
}

function withAmount(plaintext: Record<string, unknown>, amountFen = 1): Record<string, unknown> {
  const amount = plaintext.amount as Record<string, unknown>;
  const changed =
    'refund' in amount
      ? { refund: amountFen, payer_refund: amountFen }
      : { total: amountFen, payer_total: amountFen };
  return { ...plaintext, amount: { ...amount, ...changed } };
}

export function callback(
  world: World,
  parts: Parameters<typeof envelope>[0],
  signing: Omit<Signing, 'key'> & { key?: Signing['key'] } = {},
): Parcel {
  const body = JSON.stringify(envelope(parts, world.merchant.keys.apiV3Key));
  return signedParcel(world, body, signing);
}

export function signedParcel(
  world: World,
  body: string,
  signing: Omit<Signing, 'key'> & { key?: Signing['key'] },
): Parcel {
  const headers = {
    Accept: '*/*',
    'Content-Type': 'application/json',
    'User-Agent': 'Mozilla/4.0',
    'Request-ID': `CB-${Date.now()}`,
    ...signatureHeaders(body, { ...signing, key: signing.key ?? defaultKey(world) }),
  };
  return { headers, body };
}

/** A probe that looks almost right; who accepts it does not check signatures. */
function asSignatureTest({ headers, body }: Parcel): Parcel {
  const signature = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`;
  return { headers: { ...headers, 'Wechatpay-Signature': signature }, body };
}

export function defaultKey(world: World): Signing['key'] {
  const { keys, signing } = world.merchant;
  const newest = keys.certificates.at(-1)?.serial ?? '';
  return signing.get(world.books.settings.signWith === 'publicKey' ? keys.publicKeyId : newest)!;
}
