import type { KeyObject } from 'node:crypto';
import { ProviderUnknown } from '../../features/payments/payment.provider.ts';
import type { Now, WechatPayConfig } from '../wechat-pay/config.ts';
import type { Answer, WechatHttp } from '../wechat-pay/http.service.ts';
import { publicKeysOf, readCertificates } from '../wechat-pay/platform-key.ts';
import { signatureFault, signedMessage } from '../wechat-pay/signature.ts';
import { isOk, refusedBy, shownCode } from './answer.ts';
import { type Finding, finding } from './finding.ts';

/** WeChat refuses a signature that is as old as this, and so do we. */
const limitSeconds = 300;
const driftSeconds = 30;

/** The clock of WeChat's answer beside ours. */
export function judgeClock({ headers }: Answer, now: Now): Finding {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return finding('clock', 'open', 'clock_unknown');
  const seconds = Math.round((now() - theirs) / 1000);
  const params = { seconds: Math.abs(seconds), limit: limitSeconds };
  if (params.seconds >= limitSeconds) return finding('clock', 'failed', 'clock_off', params);
  if (params.seconds > driftSeconds) return finding('clock', 'open', 'clock_drifts', params);
  return finding('clock', 'passed', 'clock_fits', params);
}

/** Whether WeChat took our signature, by its answer to a question about an order that nobody ever made. */
export function judgeMerchant(answer: Answer): Finding {
  const said = refusedBy(answer);
  if (['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'].includes(said.code))
    return finding('merchant', 'passed', 'merchant_fits');
  const about = `${said.field} ${said.message}`;
  const wrong = (code: Finding['code']) => finding('merchant', 'failed', code);
  // the sentence before the field: of a wrong serial WeChat says that the field is the signature
  if (said.status === 401 || said.code === 'SIGN_ERROR') {
    if (/serial|序列号/.test(about)) return wrong('merchant_serial_wrong');
    if (/mchid|商户号/.test(about)) return wrong('merchant_number_wrong');
    return wrong('merchant_key_wrong');
  }
  if (/mchid|商户号/.test(about)) return wrong('merchant_number_wrong');
  return finding('merchant', 'failed', 'unclear', { code: shownCode(said) });
}

export type PlatformKeyring = ReadonlyMap<string, KeyObject>;

export interface Certificates {
  findings: Finding[];
  keyring: PlatformKeyring;
}

/** Opens the platform's certificates with the APIv3 key; in public-key mode there may be none. */
export async function tryCertificates(config: WechatPayConfig, http: WechatHttp): Promise<Certificates> {
  const own = publicKeysOf(config);
  const answer = await answered(http.probe('GET', '/v3/certificates'));
  if (answer === undefined) return { findings: [finding('apiV3Key', 'failed', 'unreachable')], keyring: own };
  if (!isOk(answer)) return { findings: withoutCertificates(answer, own.size > 0), keyring: own };
  try {
    const listed = readCertificates(JSON.parse(answer.body.toString('utf8')), config.apiV3Key);
    const keyring = new Map([...own, ...[...listed].map(([serial, { key }]) => [serial, key] as const)]);
    return { findings: [finding('apiV3Key', 'passed', 'api_key_fits')], keyring };
  } catch {
    return { findings: [finding('apiV3Key', 'failed', 'api_key_wrong')], keyring: own };
  }
}

function withoutCertificates(answer: Answer, hasPublicKey: boolean): Finding[] {
  const untried = finding('apiV3Key', 'open', 'api_key_untried');
  if (hasPublicKey) return [untried];
  const platform = [403, 404].includes(answer.status)
    ? finding('platform', 'failed', 'platform_public_key_wanted')
    : finding('platform', 'failed', 'unclear', { code: shownCode(refusedBy(answer)) });
  return [untried, platform];
}

/** Whether what WeChat signs can be checked with the keys we have, by the first answer that bears a signature. */
export async function judgePlatform(answers: Answer[], keyring: PlatformKeyring, now: Now): Promise<Finding> {
  if (keyring.size === 0) return finding('platform', 'open', 'not_tried');
  const signed = answers.find(({ headers }) => headers.has('wechatpay-signature'));
  if (signed === undefined) return finding('platform', 'open', 'platform_unsigned');
  const message = signedMessage((name) => signed.headers.get(name) ?? undefined, signed.body);
  const fault = await signatureFault(message, async (serial) => keyring.get(serial), now);
  if (fault === undefined) return finding('platform', 'passed', 'platform_fits');
  return finding(
    'platform',
    'failed',
    fault === 'unknown serial' ? 'platform_id_wrong' : 'platform_key_wrong',
  );
}

/** The same as `answers`, and `undefined` where WeChat did not answer. */
export async function answered(question: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await question;
  } catch (failure) {
    if (failure instanceof ProviderUnknown) return undefined;
    throw failure;
  }
}
