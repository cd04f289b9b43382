import assert from 'node:assert/strict';
import {
  defineProcess,
  diagramOf,
  openSteps,
  type ProcessDoc,
  type ProcessTypes,
  type Row,
  type Takes,
} from '../../src/kernel/process.ts';

type State = 'open' | 'waiting' | 'done' | 'dropped';
interface ErrandTypes extends ProcessTypes {
  doc: ProcessDoc;
  state: State;
  relation: 'owner' | 'helper';
  steps: { begin: Takes; ask: Takes; finish: Takes; drop: Takes; remind: Takes };
}
type Rows = Row<ErrandTypes>[];

const states: State[] = ['open', 'waiting', 'done', 'dropped'];
const due = (doc: ProcessDoc) => new Date((doc.timeline.at(-1)?.at.getTime() ?? 0) + 1000);
const good: Rows = [
  { step: 'begin', from: null, to: 'open', by: ['owner'] },
  { step: 'ask', from: ['open'], to: 'waiting', by: ['owner'] },
  { step: 'remind', from: ['open'], to: 'open', by: [], clock: { due, says: 'after 1 s' }, reminds: true },
  { step: 'finish', from: ['waiting'], to: 'done', by: ['helper'], guard: (_doc, now) => now.getTime() > 5 },
  {
    step: 'drop',
    from: ['open', 'waiting'],
    to: 'dropped',
    by: ['owner'],
    clock: { due, says: 'after 1 s' },
  },
];
const define = (rows: Rows, more: Partial<{ final: State[]; resting: Record<string, string> }> = {}) =>
  defineProcess<ErrandTypes>({
    name: 'test',
    states,
    final: more.final ?? ['done', 'dropped'],
    resting: more.resting ?? {},
    rows,
  });
const docAt = (state: State, at: number): ProcessDoc => ({
  _id: 'x',
  state,
  n: 1,
  timeline: [
    {
      n: 1,
      step: 'begin',
      from: null,
      to: state,
      at: new Date(at),
      by: { kind: 'person', id: 'p' },
      data: {},
    },
  ],
  publishedUpTo: 1,
  publishAt: null,
  publishTries: 0,
  wakeAt: null,
});

describe('a process table', () => {
  it('is refused where a state is unreachable', () => {
    assert.throws(() => define(good.filter((row) => row.step !== 'ask')), /waiting is unreachable/);
  });
  it('is refused where a final state is left', () => {
    const leaving: Rows = [...good, { step: 'begin', from: ['done'], to: 'open', by: ['owner'] }];
    assert.throws(() => define(leaving), /final done is left by begin/);
  });
  it('is refused where money may stay for good', () => {
    const holding = (waits: State[], answers: ('finish' | 'drop')[] = [], rows = good) =>
      defineProcess<ErrandTypes>({
        name: 'test',
        states,
        final: ['done', 'dropped'],
        resting: {},
        money: { waits, staff: 'helper', answers },
        rows,
      });
    holding(['waiting'], [], good);
    const late = good.map((row) => (row.step === 'drop' ? { ...row, before: 'ask' } : row));
    holding(['waiting'], [], late);
    assert.throws(() => holding(['open'], [], late), /money may stay in open for good/);
    assert.throws(() => holding(['open'], ['finish', 'drop'], late), /money may stay in open for good/);
    holding(['open'], ['drop'], late);
    const idle = late.filter((row) => row.step !== 'finish');
    assert.throws(() => holding(['open', 'waiting'], ['finish'], idle), /money may stay in open/);
  });
  it('is refused where something would wait unseen', () => {
    const unseen = good.map((row) => (row.step === 'drop' ? { ...row, from: ['open'] as State[] } : row));
    assert.throws(() => define(unseen), /waiting waits without a row by the clock/);
    assert.doesNotThrow(() => define(unseen, { resting: { waiting: 'nobody is in a hurry' } }));
  });
  it('is refused where a row names a state that does not exist', () => {
    const odd: Rows = [...good, { step: 'ask', from: ['open'], to: 'nowhere' as State, by: ['owner'] }];
    assert.throws(() => define(odd), /nowhere is not a state/);
  });

  it('opens to each relation what its rows say', () => {
    const table = define(good);
    const early = new Date(500);
    assert.deepEqual(openSteps(table, docAt('open', 0), ['owner'], early), ['ask', 'drop']);
    assert.deepEqual(openSteps(table, docAt('waiting', 0), ['helper'], early), ['finish']);
    assert.deepEqual(
      openSteps(table, docAt('waiting', 0), ['helper'], new Date(5)),
      [],
      'its guard is closed',
    );
    assert.deepEqual(openSteps(table, docAt('open', 0), [], early), []);
  });
  it('shows nothing past a due date, but a reminder closes nothing', () => {
    const table = define(good);
    assert.deepEqual(openSteps(table, docAt('open', 0), ['owner'], new Date(1000)), []);
    const reminding = define(
      good.map((row) => (row.step === 'drop' ? { ...row, reminds: true as const } : row)),
    );
    assert.deepEqual(openSteps(reminding, docAt('open', 0), ['owner'], new Date(1000)), ['ask', 'drop']);
  });
  it('draws itself', () => {
    const drawn = diagramOf(define(good));
    assert.match(drawn, /\[\*\] --> open: begin \(owner\)/);
    assert.match(drawn, /waiting --> dropped: drop \(owner, clock after 1 s\)/);
    assert.match(drawn, /done --> \[\*\]/);
  });
});
