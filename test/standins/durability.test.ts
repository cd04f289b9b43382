import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  call,
  control,
  newNumber,
  prepayBody,
  program,
  type Standins,
  send,
  startStandins,
} from './client.ts';

type Books = {
  takenFen: number;
  refundedFen: number;
  transactions: { outTradeNo: string; state: string }[];
  refunds: { outRefundNo: string }[];
};
/** What the program has acknowledged. */
type Acknowledged = { prepaid: string[]; paid: string[]; refunded: string[] };

const notifyUrl = 'http://127.0.0.1:9/notify';

describe('The stand-ins: memory', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'standins-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const one = async (standins: Standins, seen: Acknowledged) => {
    const { wechat } = standins;
    const no = newNumber();
    const prepaid = await call(
      wechat,
      'POST',
      '/v3/pay/transactions/native',
      prepayBody(wechat, no, notifyUrl),
    );
    if (prepaid.status === 200) seen.prepaid.push(no);
    const paid = await control(standins, 'POST', '/standin/wechat/pay', { outTradeNo: no });
    if (paid.status === 200) seen.paid.push(no);
    const outRefundNo = newNumber('R');
    const amount = { refund: 100, total: 4800, currency: 'CNY' };
    const body = { out_trade_no: no, out_refund_no: outRefundNo, amount };
    const refunded = await call(wechat, 'POST', '/v3/refund/domestic/refunds', body);
    if (refunded.status === 200) seen.refunded.push(outRefundNo);
  };

  /** Works with several at once until the kill cuts all of them off; says what had been acknowledged by then. */
  const workUntilKilled = async (standins: Standins): Promise<Acknowledged> => {
    const seen: Acknowledged = { prepaid: [], paid: [], refunded: [] };
    const worker = async () => {
      for (;;) await one(standins, seen);
    };
    const workers = Array.from({ length: 8 }, () => worker().catch(() => undefined));
    while (seen.refunded.length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    await standins.kill();
    await Promise.all(workers);
    return seen;
  };

  const booksOf = async (standins: Standins) =>
    (await control(standins, 'GET', '/standin/wechat/books')).json as unknown as Books;
  const lost = ({ transactions, refunds }: Books, seen: Acknowledged) => {
    const states = new Map(transactions.map(({ outTradeNo, state }) => [outTradeNo, state]));
    const kept = new Set(refunds.map(({ outRefundNo }) => outRefundNo));
    return [
      ...seen.prepaid.filter((no) => !states.has(no)),
      ...seen.paid.filter((no) => !['SUCCESS', 'REFUND'].includes(states.get(no) ?? '')),
      ...seen.refunded.filter((no) => !kept.has(no)),
    ];
  };

  it('loses nothing acknowledged to kill -9, three times over, and keeps its keys', async () => {
    const before: Acknowledged = { prepaid: [], paid: [], refunded: [] };
    let publicKeyId: string | undefined;
    for (let round = 0; round < 3; round += 1) {
      const standins = await startStandins(['--data', folder]);
      publicKeyId ??= standins.wechat.publicKeyId;
      assert.equal(standins.wechat.publicKeyId, publicKeyId);
      assert.deepEqual(lost(await booksOf(standins), before), []);
      const seen = await workUntilKilled(standins);
      for (const kind of ['prepaid', 'paid', 'refunded'] as const) before[kind].push(...seen[kind]);
    }
    const standins = await startStandins(['--data', folder]);
    const books = await booksOf(standins);
    assert.deepEqual(lost(books, before), []);
    const paid = books.transactions.filter(({ state }) => ['SUCCESS', 'REFUND'].includes(state));
    assert.equal(books.takenFen, paid.length * 4800);
    await standins.stop();
  });

  it('is found out by the same look where nothing is kept', async () => {
    const seen = await workUntilKilled(await startStandins());
    const forgetful = await startStandins();
    assert.notDeepEqual(lost(await booksOf(forgetful), seen), []);
    await forgetful.stop();
  });

  it('cuts off a line that was being written, and goes on', async () => {
    const file = join(folder, 'books.jsonl');
    const first = await startStandins(['--data', file]);
    await send(
      'POST',
      `${first.url}/sms`,
      { 'Content-Type': 'application/json' },
      '{"phone":"13800138000","text":"一"}',
    );
    await first.kill();
    appendFileSync(file, '[{"is":"texted","sms":{"phone":"138');
    const second = await startStandins(['--data', file]);
    await send(
      'POST',
      `${second.url}/sms`,
      { 'Content-Type': 'application/json' },
      '{"phone":"13800138000","text":"二"}',
    );
    await second.kill();
    const third = await startStandins(['--data', file]);
    const { body } = await send('GET', `${third.url}/standin/sms`, {});
    assert.deepEqual(
      (JSON.parse(body) as { text: string }[]).map(({ text }) => text),
      ['二', '一'],
    );
    await third.stop();
    assert.ok(readFileSync(file, 'utf8').endsWith(']\n'));
  });

  it('keeps its private keys from other users', async () => {
    const standins = await startStandins(['--data', folder]);
    await standins.stop();
    for (const name of ['keys.json', 'standins.jsonl'])
      assert.equal(statSync(join(folder, name)).mode & 0o077, 0);
  });

  /** Runs the program with its input open; the exit code and what it said. */
  const fails = async (args: string[]) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  };

  it('refuses a damaged log, a taken port and a bad port, each in one sentence', async () => {
    writeFileSync(join(folder, 'standins.jsonl'), '[{"is":"closed"\n[]\n');
    const damaged = await fails(['--data', folder]);
    assert.equal(damaged.code, 1);
    assert.match(damaged.said, /^.*is damaged in line 1;.*\n$/);
    const standins = await startStandins();
    const taken = await fails(['--port', String(standins.port)]);
    assert.deepEqual([taken.code, taken.said], [1, `Port ${standins.port} on 127.0.0.1 is taken.\n`]);
    await standins.stop();
    const bad = await fails(['--port', '70000']);
    assert.deepEqual([bad.code, bad.said], [1, '--port is not a port: 70000\n']);
  });

  it('refuses a log that another one has, and takes it over once that is killed', async () => {
    const first = await startStandins(['--data', folder]);
    const refused = await fails(['--data', folder]);
    assert.equal(refused.code, 1);
    assert.match(refused.said, /^.*is in use by the stand-ins at http.*\n$/);
    await first.kill();
    const second = await startStandins(['--data', folder, '--port', String(first.port)]);
    assert.equal(second.wechat.mchid, first.wechat.mchid);
    await second.stop();
  });

  it('ends when its input closes, and on SIGTERM', async () => {
    const first = await startStandins();
    await first.stop();
    assert.equal(first.child.exitCode, 0);
    const second = await startStandins();
    second.child.kill('SIGTERM');
    const [code] = (await once(second.child, 'exit')) as [number];
    assert.equal(code, 0);
    assert.equal(existsSync(join(folder, 'keys.json')), false);
  });
});
