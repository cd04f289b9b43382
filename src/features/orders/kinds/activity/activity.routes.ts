import type { Handlers } from '../../../../contract/handler.ts';
import type { StepHandlers } from '../../engine/order.routes.ts';

type ActivityOps = 'attendOrder' | 'reduceOrder';

/** The operations that only an activity has. */
export function activityRoutes({ take, takeWith, takeWithCode }: StepHandlers): Pick<Handlers, ActivityOps> {
  return {
    attendOrder(request) {
      const { code } = request.body;
      return code === undefined ? takeWith(request, 'attend', {}) : takeWithCode(request, 'attend', { code });
    },
    reduceOrder: take('reduce'),
  };
}
