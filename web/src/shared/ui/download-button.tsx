import { Button, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useDownload } from './download';
import { ProblemAlert } from './problem-alert';

interface DownloadButtonProps {
  /** what the file holds */
  label: string;
  path: string;
  query?: Record<string, string | number | undefined>;
  fileName: string;
}

export const DownloadButton = ({ label, path, query = {}, fileName }: DownloadButtonProps) => {
  const download = useDownload();
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`${label} as CSV`}
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate({ path, query, fileName })}
      >
        CSV
      </Button>
      {download.isError && <ProblemAlert title="The file did not arrive" error={download.error} />}
    </Stack>
  );
};
