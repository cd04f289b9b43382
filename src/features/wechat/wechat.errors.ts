import { defineError } from '../../kernel/errors.ts';

/** This server speaks for no official account. */
export const wechatOff = defineError('missing', 'wechat_off');
/** The browser that comes back is not the one that set out, or it took too long. */
export const wechatStateWrong = defineError('refused', 'wechat_state_wrong');
/** Only pages of this server are signed. */
export const wechatPageForeign = defineError('refused', 'wechat_page_foreign');
export const wechatCodeWrong = defineError('refused', 'wechat_code_wrong');
/** Somebody who looks at a snapshot of a page, without an account in WeChat. */
export const guestOfWechat = defineError('refused', 'wechat_guest');
/** Another account is opened by this WeChat. */
export const wechatTaken = defineError('conflict', 'wechat_taken');
/** WeChat has not said who this browser's person is, or too long ago. */
export const wechatUnknown = defineError('refused', 'wechat_unknown');
/** The number that WeChat knows is none that messages reach here. */
export const wechatPhoneForeign = defineError('refused', 'wechat_phone_foreign');
