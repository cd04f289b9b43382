import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BillKind, BillProvider } from '../../features/bills/bill.provider.ts';
import { ProviderUnknown } from '../../features/payments/payment.provider.ts';
import { isRefusal, understood } from './answer.ts';
import type { Now, WechatPayConfig } from './config.ts';
import { connectWechat } from './connect.ts';
import { asObject, fieldText } from './field.ts';

const inflate = promisify(gunzip);
const mostBytes = 64 * 1024 * 1024;
const paths: Readonly<Record<BillKind, string>> = {
  trade: '/v3/bill/tradebill?bill_type=ALL',
  fundflow: '/v3/bill/fundflowbill?account_type=BASIC',
};

/** WeChat's bills behind the port (4012791866/7): asked for, fetched compressed, and held against their sum. */
export function makeWechatBills(config: WechatPayConfig, now: Now = Date.now): BillProvider {
  const { http } = connectWechat(config, now);
  return {
    async fetchBill(kind, date) {
      try {
        const path = `${paths[kind]}&bill_date=${date}&tar_type=GZIP`;
        const answer = asObject(await http.call('GET', path));
        const url = understood(() => new URL(fieldText(answer, 'download_url')));
        // the host is ours to say: the answer names a path, and where it leads is not followed elsewhere
        const text = await open(await http.download(url.pathname + url.search));
        const [hashType, hash] = understood(() => [
          fieldText(answer, 'hash_type'),
          fieldText(answer, 'hash_value'),
        ]);
        if (hashType !== 'SHA1' || sha1(text) !== hash.toLowerCase())
          throw new ProviderUnknown('the sum of the bill is another one');
        return { text: text.toString('utf8') };
      } catch (failure) {
        if (isRefusal(failure, 400, 'NO_STATEMENT_EXIST')) return 'none';
        if (isRefusal(failure, 400, 'STATEMENT_CREATING')) return 'creating';
        throw failure;
      }
    },
  };
}

/** The sum is that of the text, not of what was sent. */
const sha1 = (text: Buffer): string => createHash('sha1').update(text).digest('hex');

async function open(bytes: Buffer): Promise<Buffer> {
  try {
    return await inflate(bytes, { maxOutputLength: mostBytes });
  } catch {
    throw new ProviderUnknown('the bill cannot be opened');
  }
}
