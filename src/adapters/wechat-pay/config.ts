/**
 * What the adapter needs to speak for one merchant.
 * With `publicKeyId` and `publicKeyPem` it trusts WeChat's public key (merchants since late 2024) and, where
 * WeChat still gives them out, platform certificates; without them certificates only.
 */
export interface WechatPayConfig {
  /** Scheme and host, no path: the only difference between the real WeChat and another server. */
  baseUrl: string;
  mchid: string;
  appid: string;
  /** The mini-program's, bound to the same merchant. */
  miniAppid?: string | undefined;
  /** 32 characters. */
  apiV3Key: string;
  /** Serial of the merchant's certificate, upper-case hex. */
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  publicKeyId?: string;
  publicKeyPem?: string;
  /** The one before or after it, while WeChat changes from one to the other: believed as well. */
  otherPublicKeyId?: string;
  otherPublicKeyPem?: string;
  /** Where WeChat sends its notifications. */
  notifyUrl: string;
}

/** Real time in milliseconds: signatures never follow the business clock. */
export type Now = () => number;
