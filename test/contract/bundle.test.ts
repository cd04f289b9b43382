import assert from 'node:assert/strict';
import { Agent, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import mongoose from 'mongoose';
import supertest from 'supertest';
import { parse } from 'yaml';
import type { Config } from '../../src/config.ts';
import { bundleContract, type ContractSources, type NamedPart } from '../../src/contract/bundle.ts';
import type { Handlers } from '../../src/contract/handler.ts';
import { type Contract, contract, loadContract, operations, product } from '../../src/contract/load.ts';
import { mount } from '../../src/contract/mount.ts';
import { readSources } from '../../src/contract/parts.ts';
import { faultOfAnswer } from '../../src/contract/validate.ts';
import { refuseInvisible, typedDigits } from '../../src/features/text/index.ts';
import { problems } from '../../src/http/problems.ts';
import { requestIds } from '../../src/http/session.ts';
import { defineAccess, nobody } from '../../src/kernel/actor.ts';
import { AppError, unavailable } from '../../src/kernel/errors.ts';
import type { Log } from '../../src/kernel/log.ts';
import { wire } from '../../src/wiring.ts';
import { type Caller, callerOf, type LooseCallOptions } from '../support/client.ts';
import { standinOfRun } from '../support/standin.ts';

const toyYaml = `
paths:
  /api/toys/{id}/wake:
    post:
      operationId: wakeToy
      summary: Wakes a toy that is not too tired.
      x-access: toys.wake
      x-errors: [toy_tired]
      parameters: [{ $ref: "#/components/parameters/Id" }]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Waking" } }
      responses:
        "201": { $ref: "#/components/responses/Toy" }
components:
  responses:
    Toy:
      description: The toy, awake.
      content:
        application/json:
          schema:
            type: object
            additionalProperties: false
            required: [id, turns]
            properties:
              id: { $ref: "#/components/schemas/Id" }
              turns: { type: integer, minimum: 1, maximum: 9 }
  schemas:
    Waking:
      type: object
      additionalProperties: false
      required: [turns]
      properties:
        turns: { type: integer, minimum: 1, maximum: 9 }
`;
const toyPart = (): NamedPart => ({ file: 'toys/toy.api.yaml', part: parse(toyYaml) as NamedPart['part'] });
const toyRule = defineAccess('toys.wake', 'Anyone.', 'anyone');
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const problem = (status: number, code: string) => ({
  ...{ type: 'about:blank', title: 'refused', detail: '不行。', requestId: 'r1' },
  ...{ status, code },
});

let sources: ContractSources;
let withToy: ContractSources;
before(async () => {
  sources = await readSources();
  withToy = {
    ...sources,
    parts: [...sources.parts, toyPart()],
    access: [...sources.access, toyRule],
    errors: new Map([...sources.errors, ['toy_tired', 'conflict']]),
  };
});

describe('A contract bundled in memory', () => {
  it('of the product’s own parts is the product’s', () => {
    assert.deepEqual(bundleContract(sources), contract);
  });
  it('leaves its parts as they were', () => {
    const before = structuredClone(withToy.parts);
    bundleContract(withToy);
    assert.deepEqual(withToy.parts, before);
  });
  it('adds a part of another’s and leaves the product’s operations alone', () => {
    const { document, operationById } = loadContract(bundleContract(withToy));
    const { '/api/toys/{id}/wake': toy, ...others } = document.paths;
    assert.deepEqual(others, contract.paths);
    assert.deepEqual((toy?.['post'] as { tags?: string[] } | undefined)?.tags, ['toys']);
    const { responses } = operationById.get('wakeToy') ?? assert.fail('not loaded');
    assert.deepEqual(responses['409']?.codes, ['idempotency_running', 'toy_tired']);
    assert.equal(product.operationById.has('wakeToy'), false);
  });
  const refusals: [string, (from: ContractSources) => ContractSources, RegExp][] = [
    [
      'a part that stands there twice',
      (from) => ({ ...from, parts: [...from.parts, toyPart()] }),
      /another part/,
    ],
    [
      'an error nobody defines',
      (from) => ({ ...from, errors: sources.errors }),
      /defines the error toy_tired/,
    ],
    ['an access rule nobody defines', (from) => ({ ...from, access: sources.access }), /called toys.wake/],
    [
      'a schema without bounds',
      (from) => {
        const part = { components: { schemas: { Loose: { type: 'string' } } } };
        return { ...from, parts: [...from.parts, { file: 'toys/loose.api.yaml', part }] };
      },
      /no maxLength/,
    ],
  ];
  for (const [what, change, word] of refusals) {
    it(`is refused with ${what}`, () => assert.throws(() => bundleContract(change(withToy)), word));
  }
});

describe('A server on a contract bundled in memory', () => {
  let server: Server;
  let inMemory: Contract;
  let baseUrl: string;
  let answer: () => unknown;

  before(async () => {
    inMemory = loadContract(bundleContract(withToy));
    const others = operations.map(({ id }) => [id, () => Promise.reject(unavailable())]);
    const wakeToy = async () => ({ body: await answer() });
    const router = Router();
    mount(router, {
      contract: inMemory,
      handlers: { ...Object.fromEntries(others), wakeToy } as Handlers,
      access: withToy.access,
      secureCookies: false,
      text: { typedDigits, refuseInvisible, judge: () => async () => undefined },
      readSession: async () => undefined,
      contextOf: () => ({ actor: nobody, sid: undefined, device: undefined, requestId: 'r1' }),
      guardChange: () => undefined,
      once: (_req, _actor, _operation, run) => run(),
    });
    const app = express().use(
      requestIds,
      router,
      problems(silent, () => false),
    );
    server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => new Promise((done) => server.close(done)));

  async function wake(sample: LooseCallOptions): Promise<{ status: number; body: Record<string, unknown> }> {
    const caller: Caller = callerOf({
      baseUrl,
      agent: new Agent(),
      contract: inMemory,
      credentials: async () => null,
    });
    const raw = caller.raw as unknown as Record<
      string,
      (sample: LooseCallOptions) => ReturnType<typeof wake>
    >;
    return raw['wakeToy']?.(sample) ?? assert.fail('no such operation');
  }
  const right: LooseCallOptions = { params: { id: 'bear' }, body: { turns: 3 } };

  it('answers its operation', async () => {
    answer = () => ({ id: 'bear', turns: 3 });
    const { status, body } = await wake(right);
    assert.deepEqual([status, body], [201, { id: 'bear', turns: 3 }]);
  });
  it('judges what is asked', async () => {
    for (const sample of [
      { ...right, body: { turns: 10 } },
      { ...right, body: { turns: 3, more: 1 } },
      { params: { id: 'bear' } },
      { ...right, params: { id: 'x'.repeat(41) } },
      { ...right, query: { more: 1 } },
      { ...right, headers: { 'Idempotency-Key': 'short' } },
    ]) {
      const { status, body } = await wake(sample);
      assert.deepEqual([status, body['code']], [422, 'invalid'], JSON.stringify(sample));
    }
  });
  it('refuses with its code, under the status of its kind', async () => {
    answer = () => {
      throw new AppError('conflict', 'toy_tired');
    };
    const { status, body } = await wake(right);
    assert.deepEqual([status, body['code']], [409, 'toy_tired']);
  });
  it('is caught at an answer that its contract does not know', async () => {
    const wrong: [() => unknown, RegExp][] = [
      [() => ({ id: 'bear', turns: 10 }), /against the contract: \/answer\/turns/],
      [() => Promise.reject(new AppError('refused', 'toy_tired')), /code toy_tired is not declared/],
      [() => Promise.reject(new AppError('missing', 'not_found')), /status 404 is not in the contract/],
      [() => Promise.reject(new AppError('conflict', 'step_closed')), /code step_closed is not declared/],
    ];
    for (const [sample, word] of wrong) {
      answer = sample;
      await assert.rejects(wake(right), word);
    }
  });
});

describe('The application on a contract bundled in memory', () => {
  const wireOn = (from: ContractSources) => {
    const connection = mongoose.createConnection();
    const { wechat } = standinOfRun();
    const config = { publicUrl: 'http://127.0.0.1:1', demo: true, wechat } as Config;
    return wire({
      config,
      connection,
      log: silent,
      webDir: 'none',
      contract: loadContract(bundleContract(from)),
      sms: null,
    });
  };
  it('serves that one', async () => {
    const renamed = { ...sources, base: structuredClone(sources.base) };
    renamed.base['info'] = { ...contract.info, title: '玩具店' };
    const { app } = wireOn(renamed);
    const { body } = await supertest(app).get('/openapi.json');
    assert.deepEqual(body, { ...contract, info: renamed.base['info'] });
    assert.match((await supertest(app).get('/contract')).text, /<h1>玩具店<\/h1>/);
  });
  it('does not start where an operation of it has no handler', () => {
    assert.throws(() => wireOn(withToy), /operation wakeToy has no handler.*unknown access toys.wake/);
  });
});

describe('Every answer of the product', () => {
  const json = 'application/problem+json';
  it('may carry the codes of its operation under their status, and no others', () => {
    const everyCode = new Set(
      operations.flatMap(({ responses }) => Object.values(responses).flatMap((each) => each.codes)),
    );
    let judged = 0;
    for (const operation of operations) {
      for (const [status, { codes }] of Object.entries(operation.responses)) {
        if (Number(status) < 400) continue;
        for (const code of everyCode) {
          const fault = faultOfAnswer(operation, Number(status), json, problem(Number(status), code));
          const expected = codes.includes(code) ? null : `code ${code} is not declared`;
          assert.equal(fault, expected, `${operation.id} ${status} ${code}`);
          judged += 1;
        }
      }
    }
    assert.ok(judged > 10_000, `${judged} judged`);
  });
});
