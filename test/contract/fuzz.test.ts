import assert from 'node:assert/strict';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import fc from 'fast-check';
import { type Operation, operations } from '../../src/contract/load.ts';
import { faultOfAnswer } from '../../src/contract/validate.ts';
import { accessTable } from '../support/access.table.ts';
import type { Someone } from '../support/app.ts';
import { covered } from '../support/coverage.ts';
import { assertUnchanged } from '../support/trace.ts';
import { type Fixture, type FixtureKind, makers, startWorld, type World } from './fixtures.ts';
import { mutations } from './mutations.ts';
import { isFitting, type Sending } from './oracle.ts';
import { sampleOf } from './samples.ts';

const inAll = Number(process.env.FUZZ_BAD ?? 2000);
const refusals = [400, 413, 415, 422];

interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

describe('Bad input', () => {
  let world: World;
  const agent = new Agent({ keepAlive: true });
  const made = new Map<FixtureKind, Fixture>();
  const sessions = new Map<string, { cookie: string; 'x-csrf-token': string }>();
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    agent.destroy();
    await world.app.stop();
    const unexpected = world.app.errors.filter(
      (line) => !/"(refund_(abnormal|slow)|bill_differs)"/.test(line),
    );
    assert.deepEqual(unexpected, []);
  });

  function send(operation: Operation, sending: Sending): Promise<Answered> {
    const path = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) => sending.params[name] ?? '');
    const { port } = new URL(world.app.baseUrl);
    const body = sending.body === undefined ? undefined : Buffer.from(sending.body);
    const type = body ? { 'content-type': 'application/json', 'content-length': String(body.length) } : {};
    return new Promise((resolve, reject) => {
      const call = request(
        {
          port,
          agent,
          host: '127.0.0.1',
          method: operation.method,
          path: sending.query ? `${path}?${sending.query}` : path,
          headers: { ...type, ...sending.headers },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
          });
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }

  async function sessionOf(person: Someone) {
    const open = sessions.get(person._id);
    if (open) return open;
    const { people } = world.app.application.features;
    const { sid, csrf } = await people.openSession(await people.find(person._id));
    const session = { cookie: `sid=${sid}`, 'x-csrf-token': csrf };
    sessions.set(person._id, session);
    return session;
  }

  /** A call that would be done: by someone who may, about a thing in a fitting state. */
  async function rightCall({ id, path }: Operation): Promise<Sending> {
    const { about, allowed } = accessTable[id];
    const fixture = about ? (made.get(about) ?? (await makers[about](world))) : { id: 'none' };
    if (about) made.set(about, fixture);
    const who = allowed?.[0] ?? 'stranger';
    const staff = who.startsWith('admin') ? world.admin : world.approver;
    const own = who === 'owner' || who === 'party' ? fixture[who] : undefined;
    const by = own ?? (who === 'stranger' ? world.neighbour : staff);
    const sample = await sampleOf(id, { world, fixture, by });
    const query = new URLSearchParams(
      Object.entries(sample.query ?? {}).map(([name, value]) => [name, String(value)]),
    );
    return {
      params: path.includes('{') ? (sample.params ?? {}) : {},
      query: query.toString(),
      headers: { ...(await sessionOf(by)), ...sample.headers },
      body: sample.body === undefined ? undefined : JSON.stringify(sample.body),
    };
  }

  function assertRefused(operation: Operation, { status, headers, text }: Answered): void {
    assert.ok(refusals.includes(status), `answered ${status} ${text.slice(0, 300)}`);
    const body: unknown = JSON.parse(text);
    assert.equal(
      faultOfAnswer(operation, status, headers['content-type'] ?? '', body),
      null,
      text.slice(0, 300),
    );
    covered(operation.id, status, (body as { code?: string }).code);
  }

  // the provider's callback has no shape that is judged: whatever is not signed is refused
  const judged = operations.filter(({ rawBody }) => !rawBody);
  const numRuns = Math.max(1, Math.ceil(inAll / judged.length));
  for (const operation of judged) {
    it(`of ${operation.id} is refused as documented and writes nothing, ${numRuns} times`, async () => {
      const right = await rightCall(operation);
      assert.ok(isFitting(operation, right), 'the call is right before it is spoilt');
      const property = fc.asyncProperty(mutations(operation), async (mutate) => {
        const sending = mutate(right);
        fc.pre(!isFitting(operation, sending));
        const answer = await send(operation, sending).catch((error: unknown) => {
          throw new Error(`${JSON.stringify(sending).slice(0, 400)}: ${String(error)}`);
        });
        try {
          assertRefused(operation, answer);
        } catch (error) {
          console.error('FZ', JSON.stringify(sending).slice(0, 300), String(error));
          throw new Error(`${JSON.stringify(sending).slice(0, 600)}: ${String(error)}`);
        }
      });
      await assertUnchanged(world.app, () => fc.assert(property, { numRuns, endOnFailure: true }));
    }).timeout(60_000 + numRuns * 500);
  }
});
