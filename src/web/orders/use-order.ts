import { api } from '../client/api.ts';
import { type Load, useLoad } from '../client/load.ts';
import { usePoll } from '../client/poll.ts';
import { request } from '../client/request.ts';
import type { Order } from './engine/kind.ts';

/** One order, looked at again while its page is open: the other side takes steps too. */
export function useOrder(id: string): Load<Order> {
  const load = useLoad<Order>(() => request(() => api.GET('/api/orders/{id}', { params: { path: { id } } })));
  usePoll(load.reload, 5000);
  return load;
}
