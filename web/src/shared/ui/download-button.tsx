import { Button, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { ProblemAlert } from './problem-alert';
import { useApi } from '@/lib/backend';

interface DownloadButtonProps {
  label: string;
  /** below the API's root */
  path: string;
  query?: Record<string, string | number | undefined>;
  fileName: string;
}

const save = (file: Blob, name: string) => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Fetches a file with the person's own token and hands it to the browser. */
export const DownloadButton = ({ label, path, query = {}, fileName }: DownloadButtonProps) => {
  const api = useApi();
  const download = useMutation({
    mutationFn: () => api.download(path, { query }),
    onSuccess: (file) => save(file, fileName),
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {label}
      </Button>
      {download.isError && <ProblemAlert title="The file did not arrive" error={download.error} />}
    </Stack>
  );
};
