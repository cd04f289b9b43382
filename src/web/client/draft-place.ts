const DRAFTS = 'draft.';

/** Where a draft is kept: what one person typed is not the next one's to read. */
export const draftPlace = (personId: string | undefined, name: string): string =>
  `${DRAFTS}${personId ?? ''}.${name}`;

/** Removes everything that was typed in this tab and not sent. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}

/** Removes what others typed in this tab and did not send. */
export function keepDraftsOf(personId: string): void {
  try {
    const others = Object.keys(sessionStorage).filter(
      (key) => key.startsWith(DRAFTS) && !key.startsWith(draftPlace(personId, '')),
    );
    for (const key of others) sessionStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}
