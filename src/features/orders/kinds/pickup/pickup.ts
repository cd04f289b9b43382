import type { Empty, RowOf, Takes } from '../../../../kernel/process.ts';
import type { Picture } from '../../../files/index.ts';
import type { EscalateEvent } from '../../engine/dispute.ts';
import type { EndEvent } from '../../engine/ending.ts';
import type { Order, OrderRelation } from '../../engine/order.ts';
import type { MaterialPrice } from './pickup.listing.ts';

/** What was weighed of one material: whole grams, in steps of ten. */
export interface Weight {
  material: string;
  grams: number;
}
/** One line of a weighing, with the price per kilogram that was agreed when it was asked for. */
export interface WeighedLine extends Weight {
  perKgFen: number;
  fen: number;
}
/** What the scale said; each weighing has a number of its own, which the resident names when they agree. */
interface Weighing {
  number: number;
  materials: WeighedLine[];
  worthFen: number;
  at: Date;
}

/** An order of kind `pickup`: somebody comes, weighs what the resident has, and pays for it. */
export interface PickupOrder extends Order {
  kind: 'pickup';
  /** What it is, roughly, in the resident's words. */
  roughly: string | null;
  /** The price list of the moment in which it was asked for. */
  materialPrices: MaterialPrice[];
  /** Who comes; null until somebody was named. */
  collectorId: string | null;
  weighing: Weighing | null;
  /** What the resident is owed now. */
  owedFen: number;
  /** What the resident has had. */
  paidOutFen: number;
}

export type PickupState =
  | 'requested'
  | 'assigned'
  | 'arrived'
  | 'weighed'
  | 'agreed'
  | 'handed'
  | 'paid'
  | 'disputed'
  | 'cancelled'
  | 'settled';

type Reason = { reason: string };
type OptionalReason = { reason?: string };
type Pictured = { pictures?: readonly Picture[] };
export type WeighInput = { weights: Weight[] } & Pictured;
export type SumInput = Reason & { weights: Weight[]; owedFen: number };
type Amount = { amountFen: number };

/** What each step takes, and what its row says. */
type PickupSteps = {
  request: Takes;
  expire_claim: Takes;
  assign: Takes;
  renew_code: Takes;
  expire: Takes;
  cancel: Takes;
  withdraw: Takes<{ reason?: string }, { reason?: string }>;
  call_off: Takes<Reason & { refundFen: number }, EndEvent>;
  miss_resident: Takes<Pictured>;
  miss_collector: Takes;
  forget: Takes;
  arrive: Takes<{ code: string }>;
  weigh: Takes<WeighInput, Amount>;
  agree: Takes<{ weighing: number }, Amount>;
  leave: Takes<Reason, Reason>;
  ask_staff: Takes<OptionalReason, OptionalReason>;
  hand_cash: Takes<Empty, Amount>;
  complete: Takes<Empty, Amount & Pick<EndEvent, 'postings'>>;
  remind: Takes<Empty, Amount>;
  dispute: Takes<Reason, OptionalReason>;
  answer: Takes<Reason, Reason>;
  resolve_sum: Takes<SumInput, Reason & Amount>;
  resolve: Takes<Reason & { refundFen: number }, EndEvent>;
  escalate: Takes<Empty, EscalateEvent>;
  default: Takes;
  settle: Takes;
};
export type PickupStep = keyof PickupSteps;

export interface PickupTypes {
  doc: PickupOrder;
  state: PickupState;
  relation: OrderRelation;
  steps: PickupSteps;
}
export type PickupRow = { [T in PickupStep]: RowOf<PickupTypes, T> }[PickupStep];

/** The states in which a place in the window is kept for it. */
export const holdingStates: readonly PickupState[] = [
  'requested',
  'assigned',
  'arrived',
  'weighed',
  'agreed',
  'handed',
];
/** Both sides have each other's number, and the collector the address, once somebody is named. */
export const inTouchStates: readonly PickupState[] = [
  'assigned',
  'arrived',
  'weighed',
  'agreed',
  'handed',
  'paid',
  'disputed',
  'settled',
];
/** The collector is still to come, or is at the door. */
export const visitStates: readonly PickupState[] = ['assigned', 'arrived', 'weighed', 'agreed'];

const phaseOfState: Readonly<Partial<Record<string, string>>> = {
  requested: 'requested',
  assigned: 'assigned',
  arrived: 'assigned',
  weighed: 'weighed',
  agreed: 'weighed',
  handed: 'weighed',
  paid: 'paid',
  settled: 'paid',
};
/** 已预约 → 已接单 → 已过秤 → 已付款. */
export const phases = ['requested', 'assigned', 'weighed', 'paid'] as const;

/** Where an order stands among the phases; null where it left that way, also settled without money. */
export function phaseOf(order: PickupOrder): string | null {
  if (order.state === 'settled' && order.paidOutFen === 0) return null;
  return phaseOfState[order.state] ?? null;
}
