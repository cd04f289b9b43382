import type { Handlers } from '../../../../contract/handler.ts';
import type { StepHandlers } from '../../engine/order.routes.ts';

type PickupOps =
  | 'assignPickup'
  | 'arriveForPickup'
  | 'missResidentAtDoor'
  | 'missCollector'
  | 'weighPickup'
  | 'agreeToWeighing'
  | 'leavePickup'
  | 'askStaff'
  | 'handCash'
  | 'completePickup'
  | 'resolvePickupSum';

/** The operations that only a pick-up has. */
export function pickupRoutes({ take, takeWithCode }: StepHandlers): Pick<Handlers, PickupOps> {
  return {
    assignPickup: take('assign'),
    arriveForPickup: (request) => takeWithCode(request, 'arrive', request.body),
    missResidentAtDoor: take('miss_resident'),
    missCollector: take('miss_collector'),
    weighPickup: take('weigh'),
    agreeToWeighing: take('agree'),
    leavePickup: take('leave'),
    askStaff: take('ask_staff'),
    handCash: take('hand_cash'),
    completePickup: take('complete'),
    resolvePickupSum: take('resolve_sum'),
  };
}
