import { minute } from '../../kernel/clock.ts';

/** A WeChat that opens an account; `_id` is its appid and openid. */
export interface WechatAccount {
  _id: string;
  appid: string;
  openid: string;
  personId: string;
  at: Date;
}
/** Who came back from WeChat on one device and has no account yet, or not said which. */
export interface WechatArrival {
  _id: string;
  /** Of the account or mini-program that this openid is for; missing: of the official account. */
  appid?: string;
  openid: string;
  expiresAt: Date;
}

/** What all servers sign pages with; `_id` is the appid. Without a ticket it is only on its way. */
export interface StoredTicket {
  _id: string;
  ticket: string | null;
  fetchedAt: Date | null;
  expiresAt: Date;
  /** Until when one server alone asks WeChat. */
  claimedUntil: Date;
}

export const accountIdOf = (appid: string, openid: string): string => `${appid}:${openid}`;

/** From setting out to coming back, as long as WeChat's own code lives and the page needs. */
export const stateLasts = 10 * minute;
/** From coming back to the code that went to one's phone. */
export const arrivalLasts = 15 * minute;
