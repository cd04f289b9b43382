import type { Actor } from '../../../../kernel/actor.ts';
import { viewersOf } from '../../order.access.ts';
import type { ServiceOrder } from './service.ts';

/** The people whom the rows name. Who only reads takes no step. */
export type ServiceRelation = 'resident' | 'artisan' | 'staff';

export function relationsOf(actor: Actor, order: ServiceOrder): ServiceRelation[] {
  return viewersOf(actor, order).filter((viewer) => viewer !== 'auditor');
}
