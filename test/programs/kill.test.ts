import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Killable, type ProgramName } from './killable.ts';
import { aCaseOf, allKinds, giveUpKind, type KindCase, leaves, payKind, placeKind } from './kinds.ts';
import { root } from './launched.ts';
import {
  accept,
  book,
  booksAgree,
  type Case,
  type CaseOperation,
  confirm,
  finish,
  pay,
  refund,
  review,
  start,
} from './operations.ts';
import { Visitor } from './visitor.ts';
import { aBooking, findWorld, patiently, type World } from './world.ts';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 1);

/**
 * kill -9 of each program while a booking, a payment, an acceptance, a refund and a review are under way. What was acknowledged is never asked for again: it must
 * be there. What was not is done again with the same key: it must have happened once.
 */
describe('kill -9', () => {
  const programs = new Killable();
  const durations = new Map<string, number>();
  let world: World;
  let nth = 0;

  before(async function () {
    // builds, seeds and three commands, each a program of its own
    this.timeout(240_000);
    spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale', '--no-pages']);
    await programs.open();
    await programs.seed();
    world = await findWorld(programs);
  });
  after(() => programs.close());

  const aCase = async (): Promise<Case> => {
    nth += 1;
    return { orderId: '', key: randomUUID(), outTradeNo: '', booking: await aBooking(world, nth) };
  };
  const undisturbed = async (operation: CaseOperation, one: Case): Promise<void> => {
    one.key = randomUUID();
    const before = performance.now();
    const status = await operation.attempt(world, one);
    durations.set(operation.name, performance.now() - before);
    assert.ok(status < 300, `${operation.name} answered ${status} ${one.answer}`);
    await operation.holds(world, one);
  };

  /** The steps that bring an order to where an operation begins, and those that it can go on with. */
  const plans: { operation: CaseOperation; before: CaseOperation[]; after: CaseOperation[] }[] = [
    { operation: pay, before: [book], after: [accept, start, finish, confirm] },
    { operation: accept, before: [book, pay], after: [start, finish, confirm] },
    { operation: refund, before: [book, pay], after: [] },
    { operation: review, before: [book, pay, accept, start, finish, confirm], after: [] },
    // Last: its start must still be free once the others have taken theirs.
    { operation: book, before: [], after: [pay, accept, start, finish, confirm] },
  ];

  /** All operations at once, and a kill somewhere between their requests and the last of their answers. */
  async function killedWhile(victim: ProgramName): Promise<void> {
    const cases: Case[] = [];
    for (const { before } of plans) {
      const one = await aCase();
      for (const operation of before) await undisturbed(operation, one);
      cases.push({ ...one, key: randomUUID() });
    }
    const under = plans.map(({ operation }, index) => ({ operation, one: cases[index] as Case }));
    const attempts = under.map(({ operation, one }) => operation.attempt(world, one).catch(() => null));
    await sleep(
      Math.random() * 1.2 * Math.max(...under.map(({ operation }) => durations.get(operation.name) ?? 0)),
    );
    await programs.kill(victim);
    await programs.start(victim);
    const answers = await Promise.all(attempts);
    await Promise.all(
      under.map(async ({ operation, one }, index) => {
        const status = answers[index] ?? null;
        const isAcknowledged = status !== null && status < 300;
        if (!isAcknowledged) await operation.again(world, one);
        await operation.holds(world, one);
      }),
    );
    for (const [index, { after }] of plans.entries()) {
      for (const operation of after) await undisturbed(operation, cases[index] as Case);
    }
  }

  it('goes through once without a kill', async () => {
    const done = await aCase();
    for (const operation of [book, pay, accept, start, finish, confirm, review])
      await undisturbed(operation, done);
    const back = await aCase();
    for (const operation of [book, pay, refund]) await undisturbed(operation, back);
    await booksAgree(world);
  });

  for (const victim of ['server', 'store', 'standins'] as const) {
    for (let round = 1; round <= ROUNDS; round += 1) {
      it(`of the ${victim} loses nothing, does nothing twice, and every order goes on (${round})`, async function () {
        this.timeout(600_000);
        await killedWhile(victim);
        await booksAgree(world);
      });
    }
  }

  it('of server and store with one order of each kind in flight loses nothing, claims nothing without an order, pays nothing twice', async function () {
    this.timeout(600_000);
    const cases: { one: KindCase; left: number }[] = [];
    for (const kind of allKinds) {
      nth += 1;
      const one = await aCaseOf(world, kind, nth, randomUUID());
      cases.push({ one, left: await one.left() });
    }
    const struck = async (operation: typeof placeKind, ...victims: ProgramName[]) => {
      for (const { one } of cases) one.key = randomUUID();
      const attempts = cases.map(({ one }) => operation.attempt(world, one).catch(() => null));
      await sleep(Math.random() * 400);
      for (const victim of victims) await programs.kill(victim);
      for (const victim of victims.toReversed()) await programs.start(victim);
      const answers = await Promise.all(attempts);
      for (const [index, { one, left }] of cases.entries()) {
        const status = answers[index] ?? null;
        if (status === null || status >= 300) await againOf(operation, one);
        await operation.holds(world, one, left);
      }
    };
    await struck(placeKind, 'server', 'store');
    await struck(payKind, 'server', 'store');
    await struck(giveUpKind);
    await booksAgree(world);
  });

  const againOf = async (operation: typeof placeKind, one: KindCase) => {
    const request = async () => {
      const status = await operation.attempt(world, one);
      const text = one.answer ?? '{}';
      return { status, body: JSON.parse(text) as { code?: string }, text };
    };
    const { status, text } = await patiently(one.kind, request);
    assert.ok(status < 300, `${one.kind} ended with ${status} ${text}`);
  };

  describe('would be noticed', () => {
    it('an order that is placed again under another key', async () => {
      const one = await aCaseOf(world, 'good', 0, randomUUID());
      const left = await one.left();
      await placeKind.attempt(world, one);
      const again = { ...one, key: randomUUID(), orderId: '' };
      await placeKind.attempt(world, again);
      await assert.rejects(placeKind.holds(world, one, left), /good is ordered once/);
      await assert.rejects(leaves(one, left - one.takes, 500), /are left, not/);
    });

    it('a server that acknowledges before it has written', async () => {
      const one = await aCase();
      for (const operation of [book, pay]) await undisturbed(operation, one);
      const hasty = await answersFirst(programs.serverUrl);
      const artisan = new Visitor(hasty.url);
      assert.equal(await accept.attempt({ ...world, artisan }, one), 200);
      await programs.kill('server');
      hasty.server.close();
      await programs.start('server');
      await assert.rejects(accept.holds(world, one, 3000), /should be confirmed, is requested/);
    });

    it('a ledger that is one fen off', async () => {
      await booksAgree(world);
      await assert.rejects(
        booksAgree({ ...world, auditor: new OneFenOff(world.auditor) }, 2000),
        /WeChat holds/,
      );
    });
  });
});

/** The wrong variant: finds one fen more at WeChat than there is. */
class OneFenOff extends Visitor {
  readonly #honest: Visitor;
  constructor(honest: Visitor) {
    super(honest.base);
    this.#honest = honest;
  }
  override async call<T>(...of: Parameters<Visitor['call']>) {
    const answer = await this.#honest.call<T & { items: { account: string; fen: number }[] }>(...of);
    for (const item of answer.body.items) if (item.account === 'wechat:clearing') item.fen += 1;
    return answer;
  }
}

/** The wrong variant: says yes at once and passes the request on a little later. */
function answersFirst(target: string): Promise<{ url: string; server: Server }> {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      const { url, method } = request;
      setTimeout(
        () => void fetch(`${target}${url}`, { method: method ?? 'POST' }).catch(() => {}),
        500,
      ).unref();
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        server,
        url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
      });
    });
  });
}
