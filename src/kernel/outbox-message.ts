import { after, day, earliest, minute, second } from './clock.ts';

/** Sign-in codes go before everything else. */
export const lanes = ['codes', 'messages'] as const;
export type Lane = (typeof lanes)[number];

/** What a gateway made of a message, with a word for the log that says nothing of its receiver or text. */
export interface Outcome {
  /**
   * `taken`; `busy`: certainly not taken, another time it may be; `refused`: not taken, and never will be;
   * `unknown`: it may have been taken; `unwanted`: its receiver wants nothing by this way.
   */
  kind: 'taken' | 'busy' | 'refused' | 'unknown' | 'unwanted';
  why: string;
}
/** A way out of the machine. Never throws, and answers within `longestSendMs`. */
export interface Gateway {
  send(to: string, text: string, more: MoreOfMessage): Promise<Outcome>;
}
/** What some ways out need beside the text. */
interface MoreOfMessage {
  /** The same for every try, so that the other side can tell them apart from another message. */
  key: string;
  /** Which of the forms that a channel knows it fills in, and the page that it opens. */
  form?: MessageForm | undefined;
}
interface MessageForm {
  name: string;
  page: string;
}
export const longestSendMs = 5 * second;

/** The phone, followers of the official account, and who let the mini-program tell them once. */
export type Channel = 'sms' | 'wechat' | 'mini';

/** A message that is to leave the machine. The same key leaves once. */
export interface Message {
  /** Stands in logs: it holds nothing about a person. */
  key: string;
  channel: Channel;
  lane: Lane;
  to: string;
  text: string;
  /** Whose staff hears of it where it is given up; null: nobody does. */
  personId: string | null;
  form?: MessageForm | undefined;
  /** The phone that gets it as a text message where its channel does not take it soon; nobody does without. */
  otherwise?: string | undefined;
  /** The key of a message that is of no use any more, if it still waits. */
  replaces?: string;
  /** Not sent before this; at once where nothing is said. */
  notBefore?: Date | undefined;
  /** Not sent after this; a day from when it may be sent where nothing is said. */
  expiresAt?: Date;
}
export interface OutboxDoc
  extends Omit<Message, 'key' | 'to' | 'text' | 'notBefore' | 'expiresAt' | 'replaces'> {
  _id: string;
  /** Gone, with the text, once the message has come to its end. */
  to?: string;
  text?: string;
  /** `sent` says that it was taken or may have been; `expired` that it was no longer wanted. */
  state: 'waiting' | 'sending' | 'sent' | 'given_up' | 'expired';
  tries: number;
  at: Date;
  nextAt: Date;
  expiresAt: Date;
  /** Whoever took it and has not ended it by then is dead. */
  sendingUntil?: Date;
  reported: boolean;
  /** When the document itself goes. */
  goneAt?: Date;
}
/** A message that this taker alone may send now. */
export interface Taken extends OutboxDoc {
  to: string;
  text: string;
}

const lifeOfMessage = day;
const firstWait = 10 * second;
const longestWait = 30 * minute;

/** So often a channel is tried from which a message can still turn to the phone. */
const triesBeforePhone = 3;
/** Whether what was not taken goes to the phone now. */
export function turnsToPhone(
  { otherwise, tries }: Pick<OutboxDoc, 'otherwise' | 'tries'>,
  kind: Outcome['kind'],
) {
  if (otherwise === undefined) return false;
  return kind === 'refused' || kind === 'unwanted' || (kind === 'busy' && tries >= triesBeforePhone);
}

/** When a message may be sent first, and until when. */
export function spanOf({ notBefore, expiresAt }: Message, now: Date): { from: Date; until: Date } {
  const from = notBefore && notBefore > now ? notBefore : now;
  return { from, until: expiresAt ?? after(from, lifeOfMessage) };
}

/** When a message that was not taken is tried again, or comes to its end: 10 s, doubling to 30 min. */
export function nextTry({ tries, expiresAt }: Pick<OutboxDoc, 'tries' | 'expiresAt'>, now: Date): Date {
  const wait = Math.min(firstWait * 2 ** (tries - 1), longestWait);
  return earliest(after(now, wait), expiresAt) ?? expiresAt;
}

/** How a message ends that was not taken in time: a code is worth nothing then, of what
 * went to a phone somebody is told; the rest stands in the inbox. */
export function endingOfUnsent({
  lane,
  channel,
}: Pick<OutboxDoc, 'lane' | 'channel'>): 'expired' | 'given_up' {
  return lane === 'codes' || channel !== 'sms' ? 'expired' : 'given_up';
}
