import type { Handlers } from '../../../../contract/handler.ts';
import type { StepHandlers } from '../../engine/order.routes.ts';

type GoodOps =
  | 'packOrder'
  | 'handOverOrder'
  | 'giveBackOrder'
  | 'returnOrder'
  | 'takeBackOrder'
  | 'contestReturn';

/** The operations that only a good has. */
export function goodRoutes({ take, takeWithCode }: StepHandlers): Pick<Handlers, GoodOps> {
  return {
    packOrder: take('pack'),
    handOverOrder: (request) => takeWithCode(request, 'hand_over', request.body),
    giveBackOrder: take('give_back'),
    returnOrder: take('return'),
    takeBackOrder: take('take_back'),
    contestReturn: take('contest'),
  };
}
