import { after, day } from '../../kernel/clock.ts';
import { defineProcess, type RowOf } from '../../kernel/process.ts';
import { deciders } from './doubt.access.ts';
import type { Report, ReportTypes } from './report.ts';

/** Where no grid has said otherwise. */
const remindDays = 2;

/** So often since the last thing that happened to it. */
export function remindDue({ timeline }: Report, everyDays = remindDays): Date | null {
  const last = timeline.at(-1);
  return last ? after(last.at, everyDays * day) : null;
}

const reminding = (['open', 'objected'] as const).map(
  (state): RowOf<ReportTypes, 'remind'> => ({
    step: 'remind',
    from: [state],
    to: state,
    by: [],
    clock: { due: (report) => remindDue(report), says: 'every 2 days' },
    reminds: true,
    follows: 'staff is told',
  }),
);
const answers = (
  _report: Report,
  { reason, byPersonId }: { reason: string; byPersonId: string },
  now: Date,
) => ({
  set: { since: now, answer: { reason, byPersonId, at: now } },
  data: { reason },
});

/** Somebody says that something is wrong; one decides, and where whom it concerns objects, another. */
export const reportProcess = defineProcess<ReportTypes>({
  name: 'report',
  held: { by: { decider: deciders, second: deciders }, over: ({ gridPath }) => gridPath },
  states: ['open', 'upheld', 'dismissed', 'joined', 'objected', 'confirmed', 'overturned'],
  final: ['dismissed', 'joined', 'confirmed', 'overturned'],
  resting: { upheld: 'it holds, unless whom it concerns objects in time' },
  rows: [
    {
      step: 'report',
      from: null,
      to: 'open',
      by: ['reporter', 'system'],
      follows: 'staff of the grid finds it; by the system where so many strikes came together',
    },
    {
      step: 'uphold',
      from: ['open'],
      to: 'upheld',
      by: ['decider'],
      apply: (_report, { reason, measures, byPersonId, objectUntil }, now) => ({
        set: { since: now, decision: { measures, reason, byPersonId, at: now, objectUntil } },
        data: { reason, measures },
      }),
      follows:
        'the measures are taken; whom it concerns is told what, why and how to object; the reporter is told',
    },
    {
      step: 'dismiss',
      from: ['open'],
      to: 'dismissed',
      by: ['decider'],
      apply: (_report, { reason }, now) => ({ set: { since: now }, data: { reason } }),
      follows: 'the reporter is told why',
    },
    {
      step: 'join',
      from: ['open'],
      to: 'joined',
      by: ['system'],
      apply: (_report, { reason, isUpheld }, now) => ({ set: { since: now }, data: { reason, isUpheld } }),
      follows: 'another report about the same was decided; the reporter is told',
    },
    {
      step: 'object',
      from: ['upheld'],
      to: 'objected',
      by: ['concerned'],
      guard: ({ decision }, now) => decision !== null && now <= decision.objectUntil,
      apply: (_report, { details }, now) => ({ set: { since: now, objection: { details, at: now } } }),
      follows: 'staff is told; somebody else decides',
    },
    {
      step: 'confirm',
      from: ['objected'],
      to: 'confirmed',
      by: ['second'],
      apply: answers,
      follows: 'whom it concerns is told why',
    },
    {
      step: 'overturn',
      from: ['objected'],
      to: 'overturned',
      by: ['second'],
      apply: answers,
      follows: 'the measures are taken back; whom it concerns is told',
    },
    ...reminding,
  ],
});
