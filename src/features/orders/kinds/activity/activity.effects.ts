import { isAppError } from '../../../../kernel/errors.ts';
import type { Runner } from '../../../../kernel/runner.ts';
import type { Session } from '../../../sessions/index.ts';
import type { ClaimPorts } from '../../engine/kind.ts';
import type { ActivityTypes } from './activity.ts';

type ActivityRunner = Runner<ActivityTypes>;
const bySystem = { kind: 'system' } as const;

/** What bookings do when something becomes of their session, and the other way round. */
export function followSessions(runner: ActivityRunner, { sessions }: ClaimPorts): void {
  sessions.on('cancel', 'documents', 'orders: gives everybody all back', async ({ _id }, { data }) => {
    for (const { id } of (await sessions.seek(_id))?.claims ?? []) await end(runner, id, data.reason);
  });
  sessions.on('move', 'documents', 'orders: move with it', async ({ _id }, { data }) => {
    const session = await sessions.seek(_id);
    for (const { id } of session?.claims ?? []) if (session) await follow(runner, id, session, data.reason);
  });
  sessions.on('keep_list', 'documents', 'orders: know that the list was kept', async ({ _id }) => {
    for (const { id } of (await sessions.seek(_id))?.claims ?? [])
      await unlessMissing(() => runner.tryAdvance(id, 'list', bySystem));
  });
  // a cancellation may have passed by between the look at the session and the step
  runner.on(['book', 'pay'], 'claims', 'orders: look whether the session takes place', async (order, row) => {
    if (order.n !== row.n) return;
    const session = await sessions.seek(order.sessionId);
    if (session && session.startAt.getTime() !== order.startAt.getTime())
      await follow(runner, order._id, session, reasonOf(session, 'move'));
    if (session?.state === 'cancelled') await end(runner, order._id, reasonOf(session, 'cancel'));
  });
  runner.on('reduce', 'claims', 'orders: give the seats back', (order, row) =>
    sessions.giveBack(order.sessionId, order._id, row.data.freed, `${order._id}:${row.n}`),
  );
  runner.on('attend', 'documents', 'orders: the host has looked who comes', ({ sessionId }) =>
    sessions.keepList(sessionId),
  );
}

const reasonOf = ({ timeline }: Session, step: string): string =>
  String(timeline.findLast((row) => row.step === step)?.data['reason'] ?? '');

/** Takes a booking along to the time of its session, once for each move. */
async function follow(
  runner: ActivityRunner,
  orderId: string,
  session: Session,
  reason: string,
): Promise<void> {
  const { startAt, endAt, claimId } = session;
  const options = { input: { startAt, endAt, reason }, key: `move:${claimId}` };
  await unlessMissing(() => runner.tryAdvance(orderId, 'move', bySystem, options));
}

/** Ends what does not take place, paid or not. */
async function end(runner: ActivityRunner, orderId: string, reason: string): Promise<void> {
  await unlessMissing(async () => {
    if (await runner.tryAdvance(orderId, 'lapse', bySystem)) return;
    await runner.tryAdvance(orderId, 'call_off', bySystem, { input: { reason } });
  });
}

/** Seats may be held by what is no booking yet. */
async function unlessMissing(step: () => Promise<unknown>): Promise<void> {
  await step().catch((thrown: unknown) => {
    if (!isAppError(thrown, 'not_found')) throw thrown;
  });
}
