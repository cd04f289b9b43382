import { isIP } from 'node:net';
import { AppError } from '../../kernel/errors.ts';
import { requestToken, type TokenConfig } from '../wechat-open/token.ts';
import { type Finding, finding } from './finding.ts';

const timeoutMs = 5_000;
/** What WeChat refuses an appid and its secret for. */
const faults: Readonly<Record<number, 'appid_wrong' | 'secret_wrong' | 'address_blocked'>> = {
  40013: 'appid_wrong',
  40125: 'secret_wrong',
  40001: 'secret_wrong',
  40164: 'address_blocked',
};

/** Whether appid and secret belong together, of the official account or of the mini-program. */
export async function trySecret(part: 'account' | 'mini', config: TokenConfig | undefined): Promise<Finding> {
  if (config === undefined) return finding(part, 'open', `${part}_off`);
  try {
    const said = await requestToken(config);
    if ('token' in said) return finding(part, 'passed', `${part}_fits`);
    const known = faults[said.errcode];
    if (known !== undefined) return finding(part, 'failed', `${part}_${known}`);
    return finding(part, 'failed', 'unclear', { code: said.errcode });
  } catch (failure) {
    if (failure instanceof AppError) return finding(part, 'failed', 'unreachable');
    throw failure;
  }
}

/** Whether WeChat can bring its notifications: a public https address without a query, behind which this server is. */
export async function tryNotify(notifyUrl: string, wechatUrl: string): Promise<Finding> {
  const failed = (code: Finding['code'], params = {}) => finding('notify', 'failed', code, params);
  const url = new URL(notifyUrl);
  // WeChat played on this machine reaches what is on this machine
  const isPlayed = isLocal(new URL(wechatUrl).hostname) && isLocal(url.hostname);
  if (!isPlayed && url.protocol !== 'https:') return failed('notify_not_https', { url: notifyUrl });
  if (!isPlayed && !isPublic(url.hostname)) return failed('notify_not_public', { url: notifyUrl });
  if (url.search !== '' || url.hash !== '') return failed('notify_query', { url: notifyUrl });
  const code = await knock(notifyUrl);
  if (code === undefined) return failed('notify_silent', { url: notifyUrl });
  if (code !== 'notification_forged') return failed('notify_foreign', { url: notifyUrl });
  return isPlayed ? finding('notify', 'open', 'notify_local') : finding('notify', 'passed', 'notify_fits');
}

/** The code with which a notification without a signature is refused; nothing where nobody answers. */
async function knock(notifyUrl: string): Promise<string | undefined> {
  try {
    const answer = await fetch(notifyUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const said = (await answer.json().catch(() => ({}))) as { code?: unknown };
    return String(said.code ?? '');
  } catch {
    return undefined;
  }
}

const isLocal = (host: string): boolean => host === 'localhost' || /^127\.|^\[::1\]$/.test(host);

function isPublic(host: string): boolean {
  if (isLocal(host) || !host.includes('.') || /\.(local|internal|lan|test)$/.test(host)) return false;
  if (isIP(host) === 4) return !/^(10\.|192\.168\.|169\.254\.|0\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
  return !host.startsWith('[');
}
