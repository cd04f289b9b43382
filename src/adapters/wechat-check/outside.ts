import { isIP } from 'node:net';
import { AppError } from '../../kernel/errors.ts';
import { requestToken, type TokenConfig } from '../wechat-open/token.ts';
import { type Finding, finding } from './finding.ts';

const timeoutMs = 5_000;
const accountFaults: Readonly<Record<number, Finding['code']>> = {
  40013: 'account_appid_wrong',
  40125: 'account_secret_wrong',
  40001: 'account_secret_wrong',
  40164: 'account_address_blocked',
};

/** Whether appid and secret of the official account belong together. */
export async function tryAccount(account: TokenConfig | undefined): Promise<Finding> {
  if (account === undefined) return finding('account', 'open', 'account_off');
  try {
    const said = await requestToken(account);
    if ('token' in said) return finding('account', 'passed', 'account_fits');
    const known = accountFaults[said.errcode];
    if (known !== undefined) return finding('account', 'failed', known);
    return finding('account', 'failed', 'unclear', { code: said.errcode });
  } catch (failure) {
    if (failure instanceof AppError) return finding('account', 'failed', 'unreachable');
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
