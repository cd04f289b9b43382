/** The port to whoever knows people inside WeChat. `adapters/wechat-open` implements it, wiring hands it in. */
export interface WechatLogin {
  /** The official account whose openids these are; payments carry the same one. */
  readonly appid: string;
  /** The page that sends the browser back to `redirectUri` with a code and this state. */
  authorizeUrl(state: string, redirectUri: string): string;
  /** The openid that a code stands for, once. Throws `wechat_code_wrong`, `wechat_guest`, `unavailable`. */
  identify(code: string): Promise<string>;
  /** Null: there is no mini-program. */
  readonly mini: MiniLogin | null;
}

/** The same for whoever comes through the mini-program, whose openids are others. */
export interface MiniLogin {
  readonly appid: string;
  /** The openid that a code of `wx.login` stands for, once. Throws `wechat_code_wrong`, `unavailable`. */
  identify(code: string): Promise<string>;
  /**
   * The number that this person lets us have by the button for it, once: of mainland China, 11 digits, else null.
   * Throws `wechat_code_wrong`, `unavailable`.
   */
  phoneOf(code: string, openid: string): Promise<string | null>;
}

/** What pages inside WeChat are signed with. */
export interface ScriptTicket {
  ticket: string;
  seconds: number;
}

/** The port to whoever issues them. */
export interface ScriptTickets {
  readonly appid: string;
  /** Asks WeChat, which counts how often. Throws `unavailable`. */
  fetchTicket(): Promise<ScriptTicket>;
}

export { guestOfWechat, wechatCodeWrong } from './wechat.errors.ts';
