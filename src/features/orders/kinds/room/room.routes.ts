import type { Handlers } from '../../../../contract/handler.ts';
import type { StepHandlers } from '../../engine/order.routes.ts';

/** The operations that only a room has. Every code counts as a try, whoever says it. */
export function roomRoutes({
  take,
  takeWithCode,
}: StepHandlers): Pick<Handlers, 'checkInOrder' | 'missKeeper'> {
  return {
    checkInOrder: (request) => {
      const code = request.body?.code;
      return code === undefined ? take('check_in')(request) : takeWithCode(request, 'check_in', { code });
    },
    missKeeper: take('miss_keeper'),
  };
}
