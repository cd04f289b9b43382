import { digits } from '../text/index.ts';
import { compact, soft } from './spelling.ts';

/** Ways to reach somebody that a text gives away. */
export interface Contacts {
  /** A mobile number as people write one; it is somebody's, for ever. */
  mobile: string | null;
  /** Names in other networks, addresses on the web, and numbers that are written to be overlooked. */
  others: readonly string[];
}

const mobileNumber = /(?<!\d)(?:0086|86|0)?1[3-9]\d{9}(?!\d)/;
const landline = /(?<!\d)0\d{2,3}[-)]?[2-8]\d{6,7}(?!\d)/;

const networks = [
  ...[
    '微信',
    '薇信',
    '威信',
    '徽信',
    '微❤',
    '卫星',
    '徽❤',
    'v信',
    'v❤',
    'weixin',
    'wechat',
    'vx',
    'wx',
    '微号',
  ],
  ...['扣扣', '企鹅', 'qq', 'q群', '抖音', '快手', '小红书', '电报', '飞机', 'telegram', 'whatsapp', 'tg'],
].join('|');
const domains =
  'com|cn|net|org|top|xyz|vip|cc|io|me|shop|club|site|ru|tk|info|app|link|ltd|wang|work|online|fun|tv|中国|网址';
const patterns = [
  // a name in another network: 微信abc123, vx：zhou_88
  new RegExp(
    `(?:${networks})(?:号码|账号|号|同号|联系|搜索|搜|:|：|是|加|找|[^\\p{L}\\p{N}]){0,3}[a-z0-9_-]{5,30}`,
    'u',
  ),
  new RegExp(`[a-z0-9_-]{5,30}(?:\\((?:${networks})|是?我的?(?:${networks})|(?:${networks})同号)`, 'u'),
  // an invitation to one: 加我微信, 加v聊, +薇
  /[加十➕+](?:个|我|下|一下|我的)*(?:微信|薇信?|威信?|徽信?|卫星|v信?|wx|vx|qq|扣扣?|企鹅|微聊)(?!好友|群)/u,
  /(?:微|薇|v|vx|wx)信?号(?:码|是|[:：]|$)/u,
  /https?:|www\.|\b[a-z0-9][a-z0-9-]{0,40}(?:\.|。|点|dot)(?:DOMAINS)(?![a-z])/u,
  /[\w.+-]{2,40}@[\w-]{2,40}/u,
].map((pattern) => new RegExp(pattern.source.replace('DOMAINS', domains), 'u'));

// Han characters and circled signs for digits: nobody writes six of them in a row who wants to be read.
const disguised = /[\p{No}〇零一壹幺二贰貳三叁參四肆五伍六陆陸七柒八捌九玖]{6,}/u;

const firstOf = (pattern: RegExp, text: string) => pattern.exec(text)?.[0] ?? null;

/** What a text gives away; `plain` is its folded form. */
export function contactsIn(text: string, plain: string): Contacts {
  const tight = compact(plain);
  const mobile = firstOf(mobileNumber, digits(plain)) ?? firstOf(mobileNumber, digits(tight));
  const spaceless = plain.replace(/\s/gu, '');
  const others = patterns.map((pattern) => firstOf(pattern, spaceless));
  // commas and words between the digits: 138，1234，5678
  const scattered = firstOf(mobileNumber, digits(tight.replace(/[\p{P}\p{S}转接拨]/gu, '')));
  const hidden = firstOf(disguised, text.replace(soft, ''));
  const found = [...others, firstOf(landline, spaceless), mobile ? null : scattered, mobile ? null : hidden];
  return { mobile, others: found.filter((each) => each !== null) };
}
