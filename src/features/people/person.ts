import type { RoleGrant } from '../../kernel/actor.ts';
import type { SecondFactor, SecondFactorOffer } from './second-factor.ts';

export interface Address {
  id: string;
  text: string;
  contactName: string;
  contactPhone: string;
  /** The micro-grid of the address: the place of a visit at home. */
  grid: string;
}
export interface Person {
  _id: string;
  name: string;
  phone: string;
  homeGrid: string | null;
  roles: RoleGrant[];
  addresses: Address[];
  login?: string;
  /** Never there without the login, which its person has taken. */
  passwordHash?: string;
  loginAt?: Date;
  /** A login that others offer: theirs once they take it. */
  loginOffer?: { login: string; at: Date };
  /** The codes of an authenticator that they sign in with as well. */
  secondFactor?: SecondFactor;
  secondFactorOffer?: SecondFactorOffer;
  createdAt: Date;
  /** When they last signed in, in real time; missing where that was before it was kept. */
  lastInAt?: Date;
  /** Which privacy text they agreed to last, and when they first agreed to that one. */
  consent?: { version: string; at: Date };
  /** Somebody of their own whom one tap calls: family, or who helps. */
  helper?: { name: string; phone: string } | null;
  /** When its person closed the account; nothing is left of them here but the id. */
  closedAt?: Date;
  /** Only of the demo: what the person is there for. */
  about?: string;
}
export interface Session {
  /** SHA-256 of the cookie's secret: the store never holds what opens a session. */
  _id: string;
  personId: string;
  csrf: string;
  /** How it was opened; missing where that was before it was kept. */
  way?: string;
  /** When a second factor was shown in it, in real time. */
  secondAt?: Date;
  expiresAt: Date;
}

export function withoutRoles(some: readonly RoleGrant[], others: readonly RoleGrant[]): RoleGrant[] {
  return some.filter((each) => !others.some(({ role, grid }) => role === each.role && grid === each.grid));
}

/** In place of a number that is somebody else's by now: no phone has it. */
export const detachedNumber = (id: string): string => `detached:${id}`;
export const isReachable = (phone: string): boolean => !phone.startsWith('detached:');

export const mostAddresses = 10;

/** 13812345678 → 138****5678 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

// 1 a minute, 5 an hour, 10 a day to one number from one device.
const limits = [
  { most: 1, withinMs: 60_000 },
  { most: 5, withinMs: 3_600_000 },
  { most: 10, withinMs: 86_400_000 },
];
// What all devices ask for one number only slows: the pause grows with the codes of the last day.
const pauses = [
  { from: 10, pauseMs: 15 * 60_000 },
  { from: 5, pauseMs: 5 * 60_000 },
  { from: 0, pauseMs: 60_000 },
];
const dayMs = 86_400_000;

const countWithin = (sentAt: readonly Date[], now: Date, withinMs: number) =>
  sentAt.filter((at) => now.getTime() - at.getTime() < withinMs).length;

/** Whether one device may have one more code sent to a number, given when its last ones went. */
export function maySendCode(sentAt: readonly Date[], now: Date): boolean {
  return limits.every(({ most, withinMs }) => countWithin(sentAt, now, withinMs) < most);
}

/** Whether a number may get one more code that a device asks for which it does not know. */
export function mayReachPhone(sentAt: readonly Date[], now: Date): boolean {
  const today = countWithin(sentAt, now, dayMs);
  const pauseMs = pauses.find(({ from }) => today >= from)?.pauseMs ?? 0;
  return countWithin(sentAt, now, pauseMs) === 0;
}
