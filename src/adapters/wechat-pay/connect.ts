import type { Now, WechatPayConfig } from './config.ts';
import { type Trust, WechatHttp } from './http.service.ts';
import { PlatformKeys, publicKeysOf, readCertificates } from './platform-key.ts';

/** The way to WeChat, and the keys by which its answers and notifications are known. */
export function connectWechat(config: WechatPayConfig, now: Now): { http: WechatHttp; trust: Trust } {
  const http: WechatHttp = new WechatHttp(config, () => trust, now);
  const keys = new PlatformKeys(config, () => downloadCertificates(config, http), now);
  const trust: Trust = {
    keyOf: (serial) => keys.keyOf(serial),
    preferredSerial: () => keys.preferredSerial(),
  };
  return { http, trust };
}

function downloadCertificates(config: WechatPayConfig, http: WechatHttp) {
  return http.fetchWith('/v3/certificates', (body) => {
    const certificates = readCertificates(body, config.apiV3Key);
    const own = publicKeysOf(config);
    const keyOf = async (serial: string) => own.get(serial) ?? certificates.get(serial)?.key;
    return { value: certificates, keyOf };
  });
}
