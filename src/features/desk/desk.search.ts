import type { Actor } from '../../kernel/actor.ts';

interface FoundOrder {
  _id: string;
  title: string;
  number: string;
  contact: { name: string; phone: string };
  providerName: string;
}
interface FoundArtisan {
  _id: string;
  displayName: string;
  name: string;
  phone: string;
}
type Search<T> = (actor: Actor, text: string, limit: number) => Promise<readonly T[]>;
export interface Searches {
  orders: Search<FoundOrder>;
  artisans: Search<FoundArtisan>;
  listings: Search<{ _id: string; title: string }>;
  maskPhone(phone: string): string;
}

const mostOfEach = 5;

/** What people find by what they are told on the phone; each search keeps to what the actor may read. */
export async function searchDesk({ maskPhone, ...by }: Searches, actor: Actor, typed: string) {
  const text = typed.trim();
  const [orders, artisans, listings] = await Promise.all([
    by.orders(actor, text, mostOfEach),
    by.artisans(actor, text, mostOfEach),
    by.listings(actor, text, mostOfEach),
  ]);
  const plain = { number: null, names: [], phoneMasked: null };
  return [
    ...orders.map(({ _id: id, title, number, contact, providerName }) => ({
      ...{ kind: 'order' as const, id, title, number, names: [contact.name, providerName] },
      phoneMasked: contact.phone ? maskPhone(contact.phone) : null,
    })),
    ...artisans.map(({ _id: id, displayName, name, phone }) => ({
      ...{ ...plain, kind: 'artisan' as const, id, title: displayName || name },
      phoneMasked: phone ? maskPhone(phone) : null,
    })),
    ...listings.map(({ _id: id, title }) => ({ ...plain, kind: 'listing' as const, id, title })),
  ];
}
