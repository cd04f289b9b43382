import type { components } from '../../contract/types.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { openSteps } from '../../kernel/process.ts';
import { findingRelations } from './bill.access.ts';
import type { ShownDay } from './bill.service.ts';
import type { Finding } from './bill.ts';
import { findingProcess } from './finding.process.ts';

type Schemas = components['schemas'];

export function presentDay({ _id: date, readAt, ...sums }: ShownDay): Schemas['BillDay'] {
  const { lines, paidFen, refundedFen, transferredFen, feeFen, otherFen, accountFen, openFindings } = sums;
  return {
    ...{ date, readAt: readAt.toISOString(), lines, paidFen, refundedFen, transferredFen, feeFen },
    ...{ otherFen, accountFen, openFindings },
  };
}

export function presentFinding(finding: Finding, actor: Actor, now: Date): Schemas['Finding'] {
  const { _id: id, state, date, kind, move, number, said, billFen, bookedFen, booking, reason } = finding;
  return {
    ...{ id, state, date, kind, move, number, said, billFen, bookedFen, booking, reason },
    steps: openSteps(findingProcess, finding, findingRelations(actor, finding), now),
  };
}
