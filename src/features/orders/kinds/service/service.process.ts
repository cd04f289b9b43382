import { defineProcess } from '../../../../kernel/process.ts';
import { agreementRows } from './service.rows.agreement.ts';
import { movingRows } from './service.rows.moving.ts';
import { workRows } from './service.rows.work.ts';
import type { ServiceTypes } from './service.ts';

/** The service order, row by row. */
export const serviceProcess = defineProcess<ServiceTypes>({
  name: 'service order',
  states: [
    'unpaid',
    'lapsed',
    'requested',
    'declined',
    'confirmed',
    'cancelled',
    'missed',
    'underway',
    'quoted',
    'done',
    'completed',
    'disputed',
    'settled',
  ],
  final: ['lapsed', 'declined', 'cancelled', 'settled'],
  resting: {},
  money: {
    waits: ['requested', 'confirmed', 'missed', 'underway', 'quoted', 'done', 'completed', 'disputed'],
    staff: 'staff',
    answers: [],
  },
  rows: [...agreementRows, ...movingRows, ...workRows],
});
