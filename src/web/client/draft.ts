import { reactive, watch } from 'vue';
import { draftPlace } from './draft-place.ts';
import { person } from './session.ts';

function read<T extends object>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

function write(key: string, value: object | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage what was typed lives as long as the page.
  }
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Draft<T extends object> {
  /** What was typed; survives going back, a failure and a reload. */
  fields: T;
  /** Whether the fields differ from what they began with. */
  isTyped(): boolean;
  /** The fields begin with these from now on, e.g. with what the server has. */
  begin(values: Partial<T>): void;
  /** The same for every try of this form, until it has succeeded. */
  key(): string;
  /** Nothing is left to keep: the form begins anew. */
  done(): void;
}

/** A form that never loses what was typed, with its Idempotency-Key. */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const place = draftPlace(person.value?.id, name);
  let base: T = { ...initial };
  const fields = reactive({ ...initial, ...read<T>(place) }) as T;
  let key = (read<{ key: string }>(`${place}.key`).key ?? newKey()) as string;
  let sent = '';
  const isTyped = () => JSON.stringify(fields) !== JSON.stringify(base);
  watch(fields, () => write(place, isTyped() ? fields : null));
  return {
    fields,
    isTyped,
    begin(values) {
      base = JSON.parse(JSON.stringify({ ...base, ...values })) as T;
      Object.assign(fields, JSON.parse(JSON.stringify(base)));
      write(place, null);
    },
    key() {
      // Other contents are another request: the key of the first would be refused.
      const now = JSON.stringify(fields);
      if (sent !== '' && sent !== now) key = newKey();
      sent = now;
      write(`${place}.key`, { key });
      return key;
    },
    done() {
      base = { ...initial };
      Object.assign(fields, JSON.parse(JSON.stringify(initial)));
      write(place, null);
      write(`${place}.key`, null);
      key = newKey();
      sent = '';
    },
  };
}
