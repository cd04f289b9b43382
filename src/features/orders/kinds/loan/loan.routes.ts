import type { Handlers } from '../../../../contract/handler.ts';
import type { StepHandlers } from '../../engine/order.routes.ts';

type LoanOps =
  | 'handOutLoan'
  | 'takeBackLoan'
  | 'takeBackDamagedLoan'
  | 'acceptLoanDamage'
  | 'findLoan'
  | 'swapLoan'
  | 'renewLoan';

/** The operations that only a loan has. */
export function loanRoutes({ take, takeWithCode }: StepHandlers): Pick<Handlers, LoanOps> {
  return {
    handOutLoan: (request) => takeWithCode(request, 'hand_out', request.body),
    takeBackLoan: take('take_back'),
    takeBackDamagedLoan: take('take_back_damaged'),
    acceptLoanDamage: take('accept_damage'),
    findLoan: take('find'),
    swapLoan: take('swap'),
    renewLoan: take('renew'),
  };
}
