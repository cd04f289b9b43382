import { nextTick } from 'vue';

const inputs = 'input, select, textarea, button';

/** After a refused form: the first field that says what is wrong comes into view and has the focus. */
export async function showFirstWrong(
  root: ParentNode | null = document.getElementById('main'),
): Promise<void> {
  await nextTick();
  const wrong = [...(root?.querySelectorAll<HTMLElement>('.field-wrong') ?? [])].find(
    (one) => one.textContent?.trim() !== '' && one.offsetParent !== null,
  );
  if (!wrong) return;
  const field = wrong.closest<HTMLElement>('.field') ?? wrong;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  field.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  field.querySelector<HTMLElement>(inputs)?.focus({ preventScroll: true });
}
