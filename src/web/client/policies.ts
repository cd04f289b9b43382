import { shallowReactive } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { t } from '../copy.ts';
import { api } from './api.ts';
import { request } from './request.ts';

type Policy = components['schemas']['CancelRules'];

/** How a booking may be cancelled, by grid and by the name that a listing chooses; asked for once a grid. */
const policies = shallowReactive(new Map<string, Policy[]>());
const asked = new Map<string, Promise<void>>();

export function loadPolicies(grid: string): Promise<void> {
  const standing = asked.get(grid);
  if (standing) return standing;
  const loading = request(() => api.GET('/api/policies', { params: { query: { grid } } }))
    .then((answer) => void policies.set(grid, answer.items))
    .catch((thrown: unknown) => {
      asked.delete(grid);
      throw thrown;
    });
  asked.set(grid, loading);
  return loading;
}

/** Its rules in words; empty until they are known. */
export function sayPolicy(grid: string, name: Policy['name']): string {
  const policy = policies.get(grid)?.find((one) => one.name === name);
  return policy ? t.order.policy(policy) : '';
}
