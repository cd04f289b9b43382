import type { components } from '../../contract/types.gen.ts';
import { plainPhone } from '../format/phone.ts';

type Schemas = components['schemas'];
export type Outlet = Schemas['Outlet'];
/** `keep`: whom the money goes to stays as it is. */
export type PayeeChoice = 'keep' | 'fund' | 'person' | 'bank';

export const emptyShop = {
  ...{ name: '', address: '', phone: '', grid: '', introduction: '' },
  weekdays: [1, 2, 3, 4, 5, 6, 0],
  ...{ fromMinute: 540, toMinute: 1080 },
  payee: 'fund' as PayeeChoice,
  ...{ payeePhone: '', holder: '', bank: '', number: '' },
  /** Of a merchant. */
  ...{ ownerName: '', ownerPhone: '', licence: '' },
};
export type ShopFields = typeof emptyShop;

/** The fields of a shop as it is; its payee is not said again. */
export function fieldsOfShop({ name, address, phone, grid, introduction, opening, payee }: Outlet) {
  const keep: PayeeChoice = payee ? 'keep' : 'fund';
  return { ...emptyShop, name, address, phone, grid, introduction, ...opening, payee: keep };
}

function payeeOf(fields: ShopFields): Schemas['PayeeSaid'] | null {
  const { payee: kind, holder, bank, number } = fields;
  if (kind === 'person') return { kind, phone: plainPhone(fields.payeePhone) };
  if (kind === 'bank')
    return { kind, holder: holder.trim(), bank: bank.trim(), number: number.replace(/\s/g, '') };
  return kind === 'fund' ? { kind } : null;
}

/** Whether what is said of the payee is whole. */
export function isPayeeSaid(fields: ShopFields): boolean {
  const payee = payeeOf(fields);
  if (payee?.kind === 'person') return /^1[3-9]\d{9}$/.test(payee.phone);
  if (payee?.kind !== 'bank') return true;
  return payee.holder.length > 1 && payee.bank.length > 1 && /^\d{8,30}$/.test(payee.number);
}

/** What is sent; without a payee where that stays. */
export function shopOf(fields: ShopFields) {
  const { name, address, phone, introduction, weekdays, fromMinute, toMinute } = fields;
  const payee = payeeOf(fields);
  return {
    ...{ name: name.trim(), address: address.trim(), phone: plainPhone(phone) },
    introduction: introduction.trim(),
    opening: { weekdays: [...weekdays], fromMinute, toMinute },
    ...(payee && { payee }),
  };
}
