import { after, before, day, earliest, hour, minute } from '../../../../kernel/clock.ts';
import { stepClosed } from '../../../../kernel/errors.ts';
import { idOf, newId } from '../../../../kernel/ids.ts';
import type { Runner } from '../../../../kernel/runner.ts';
import { givesCode } from '../../engine/check-in.ts';
import type { ClaimPorts, StepRequest } from '../../engine/kind.ts';
import { type ServiceListing, startsOfService } from './service.listing.ts';
import type { Proposal, ServiceOrder, ServiceTypes, TimeEvent } from './service.ts';

const mostProposals = 3;
const proposalStands = day;
const closesBefore = hour;

type Proposer = Proposal['by'];

/** A proposal is open as long as the order stands in the state in which it was made. */
export function openProposal({ proposal, state }: ServiceOrder): Proposal | null {
  return proposal?.state === state ? proposal : null;
}

/** Under which ids the order keeps time: what was agreed, and beside it what is proposed. */
export function claimIds(order: ServiceOrder): string[] {
  const open = openProposal(order);
  return [order.claimId ?? order._id, ...(open ? [open.id] : [])];
}

const proposals = ({ timeline }: ServiceOrder) => timeline.filter(({ step }) => step === 'propose_time');

/** Every id under which the order has ever claimed time. */
export const everClaimed = (order: ServiceOrder): string[] => [
  order._id,
  ...proposals(order).map(({ data }) => String(data['claim'])),
];

export function proposalDue(order: ServiceOrder): Date | null {
  const open = openProposal(order);
  return open && earliest(after(open.at, proposalStands), before(order.startAt, closesBefore));
}

export const mayPropose = (side: Proposer) => (order: ServiceOrder, now: Date) =>
  openProposal(order) === null &&
  now < before(order.startAt, closesBefore) &&
  proposals(order).filter(({ by }) => by.as === side).length < mostProposals;
export const isProposed = (order: ServiceOrder) => openProposal(order) !== null;
export const isProposedBy = (side: Proposer) => (order: ServiceOrder) => openProposal(order)?.by === side;

/** Whoever has seen another proposal than the one that is open now has not answered this one. */
export function validateShownProposal(order: ServiceOrder, { proposal }: { proposal?: string }): void {
  if (proposal !== undefined && proposal !== openProposal(order)?.id)
    throw stepClosed({ step: 'accept_time', state: order.state });
}

/** Claims the time that is proposed, beside the one that is agreed. Throws `start_not_offered`, `slot_taken`, `calendar_full`. */
export async function claimProposed(
  { calendars }: ClaimPorts,
  order: ServiceOrder,
  { input, listing, until, key }: StepRequest<ServiceListing>,
): Promise<{ startAt: string; claim: string }> {
  const startAt = new Date(String(input['startAt']));
  calendars.requireOffered(startAt, order.instant, order.grid);
  const id = key ? idOf('tim', order._id, key) : newId('tim');
  const endAt = after(startAt, order.durationMinutes * minute);
  const { way, grid, provider } = order;
  const { resource, buffers, place } = startsOfService({ ...listing, way, grid, provider }, order.place);
  await calendars.claim({ resource, id, holder: order._id, startAt, endAt, buffers, place, until });
  return { startAt: startAt.toISOString(), claim: id };
}

/** Only what is claimed can be proposed. */
export function validateClaimed(order: ServiceOrder, { claim }: { claim?: string }): void {
  if (claim === undefined) throw stepClosed({ step: 'propose_time', state: order.state });
}

export const proposes =
  (by: Proposer) => (order: ServiceOrder, input: { startAt: string; claim?: string }, now: Date) => {
    const { claim = '' } = input;
    const startAt = new Date(input.startAt);
    const endAt = after(startAt, order.durationMinutes * minute);
    const proposal: Proposal = { id: claim, startAt, endAt, by, state: order.state, at: now };
    return { set: { proposal }, data: { claim, newStartAt: startAt.toISOString() } };
  };

/** Price, policy and code stay; whatever counts from the start counts from the new one. */
export function movesTime(order: ServiceOrder) {
  const open = openProposal(order);
  if (!open) throw new Error(`order ${order._id} has no proposal`);
  const { id: claimId, startAt, endAt } = open;
  const data: TimeEvent = { claim: claimId, newStartAt: startAt.toISOString() };
  return { set: { startAt, endAt, claimId, proposal: null }, data };
}

export function acceptsWithTime(order: ServiceOrder) {
  const { set, data } = movesTime(order);
  return { set: { ...set, ...givesCode().set }, data };
}

export function dropsTime(order: ServiceOrder) {
  const open = openProposal(order);
  const data: TimeEvent = { claim: open?.id ?? '', newStartAt: open?.startAt.toISOString() ?? '' };
  return { set: { proposal: null }, data };
}

/** A proposed time is kept until it is answered; a time that is neither agreed nor proposed any more is freed. */
export function followTimes(runner: Runner<ServiceTypes>, { calendars }: ClaimPorts): void {
  runner.on('propose_time', 'claims', 'orders: keeps the time that is proposed', async (order, { data }) => {
    const { claim } = data;
    if (!claimIds(order).includes(claim) || (await calendars.keep(order.provider, claim))) return;
    await runner.tryAdvance(order, 'drop_time', { kind: 'system' }, { input: { proposal: claim } });
  });
  runner.onAny('claims', 'orders: frees the times that nobody keeps', async (order, row) => {
    const isAnswered = row.step === 'accept_time' || row.step === 'drop_time';
    if (!isAnswered && row.from === row.to) return;
    const kept = claimIds(order);
    for (const id of everClaimed(order)) if (!kept.includes(id)) await calendars.free(order.provider, id);
  });
}
