import type { Handlers } from '../../contract/handler.ts';
import { privacyVersion } from '../../copy/zh-CN.ts';
import type { AuditPort } from '../../kernel/audit.ts';
import type { MovableClock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { type Grids, toGcj02 } from '../grids/index.ts';
import { type People, type Person, type SessionDeps, sessionAnswer } from '../people/index.ts';
import { demoOff } from './demo.errors.ts';

export interface DemoDeps extends SessionDeps {
  people: People;
  clock: MovableClock;
  publicUrl: string;
  inboxUrl: string | null;
  phoneUrl: string | null;
  grids: Pick<Grids, 'searchAll'>;
  /** Keeps the new offset where every server reads it, and lets what is due happen. */
  moveClock(offsetMs: number): Promise<void>;
  audit: AuditPort;
  /** Whose staff reads that business time was moved. */
  districts(): Promise<string[]>;
}
type DemoOps = 'listDemoPeople' | 'signInDemo' | 'enterDemo' | 'getLocalClock' | 'moveLocalClock';
type DemoRole = 'resident' | Person['roles'][number]['role'];

function roleOf(person: Person): DemoRole {
  return person.roles[0]?.role ?? 'resident';
}

const firstPages: Partial<Record<DemoRole, string>> = {
  artisan: '/artisan',
  leader: '/leader',
  staff: '/staff',
  supervisor: '/staff',
  admin: '/staff',
};

/** Everyone on a host name of their own, so that several can stand open side by side in one browser. */
function urlOf(publicUrl: string, person: Person): string {
  const url = new URL(publicUrl);
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (local) url.hostname = `${person._id.replace(/[^a-z0-9]/g, '').slice(-12)}.localhost`;
  return new URL(`/api/local/enter?person=${person._id}`, url).href;
}

function demoPersonOf(publicUrl: string, person: Person) {
  return {
    id: person._id,
    name: person.name,
    role: roleOf(person),
    about: person.about ?? '',
    url: urlOf(publicUrl, person),
  };
}

/** Moving business time touches everybody of the district. */
async function recordMove({ audit, clock, districts }: DemoDeps, actorId: string | null, advanceMs: number) {
  await audit.record({
    key: newId('clock'),
    actorId,
    as: 'demo',
    action: 'demo.move_clock',
    target: { kind: 'clock', id: 'business' },
    gridPath: await districts(),
    before: { offsetMs: clock.offsetMs() },
    after: { offsetMs: clock.offsetMs() + advanceMs },
  });
}

/** What makes trying on one machine easy; on a server without the demo none of it exists. */
export function demoRoutes(deps: DemoDeps): Pick<Handlers, DemoOps> {
  const { people, clock, demo, publicUrl } = deps;
  const requireDemo = () => {
    if (!demo) throw demoOff();
  };
  const enter = async (id: string) => {
    requireDemo();
    const person = await people.find(id);
    if (person.about === undefined) throw notFound();
    await people.agree(id, privacyVersion);
    const answer = await sessionAnswer(deps, await people.openSession(await people.find(id)));
    return { person, answer };
  };
  const clockNow = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs() });
  return {
    async listDemoPeople() {
      requireDemo();
      const items = (await people.listDemo()).map((person) => demoPersonOf(publicUrl, person));
      const [home] = await deps.grids.searchAll('', { all: false }, '', 1);
      const position = home ? [...toGcj02(home.centre)] : null;
      return { body: { items, inboxUrl: deps.inboxUrl, phoneUrl: deps.phoneUrl, position } };
    },
    signInDemo: async ({ body }) => (await enter(body.personId)).answer,
    async enterDemo({ query }) {
      const { person, answer } = await enter(query.person);
      const location = firstPages[roleOf(person)] ?? '/';
      return { status: 302, headers: { Location: location }, cookies: answer.cookies ?? [] };
    },
    async getLocalClock() {
      requireDemo();
      return { body: clockNow() };
    },
    async moveLocalClock({ actor, body }) {
      requireDemo();
      await recordMove(deps, actor.personId, body.advanceMs);
      await deps.moveClock(clock.offsetMs() + body.advanceMs);
      return { body: clockNow() };
    },
  };
}
