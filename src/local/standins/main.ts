/** The outside world on one machine: WeChat Pay, the phone that pays with it, and SMS. See README.md. */
import type { AddressInfo } from 'node:net';
import { createClock } from './base/clock.ts';
import { openJournal } from './base/journal.ts';
import {
  type Answer,
  createWebServer,
  findRoute,
  type IncomingRequest,
  json,
  type Route,
} from './base/web.ts';
import { type Options, readOptions } from './options.ts';
import { becomeOwner, type Owner } from './owner.ts';
import { smsRoutes } from './sms/inbox.ts';
import { wechatApi } from './wechat/api.ts';
import { type BookFact, emptyBooks } from './wechat/books.ts';
import { controlRoutes } from './wechat/control.ts';
import { createFaultBox } from './wechat/fault.ts';
import { openMerchant } from './wechat/merchant.ts';
import { Notifier } from './wechat/notifier.ts';
import { playedForms, playedMiniForms } from './wechat/open.message.ts';
import { openRoutes } from './wechat/open.ts';
import { phoneRoutes } from './wechat/phone.page.ts';
import { transferControlRoutes } from './wechat/transfer.control.ts';
import { transferPageRoutes } from './wechat/transfer.page.ts';
import { record, replay, type World } from './wechat/world.ts';

async function openWorld(options: Options): Promise<World> {
  const world: World = {
    baseUrl: '',
    merchantName: options.merchantName,
    merchant: await openMerchant(options.keysFolder),
    books: emptyBooks(),
    clock: createClock(),
    journal: openJournal<BookFact>(options.journalFile),
    faults: createFaultBox(),
    wake: () => undefined,
  };
  replay(world);
  return world;
}

function dispatcher(
  world: World,
  notifier: Notifier,
  owner: Owner,
): (incoming: IncomingRequest) => Promise<Answer> {
  const inbox = {
    messages: () => world.books.messages,
    keep(sms: { phone: string; text: string; purpose?: string; at: number }) {
      record(world, { is: 'texted', sms });
      // For the person who started us; no line of ours but the ready line is JSON.
      process.stdout.write(`SMS to ${sms.phone}: ${sms.text}\n`);
    },
  };
  const ping: Route = {
    method: 'GET',
    path: '/healthz',
    handle: () => json(200, { ok: true, token: owner.token }),
  };
  const open = [
    ping,
    ...smsRoutes(inbox),
    ...phoneRoutes(world),
    ...transferPageRoutes(world),
    ...transferControlRoutes(world),
    ...openRoutes(world),
    ...controlRoutes(world, notifier),
  ];
  const wechat = wechatApi(world);
  return async (incoming) => {
    if (incoming.path.startsWith('/v3/')) return wechat(incoming);
    const { route, params } = findRoute(open, incoming.method, incoming.path);
    const answer = await route.handle({ ...incoming, params });
    await world.journal.settled();
    return answer;
  };
}

function readyLine({ baseUrl, merchant: { keys } }: World, port: number): string {
  const certificate = keys.certificates.at(-1);
  return JSON.stringify({
    ready: true,
    port,
    url: baseUrl,
    wechat: {
      baseUrl,
      mchid: keys.mchid,
      appid: keys.appid,
      apiV3Key: keys.apiV3Key,
      merchantSerial: keys.merchantSerial,
      merchantPrivateKeyPem: keys.merchantPrivateKeyPem,
      merchantCertificatePem: keys.merchantCertificatePem,
      publicKeyId: keys.publicKeyId,
      publicKeyPem: keys.publicKeyPem,
      certificateSerial: certificate?.serial,
      certificatePem: certificate?.certificatePem,
      open: {
        ...{ appSecret: keys.appSecret, apiUrl: baseUrl, authorizeUrl: baseUrl, forms: playedForms },
        mini: { appid: keys.miniAppid, appSecret: keys.miniSecret, forms: playedMiniForms },
      },
    },
  });
}

async function start(options: Options): Promise<void> {
  const owner = await becomeOwner(options.journalFile);
  const world = await openWorld(options);
  const notifier = new Notifier(world);
  world.wake = () => notifier.wake();
  const server = createWebServer(dispatcher(world, notifier, owner));
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `Port ${options.port} on ${options.host} is taken.` : error.message);
    process.exit(1);
  });
  server.listen(options.port, options.host, () => {
    const { port } = server.address() as AddressInfo;
    world.baseUrl = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
    owner.note(world.baseUrl);
    process.stdout.write(`${readyLine(world, port)}\n`);
    notifier.wake();
  });
  const stop = () => {
    notifier.stop();
    void world.journal.settled().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started us holds the other end: when they die, however, so do we.
  process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
}

try {
  await start(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
