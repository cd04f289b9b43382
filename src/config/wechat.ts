import {
  ConfigError,
  type Env,
  matching,
  type ReadFile,
  readHttpUrl,
  readPem,
  secret,
  text,
} from './value.ts';

const REAL_WECHAT = 'https://api.mch.weixin.qq.com';
const REAL_OPEN = 'https://api.weixin.qq.com';
const REAL_AUTHORIZE = 'https://open.weixin.qq.com';

export interface WechatCredentials {
  baseUrl: string;
  mchid: string;
  appid: string;
  /** 32 bytes: the key of notifications. */
  apiV3Key: string;
  /** Serial of the merchant's certificate, upper-case hex. */
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  /** `PUB_KEY_ID_…` with its key; both are missing in certificate mode. */
  publicKeyId?: string;
  publicKeyPem?: string;
  /** The one before or after it, while it is changed. */
  otherPublicKeyId?: string;
  otherPublicKeyPem?: string;
  /** Signing in and paying inside WeChat; missing: neither is offered. */
  open?: WechatOpen;
}

/** A form that the official account may send, with the names of its fields. */
interface WechatForm {
  id: string;
  /** What it is about, the sentence in pieces, and when it was said. */
  title: readonly string[];
  text: readonly string[];
  time: readonly string[];
}

type WechatForms = Readonly<Partial<Record<'order' | 'other', WechatForm>>>;

/** The official account whose appid the payments carry. */
interface WechatOpen {
  appSecret: string;
  /** By what notices are about; of what has none nothing is sent in WeChat. */
  forms?: WechatForms;
  /** Scheme and host of the calls, and of the page on which WeChat says who somebody is. */
  apiUrl: string;
  authorizeUrl: string;
  /** Missing: there is no mini-program. */
  mini?: WechatMini;
}

/** The mini-program whose shell opens the pages. */
interface WechatMini {
  appid: string;
  appSecret: string;
  /** What it may send to who allows it, by what notices are about. */
  forms?: WechatForms;
}

const APPID = /^wx[0-9a-z]{6,30}$/i;

export const REQUIRED_WECHAT = [
  'WECHAT_MCHID',
  'WECHAT_APPID',
  'WECHAT_API_V3_KEY',
  'WECHAT_MERCHANT_SERIAL',
  'WECHAT_MERCHANT_KEY',
] as const;

