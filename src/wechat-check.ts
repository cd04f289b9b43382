// npm run wechat:check: tries WeChat's settings against the host they name, before anybody pays.
import { parseArgs } from 'node:util';
import { checkWechat, type Finding } from './adapters/wechat-check/index.ts';
import { configOrExit, readWechatCheckConfig } from './config.ts';
import { wechatCheck } from './copy/zh-CN.ts';

const USAGE = `npm run wechat:check [-- --openid OPENID]
  tries merchant, keys, products, official account and notify address as they are set, and says a sentence of each.
  Takes no money and prints no secret; the exit code is 1 where something does not hold.
  --openid  somebody who follows the account: then payments inside WeChat are tried whole`;

const marks = { passed: '✓', failed: '✗', open: '?' } as const;

function filled(text: string, params: Finding['params']): string {
  return Object.entries(params).reduce(
    (said, [name, value]) => said.replace(`{${name}}`, String(value)),
    text,
  );
}

function lineOf({ part, result, code, params }: Finding): string {
  const { parts, results, sentences } = wechatCheck;
  return `${marks[result]} ${results[result]}  ${parts[part]}：${filled(sentences[code], params)}`;
}

async function check(openid: string | undefined): Promise<void> {
  const { wechat, publicUrl } = configOrExit(readWechatCheckConfig);
  const pay = { ...wechat, notifyUrl: `${publicUrl}/api/payments/notify/wechat` };
  const findings = await checkWechat({ pay, open: wechat.open, openid });
  const count = findings.filter(({ result }) => result === 'failed').length;
  const { summary } = wechatCheck;
  const last = count === 0 ? summary.passed : filled(summary.failed, { count });
  process.stdout.write(`${findings.map(lineOf).join('\n')}\n${last}\n`);
  if (count > 0) process.exitCode = 1;
}

function readArguments() {
  const options = { openid: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message.split('\n')[0]} (npm run wechat:check -- --help)\n`);
    process.exit(1);
  }
}

const given = readArguments();
if (given.help) process.stdout.write(`${USAGE}\n`);
else await check(given.openid);
