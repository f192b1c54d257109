import type { Money } from '@/lib/contract';

/**
 * Exact: the decimal string goes to the formatter as it is. Costs are often fractions of a penny, so those show.
 * Null is a price nobody has told: unknown is not nothing.
 */
export const formatMoney = (money: Money | null, locale?: string): string => formatted(money, {}, locale);

/** “£0.05 – £0.12”, or one amount where both read the same. */
export const formatMoneyRange = (least: Money | null, most: Money | null, locale?: string): string => {
  const ends = [formatMoney(least, locale), formatMoney(most, locale)];
  return [...new Set(ends)].join(' – ');
};

/** With its sign, whichever it is: for money that comes and goes. */
export const formatSigned = (money: Money | null, locale?: string): string =>
  formatted(money, { signDisplay: 'exceptZero' }, locale);

const formatted = (money: Money | null, options: Intl.NumberFormatOptions, locale?: string): string => {
  if (money === null) {
    return 'unknown';
  }
  const { amount, currency } = money;
  const size = Math.abs(Number(amount));
  const digits: Intl.NumberFormatOptions =
    size > 0 && size < 0.01 ? { minimumSignificantDigits: 1, maximumSignificantDigits: 2 } : {};
  // An exact decimal as text is allowed by the language; TypeScript only knows it as a template of a number.
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits, ...options }).format(
    amount as `${number}`,
  );
};
