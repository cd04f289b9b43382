import { defineProcess } from '../../../../kernel/process.ts';
import type { ServiceRelation } from './access.ts';
import { agreementRows } from './rows.agreement.ts';
import { workRows } from './rows.work.ts';
import type { ServiceOrder, ServiceState, ServiceStep } from './service.ts';

/** The service order, row by row. */
export const serviceProcess = defineProcess<ServiceOrder, ServiceState, ServiceStep, ServiceRelation>({
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
  rows: [...agreementRows, ...workRows],
});

/** The states in which an order keeps its artisan's time. */
export const holdingStates: readonly ServiceState[] = [
  'unpaid',
  'requested',
  'confirmed',
  'underway',
  'quoted',
];

export function holdsTime(state: string): boolean {
  return (holdingStates as readonly string[]).includes(state);
}
