import { onScopeDispose, readonly, ref } from 'vue';

/** Whether there is room for a table. */
export function useDesk() {
  const wide = window.matchMedia('(min-width: 64rem)');
  const isDesk = ref(wide.matches);
  const look = () => {
    isDesk.value = wide.matches;
  };
  wide.addEventListener('change', look);
  onScopeDispose(() => wide.removeEventListener('change', look));
  return readonly(isDesk);
}
