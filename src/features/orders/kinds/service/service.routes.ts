import type { Handlers } from '../../../../contract/handler.ts';
import type { StepHandlers } from '../../engine/order.routes.ts';

type ServiceOps =
  | 'proposeOrderTime'
  | 'acceptOrderTime'
  | 'dropOrderTime'
  | 'startOrder'
  | 'missResident'
  | 'missArtisan'
  | 'quoteOrder'
  | 'agreeOrder'
  | 'refuseQuote'
  | 'cashBalance'
  | 'finishOrder';

/** The operations that only a service has. */
export function serviceRoutes({ take, takeWith, takeWithCode }: StepHandlers): Pick<Handlers, ServiceOps> {
  return {
    proposeOrderTime: take('propose_time'),
    acceptOrderTime: take('accept_time'),
    dropOrderTime: take('drop_time'),
    startOrder: (request) => takeWithCode(request, 'start', request.body),
    missResident: take('miss_resident'),
    missArtisan: take('miss_artisan'),
    quoteOrder: take('quote'),
    agreeOrder: (request) => {
      const payRequest = { way: request.body.payWay, ip: request.ip };
      return takeWith(request, 'agree', { payRequest });
    },
    refuseQuote: take('refuse'),
    cashBalance: take('cash_balance'),
    finishOrder: take('finish'),
  };
}
