import { defineProcess } from '../../../../kernel/process.ts';
import { roomRows } from './room.rows.ts';
import type { RoomTypes } from './room.ts';

/** The order of a room, row by row. */
export const roomProcess = defineProcess<RoomTypes>({
  name: 'room order',
  states: ['unpaid', 'lapsed', 'booked', 'used', 'missed', 'disputed', 'cancelled', 'settled'],
  final: ['lapsed', 'cancelled', 'settled'],
  resting: {},
  money: { waits: ['booked', 'used', 'missed', 'disputed'], staff: 'staff', answers: [] },
  rows: roomRows,
});
