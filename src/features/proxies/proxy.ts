import type { Actor } from '../../kernel/actor.ts';
import type { ProcessDoc, Takes } from '../../kernel/process.ts';

/** Two people of whom one may order for the other, as both have said. */
export interface Relative extends ProcessDoc {
  /** Who orders and pays. */
  ordererId: string;
  /** For whom. */
  personId: string;
  /** What the orderer calls them: 妈妈. */
  called: string;
}
type RelativeState = 'asked' | 'agreed' | 'ended';
export type RelativeRelation = 'orderer' | 'person';
export interface RelativeTypes {
  doc: Relative;
  state: RelativeState;
  relation: RelativeRelation;
  steps: {
    ask: Takes;
    agree: Takes<object, { byCode: boolean }>;
    end: Takes;
    lapse: Takes;
  };
}

/** A code that somebody is told so that they can pass it on: by this they agree. */
export interface Consent {
  _id: string;
  n: number;
  hash: string;
  until: Date;
  tries: number;
  /** For what it was used up; one code is good for one thing. */
  usedFor: string | null;
  sentAt: Date[];
}

/** How it is known that a person agrees: they are a relative, they passed a code on, or the orderer says so. */
export type ConsentWay = 'relative' | 'code' | 'in_person';
/** As what somebody orders for somebody else. */
export type OrdererRole = 'family' | 'leader' | 'staff';

/** For whom is ordered, as a request says it. */
interface Wanted {
  relativeId?: string | undefined;
  personId?: string | undefined;
  code?: string | undefined;
  inPerson?: boolean | undefined;
}
export interface ProxyRequest extends Wanted {
  actor: Actor;
}
/** Who may be ordered for, and how that is known. */
export interface Permission {
  personId: string;
  ordererId: string;
  as: OrdererRole;
  way: ConsentWay;
  /** Where the role is held by which they may; a family's needs none. */
  grid?: string | undefined;
  /** Takes back that a code was used up, where nothing came of it. */
  giveBack(): Promise<void>;
}
