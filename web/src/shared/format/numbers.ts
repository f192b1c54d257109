import type { Range } from '@/lib/contract';

export const formatCount = (count: number): string => new Intl.NumberFormat().format(count);

/** “1,150 – 1,300”, or one figure when low and high agree. */
export const formatRange = ({ low, high }: Range): string =>
  low === high ? formatCount(low) : `${formatCount(low)} – ${formatCount(high)}`;

export const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
