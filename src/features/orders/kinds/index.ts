import type { Kind } from '../engine/kind.ts';
import { activityKind } from './activity/index.ts';
import { goodKind } from './good/index.ts';
import { loanKind } from './loan/index.ts';
import { pickupKind } from './pickup/index.ts';
import { roomKind } from './room/index.ts';
import { serviceKind } from './service/index.ts';

export type { ActivityBooking } from './activity/activity.booking.ts';
export type { NewActivityOffer } from './activity/activity.listing.ts';
export type { GoodBooking } from './good/good.booking.ts';
export type { NewGoodOffer } from './good/good.listing.ts';
export { goodsStandInLines } from './good/good.migration.ts';
export type { LoanBooking } from './loan/loan.booking.ts';
export type { NewLoanOffer } from './loan/loan.listing.ts';
export type { NewPickupOffer } from './pickup/pickup.listing.ts';
export type { RoomBooking } from './room/room.booking.ts';
export type { NewRoomOffer } from './room/room.listing.ts';
export type { ServiceBooking } from './service/service.booking.ts';
export type { NewServiceOffer, ServiceListing, ServiceWay } from './service/service.listing.ts';
export type { ServiceOrder } from './service/service.ts';

/** Every kind of order there is. */
export const orderKinds: readonly Kind[] = [
  serviceKind,
  goodKind,
  activityKind,
  roomKind,
  loanKind,
  pickupKind,
];
