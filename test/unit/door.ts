import {
  defineProcess,
  type Empty,
  lastStep,
  type ProcessDoc,
  type ProcessTypes,
  type Takes,
} from '../../src/kernel/process.ts';

/** The smallest process with everything a table can have. */
export interface Door extends ProcessDoc {
  colour: string;
  knocks: number;
}
export interface DoorTypes extends ProcessTypes {
  doc: Door;
  state: 'shut' | 'open' | 'gone';
  relation: 'owner' | 'guest';
  steps: { build: Takes; open: Takes; knock: Takes<Empty, { nth: number }>; rot: Takes; close: Takes };
}

export const table = defineProcess<DoorTypes>({
  name: 'door',
  states: ['shut', 'open', 'gone'],
  final: ['gone'],
  resting: { shut: 'a door may stay shut' },
  rows: [
    { step: 'build', from: null, to: 'shut', by: ['owner'] },
    {
      step: 'knock',
      from: ['shut'],
      to: 'shut',
      by: ['guest'],
      apply: (door) => ({ set: { knocks: door.knocks + 1 }, data: { nth: door.knocks + 1 } }),
    },
    { step: 'open', from: ['shut'], to: 'open', by: ['owner'], before: 'unlock' },
    { step: 'close', from: ['open'], to: 'shut', by: ['owner', 'system'] },
    {
      step: 'rot',
      from: ['open'],
      to: 'gone',
      by: [],
      clock: { due: (door) => new Date((lastStep(door, 'open')?.at.getTime() ?? 0) + 60_000), says: '1 min' },
    },
  ],
});
export const owner = { kind: 'person', id: 'per_1', relations: ['owner'] } as const;
export const guest = { kind: 'person', id: 'per_2', relations: ['guest'] } as const;
