import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Selection } from '../selection';
import { statsKey } from './categorising-stats';
import { runEstimate } from './estimate-run';
import { useApi } from '@/lib/backend';
import type { Money } from '@/lib/contract';
import { z } from '@/lib/zod';

const run = z.object({ enrichment_id: z.string(), rows: z.number(), estimate: runEstimate });

interface StartRun {
  selection: Selection;
  /** the most it may cost, or `true`: whatever it costs */
  confirmed: Money | true;
}

export const useStartRun = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ selection, confirmed }: StartRun) =>
      api.ask(run, '/enrichment/trigger', {
        method: 'POST',
        body: { ...selection, confirm_cost: confirmed },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: statsKey }),
  });
};
