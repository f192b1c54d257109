import { useMutation } from '@tanstack/react-query';
import { useApi } from '@/lib/backend';

interface Download {
  /** below the API's root */
  path: string;
  query?: Record<string, string | number | undefined>;
  fileName: string;
}

/** Hands a file to the browser, which keeps it where the person keeps such things. */
export const save = (file: Blob, name: string) => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Fetches a file with the person's own token and hands it to the browser. */
export const useDownload = () => {
  const api = useApi();
  return useMutation({
    mutationFn: ({ path, query = {} }: Download) => api.download(path, { query }),
    onSuccess: (file, { fileName }) => save(file, fileName),
  });
};
