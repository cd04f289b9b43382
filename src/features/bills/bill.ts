import { before, chinaDate, chinaDay, chinaMinute, day } from '../../kernel/clock.ts';
import type { ProcessDoc } from '../../kernel/process.ts';
import type { Flow, MoveKind, Trade } from './bill.csv.ts';

/** What a day's bills came to. */
export interface BillDay {
  /** `2026-11-27` in Asia/Shanghai. */
  _id: string;
  readAt: Date;
  lines: number;
  paidFen: number;
  refundedFen: number;
  transferredFen: number;
  feeFen: number;
  otherFen: number;
  /** The provider's balance after the last line; null on a day without any. */
  accountFen: number | null;
}

/** `not_here`: the bill knows what the books do not; `not_there`: the other way round; `differs`: both, otherwise. */
export type FindingKind = 'not_here' | 'not_there' | 'differs';
export type FindingState = 'open' | 'proposed' | 'explained' | 'settled';
/** What explains it: nothing that is booked, or money of the operator's own that went in or out. */
export type Booking = 'none' | 'own';

/** Something that bill and books say differently. */
export interface Finding extends ProcessDoc {
  state: FindingState;
  date: string;
  kind: FindingKind;
  move: MoveKind;
  number: string;
  /** As the bill calls it. */
  said: string | null;
  billFen: number | null;
  bookedFen: number | null;
  gridPath: string[];
  foundAt: Date;
  booking: Booking | null;
  reason: string | null;
  /** Who has said so: somebody else confirms it. */
  proposedBy: string | null;
}

/** One movement, by what it moved: the same one stands on one bill only. */
export interface BillLine {
  _id: string;
  date: string;
  fen: number;
}
export const lineIdOf = ({ kind, number, flowNo }: Flow): string =>
  kind === 'fee' || kind === 'other' ? `${kind}:${flowNo}` : `${kind}:${number}`;

/** Bills of a day are there from ten on; half an hour later they are read. */
const readFromMinute = 10 * 60 + 30;
const daysBack = 7;

/** The days whose bills should be there by now, oldest first. */
export function daysToRead(now: Date): string[] {
  const isEarly = chinaMinute(now) < readFromMinute;
  return Array.from({ length: daysBack }, (_, ahead) => daysBack - ahead + (isEarly ? 1 : 0)).map((back) =>
    chinaDate(before(now, back * day)),
  );
}
export const isOver = (date: string, now: Date): boolean => date < chinaDate(now);

export function sumUp(date: string, flows: readonly Flow[], readAt: Date): BillDay {
  const sum = (...kinds: MoveKind[]) =>
    flows.reduce((total, { kind, fen }) => total + (kinds.includes(kind) ? fen : 0), 0);
  return {
    ...{ _id: date, readAt, lines: flows.length },
    paidFen: sum('payment'),
    refundedFen: 0 - sum('refund'),
    transferredFen: 0 - sum('transfer', 'transfer_return'),
    feeFen: 0 - sum('fee'),
    otherFen: sum('other'),
    accountFen: flows.at(-1)?.balanceFen ?? null,
  };
}

/** What both bills of one day say differently of a payment or a refund. */
export function unlike(trades: readonly Trade[], flows: readonly Flow[]): string[] {
  const signed = ({ kind, fen }: Trade) => (kind === 'refund' ? -fen : fen);
  const ofTrades = new Map(trades.map((each) => [`${each.kind}:${each.number}`, signed(each)]));
  const ofFlows = new Map(
    flows
      .filter(({ kind }) => kind === 'payment' || kind === 'refund')
      .map((each) => [lineIdOf(each), each.fen]),
  );
  const ids = new Set([...ofTrades.keys(), ...ofFlows.keys()]);
  return [...ids].filter((id) => ofTrades.get(id) !== ofFlows.get(id));
}

export const dayNumberOf = (date: string): number => chinaDay(new Date(`${date}T00:00:00+08:00`));
