import { shallowRef } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { t } from '../copy.ts';
import { api } from './api.ts';
import { request } from './request.ts';

type Policy = components['schemas']['CancelRules'];

/** How a booking may be cancelled, by the name that a listing chooses; asked for once. */
const policies = shallowRef<Policy[]>([]);
let asked: Promise<void> | null = null;

export function loadPolicies(): Promise<void> {
  asked ??= request(() => api.GET('/api/policies'))
    .then((answer) => {
      policies.value = answer.items;
    })
    .catch((thrown: unknown) => {
      asked = null;
      throw thrown;
    });
  return asked;
}

/** Its rules in words; empty until they are known. */
export function sayPolicy(name: Policy['name']): string {
  const policy = policies.value.find((one) => one.name === name);
  return policy ? t.order.policy(policy.rules) : '';
}
