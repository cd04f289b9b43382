import { defineProcess, type RowOf } from '../../kernel/process.ts';
import { mayKeepList, type Session, type SessionTypes } from './session.ts';

type Row = { [T in keyof SessionTypes['steps']]: RowOf<SessionTypes, T> }[keyof SessionTypes['steps']];

const isNotOver = ({ endAt }: Session, now: Date): boolean => now < endAt;
const isBeforeStart = ({ startAt }: Session, now: Date): boolean => now < startAt;
const hasNoList = (session: Session, now: Date): boolean =>
  session.listKeptAt === null && mayKeepList(session, now);

const keepList = {
  step: 'keep_list',
  by: ['provider', 'system'],
  guard: hasNoList,
  apply: (_session: Session, _input: object, now: Date) => ({ set: { listKeptAt: now } }),
  follows: 'who is not on the list gets nothing back',
} as const;

const rows: Row[] = [
  { step: 'open', from: null, to: 'open', by: ['provider'], follows: "the host's time is kept" },
  {
    step: 'move',
    from: ['open'],
    to: 'open',
    by: ['provider'],
    guard: isBeforeStart,
    apply: ({ claimId: leftClaimId }, { reason, ...time }) => ({
      set: time,
      data: { reason: reason.trim(), newStartAt: time.startAt.toISOString(), leftClaimId },
    }),
    follows: "the host's time of before is freed, everybody is told and may cancel for nothing",
  },
  {
    step: 'cancel',
    from: ['open'],
    to: 'cancelled',
    by: ['provider', 'staff'],
    guard: isNotOver,
    apply: (_session, { reason }) => ({ data: { reason: reason.trim() } }),
    follows: "the host's time is freed, every booking gets all back",
  },
  { ...keepList, from: ['open'], to: 'open' },
  { ...keepList, from: ['over'], to: 'over' },
  { step: 'end', from: ['open'], to: 'over', by: [], clock: { due: ({ endAt }) => endAt, says: 'the end' } },
];

/** One time of something that takes place again and again, row by row. */
export const sessionProcess = defineProcess<SessionTypes>({
  name: 'session',
  held: { by: { staff: ['staff', 'supervisor'] }, over: ({ gridPath }) => gridPath },
  states: ['open', 'over', 'cancelled'],
  final: ['cancelled'],
  resting: { over: 'what has taken place stays as it was' },
  rows,
});
