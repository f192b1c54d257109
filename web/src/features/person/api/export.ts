import { useMutation } from '@tanstack/react-query';
import { useApi } from '@/lib/backend';
import { Problem } from '@/lib/problem';
import { save } from '@/shared/ui/download';

const LAST_LINE = '{"complete":true}';

/** A document that broke off lacks its last line, and must not pass for everything. */
const isWhole = async (file: Blob): Promise<boolean> =>
  (await file.slice(-(LAST_LINE.length + 2)).text()).trim().endsWith(LAST_LINE);

const brokenOff = () =>
  new Problem(0, 'export_broken_off', 'It broke off half way, so nothing was saved. Try again.');

export const useExport = () => {
  const api = useApi();
  return useMutation({
    mutationFn: async () => {
      const file = await api.download('/me/export', { method: 'POST' });
      if (!(await isWhole(file))) throw brokenOff();
      return file;
    },
    onSuccess: (file) => save(file, 'tributary.jsonl'),
  });
};
