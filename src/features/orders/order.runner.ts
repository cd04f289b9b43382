import { isAppError } from '../../kernel/errors.ts';
import type { StepInput } from '../../kernel/process.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { ServiceRelation } from './kinds/service/access.ts';
import type { ServiceOrder, ServiceState, ServiceStep } from './kinds/service/service.ts';

export type OrderRunner = Runner<ServiceOrder, ServiceState, ServiceStep, ServiceRelation>;

/** A step that follows from another one; where the order has moved on meanwhile nothing follows. */
export async function systemTakes(
  runner: OrderRunner,
  id: string,
  step: ServiceStep,
  input: StepInput = {},
): Promise<void> {
  try {
    await runner.advance(id, step, { kind: 'system' }, { input });
  } catch (thrown) {
    if (!isAppError(thrown, 'step_closed')) throw thrown;
  }
}