/** All of WeChat's credentials, or null when none is set. @throws ConfigError on some of them */
export function readWechat(env: Env, readFile: ReadFile): WechatCredentials | null {
  const optional = [
    'WECHAT_BASE_URL',
    'WECHAT_PUBLIC_KEY_ID',
    'WECHAT_PUBLIC_KEY',
    'WECHAT_OTHER_PUBLIC_KEY_ID',
    'WECHAT_OTHER_PUBLIC_KEY',
    'WECHAT_APP_SECRET',
    'WECHAT_API_URL',
    'WECHAT_AUTHORIZE_URL',
    'WECHAT_MINI_APPID',
    'WECHAT_MINI_SECRET',
    'WECHAT_TEMPLATE_ORDER',
    'WECHAT_TEMPLATE_OTHER',
    'WECHAT_SUBSCRIBE_ORDER',
    'WECHAT_SUBSCRIBE_OTHER',
  ];
  if ([...REQUIRED_WECHAT, ...optional].every((name) => text(env, name) === null)) return null;
  const missing = REQUIRED_WECHAT.filter((name) => text(env, name) === null);
  if (missing.length > 0) {
    throw new ConfigError(
      `WeChat's credentials are set in part: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  }
  return {
    baseUrl: readHttpUrl(env, 'WECHAT_BASE_URL')?.replace(/\/+$/, '') ?? REAL_WECHAT,
    mchid: matching(env, 'WECHAT_MCHID', /^\d{8,32}$/, 'the number of the merchant, 8 to 32 digits'),
    appid: matching(env, 'WECHAT_APPID', APPID, 'an appid that begins with wx'),
    apiV3Key: secret(env, 'WECHAT_API_V3_KEY', 32),
    merchantSerial: matching(
      env,
      'WECHAT_MERCHANT_SERIAL',
      /^[0-9a-f]{8,64}$/i,
      'the serial of the certificate, in hex',
    ).toUpperCase(),
    merchantPrivateKeyPem: readPem(env, 'WECHAT_MERCHANT_KEY', 'PRIVATE KEY', readFile),
    ...readPublicKey(env, readFile),
    ...readOpen(env),
  };
}

function readOpen(env: Env): { open?: WechatOpen } {
  const bare = (name: string) => readHttpUrl(env, name)?.replace(/\/+$/, '');
  const [apiUrl, authorizeUrl] = [bare('WECHAT_API_URL'), bare('WECHAT_AUTHORIZE_URL')];
  if (text(env, 'WECHAT_APP_SECRET') === null) {
    if (apiUrl !== undefined || authorizeUrl !== undefined)
      throw new ConfigError(
        'WECHAT_API_URL and WECHAT_AUTHORIZE_URL mean nothing without WECHAT_APP_SECRET.',
      );
    if (text(env, 'WECHAT_MINI_APPID') !== null)
      throw new ConfigError('WECHAT_MINI_APPID needs an official account: set WECHAT_APP_SECRET.');
    return {};
  }
  return {
    open: {
      forms: readForms(env, 'WECHAT_TEMPLATE'),
      appSecret: secret(env, 'WECHAT_APP_SECRET', 32),
      apiUrl: apiUrl ?? REAL_OPEN,
      authorizeUrl: authorizeUrl ?? REAL_AUTHORIZE,
      ...readMini(env),
    },
  };
}

function readMini(env: Env): { mini?: WechatMini } {
  const [appid, appSecret] = [text(env, 'WECHAT_MINI_APPID'), text(env, 'WECHAT_MINI_SECRET')];
  if (appid === null && appSecret === null) return {};
  if (appid === null || appSecret === null)
    throw new ConfigError('WECHAT_MINI_APPID and WECHAT_MINI_SECRET must be set together.');
  return {
    mini: {
      appid: matching(env, 'WECHAT_MINI_APPID', APPID, 'an appid that begins with wx'),
      appSecret: secret(env, 'WECHAT_MINI_SECRET', 32),
      forms: readForms(env, 'WECHAT_SUBSCRIBE'),
    },
  };
}

function readForms(env: Env, name: string): WechatForms {
  const [order, other] = [readForm(env, `${name}_ORDER`), readForm(env, `${name}_OTHER`)];
  return { ...(order && { order }), ...(other && { other }) };
}

/** `id title=thing1 text=thing2,thing3 time=time4`, as the official account lists its fields. */
function readForm(env: Env, name: string): WechatForm | null {
  const value = text(env, name);
  if (value === null) return null;
  const [, id = '', rest = ''] = /^([\w-]{10,64}) (.+)$/.exec(value) ?? [];
  const form = { title: [] as string[], text: [] as string[], time: [] as string[] };
  for (const part of rest.split(' ')) {
    const [, what, fields] = /^(title|text|time)=([a-z_]+\d+(?:,[a-z_]+\d+)*)$/.exec(part) ?? [];
    if (!id || what === undefined || fields === undefined)
      throw new ConfigError(
        `${name} must be a template and its fields, e.g. "AbC… title=thing1 text=thing2,thing3 time=time4", not "${value}".`,
      );
    form[what as keyof typeof form] = fields.split(',');
  }
  return { id, ...form };
}

/** WeChat's public key with its id, and the other one while it is changed. */
function readPublicKey(env: Env, readFile: ReadFile) {
  const key = keyWithId(env, readFile, 'WECHAT_PUBLIC_KEY');
  const other = keyWithId(env, readFile, 'WECHAT_OTHER_PUBLIC_KEY');
  if (!key && other) throw new ConfigError('WECHAT_OTHER_PUBLIC_KEY needs WECHAT_PUBLIC_KEY beside it.');
  if (key && key.id === other?.id)
    throw new ConfigError('WECHAT_OTHER_PUBLIC_KEY_ID must be another id than WECHAT_PUBLIC_KEY_ID.');
  return {
    ...(key && { publicKeyId: key.id, publicKeyPem: key.pem }),
    ...(other && { otherPublicKeyId: other.id, otherPublicKeyPem: other.pem }),
  };
}

function keyWithId(env: Env, readFile: ReadFile, name: string): { id: string; pem: string } | null {
  const isId = text(env, `${name}_ID`) !== null;
  const isKey = text(env, name) !== null;
  if (!isId && !isKey) return null;
  if (!isId || !isKey) throw new ConfigError(`${name}_ID and ${name} must be set together.`);
  const id = matching(env, `${name}_ID`, /^PUB_KEY_ID_\w{1,64}$/, 'an id that begins with PUB_KEY_ID_');
  return { id, pem: readPem(env, name, 'PUBLIC KEY', readFile) };
}
