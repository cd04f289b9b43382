/**
 * What happens by the clock: refunds and transfers end, notifications go out and are repeated until one gets a 2xx.
 * A moved clock makes the overdue tries of one notification go one after another.
 */
import type { Notice } from './books.ts';
import type { Fault } from './fault.ts';
import { createPen } from './pen.ts';
import { endRefund } from './refund.ts';
import { nextDue, stateAfter } from './schedule.ts';
import { sendOnce } from './sending.ts';
import { endTransfer } from './transfer.ts';
import { record, type World } from './world.ts';

/** Timers do not follow a machine that sleeps, so look again now and then. */
const longestSleepMs = 60_000;

export class Notifier {
  readonly #world: World;
  readonly #pen = createPen();
  /** Under way, so not to be tried a second time meanwhile. */
  readonly #busy = new Set<Notice>();
  /** Faults that keep a notification back act on its first try alone. */
  readonly #seen = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Call after any change of the books or the clock. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const { openRefunds, openTransfers, openNotices } = this.#world.books;
    const refundsDue = [...openRefunds].map((refund) => refund.ends?.at ?? Number.POSITIVE_INFINITY);
    const transfersDue = [...openTransfers].map(({ next }) => next?.at ?? Number.POSITIVE_INFINITY);
    const noticesDue = [...openNotices].filter((notice) => this.#isIdle(notice)).map(nextDue);
    const first = [...refundsDue, ...transfersDue, ...noticesDue].reduce(
      (least, at) => Math.min(least, at),
      Number.POSITIVE_INFINITY,
    );
    const wait = Math.min(longestSleepMs, first - this.#world.clock.now());
    this.#timer = setTimeout(() => this.#work(), Math.max(0, wait));
  }

  /** Sends what faults kept back, oldest first; how many. */
  release(matches: (notice: Notice) => boolean): number {
    const freed = this.#pen.free(matches);
    void this.#inOrder(freed);
    return freed.length;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #isIdle(notice: Notice): boolean {
    return !this.#busy.has(notice) && !this.#pen.has(notice);
  }

  #work(): void {
    const { books, clock } = this.#world;
    for (const refund of books.openRefunds)
      if (refund.ends && refund.ends.at <= clock.now()) endRefund(this.#world, refund, refund.ends.status);
    for (const transfer of books.openTransfers)
      if (transfer.next && transfer.next.at <= clock.now()) endTransfer(this.#world, transfer);
    for (const notice of books.openNotices)
      if (this.#isIdle(notice) && nextDue(notice) <= clock.now()) this.#consider(notice);
    this.wake();
  }

  #consider(notice: Notice): void {
    const faults = this.#world.faults.take('callback', notice);
    const isFirst = !this.#seen.has(notice.id);
    this.#seen.add(notice.id);
    if (!isFirst || !this.#isDiverted(notice, faults)) void this.#attempt(notice, faults);
  }

  #isDiverted(notice: Notice, faults: Fault[]): boolean {
    const named = (name: string) => faults.find(({ fault }) => fault === name);
    const reorder = named('reorder');
    if (named('lose')) record(this.#world, { is: 'tried', id: notice.id, state: 'lost', status: 0 });
    else if (named('hold')) this.#pen.hold(notice);
    else if (reorder) void this.#inOrder(this.#pen.gather(reorder.id, reorder.n, notice));
    else return false;
    return true;
  }

  async #inOrder(notices: Notice[]): Promise<void> {
    for (const notice of notices) this.#busy.add(notice);
    for (const notice of notices) await this.#attempt(notice, []);
  }

  async #attempt(notice: Notice, faults: Fault[]): Promise<void> {
    this.#busy.add(notice);
    await this.#world.journal.settled();
    const status = await sendOnce(this.#world, notice, faults);
    this.#busy.delete(notice);
    if (!this.#stopped)
      record(this.#world, { is: 'tried', id: notice.id, state: stateAfter(notice, status), status });
  }
}
