import type { Money } from '@/lib/contract';

/** Exact: the decimal string goes to the formatter as it is. Costs are often fractions of a penny, so those show. */
export const formatMoney = ({ amount, currency }: Money, locale?: string): string => {
  const size = Math.abs(Number(amount));
  const digits: Intl.NumberFormatOptions =
    size > 0 && size < 0.01 ? { minimumSignificantDigits: 1, maximumSignificantDigits: 2 } : {};
  // An exact decimal as text is allowed by the language; TypeScript only knows it as a template of a number.
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(
    amount as `${number}`,
  );
};
