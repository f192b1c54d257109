import { money, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

/** What something cost. What nobody knows the price of is counted, and is no part of any amount. */
export const sums = z.object({
  api_calls: z.number(),
  api: orNull(money),
  llm_calls: z.number(),
  llm_tokens: z.number(),
  enrichment: orNull(money),
  total: orNull(money),
  unknown_prices: z.number(),
  unsettled_calls: z.number(),
  reserved: orNull(money),
});
