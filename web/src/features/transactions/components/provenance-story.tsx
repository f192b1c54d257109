import { Anchor, Stack, Text, Timeline } from '@mantine/core';
import { Link } from 'react-router';
import { useProvenance, type Provenance } from '../api/provenance';
import { formatInstant } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface Event {
  at: string;
  words: string;
  jobId: string | null;
}

const story = ({ first_seen, seen_again, decisions }: Provenance): Event[] =>
  [
    { at: first_seen.at, words: 'An import brought it for the first time.', jobId: first_seen.job_id },
    ...seen_again.map(({ last_at, explanation, job_id }) => ({
      at: last_at,
      words: explanation,
      jobId: job_id,
    })),
    ...decisions.map(({ at, explanation, job_id }) => ({ at, words: explanation, jobId: job_id })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));

/** Why a row is here, and why it is here once. */
export const ProvenanceStory = ({ transactionId }: { transactionId: string }) => {
  const provenance = useProvenance(transactionId);
  if (provenance.isPending) return <LoadingRows label="Loading where it comes from" rows={2} />;
  if (provenance.isError) {
    return (
      <ProblemAlert
        title="Where it comes from cannot be shown"
        error={provenance.error}
        onRetry={() => void provenance.refetch()}
      />
    );
  }
  const events = story(provenance.data);
  return (
    <Stack gap="sm">
      <Text size="sm">{provenance.data.identity.explanation}</Text>
      <Timeline bulletSize={12} lineWidth={2} active={events.length}>
        {events.map(({ at, words, jobId }) => (
          <Timeline.Item key={`${at} ${words}`}>
            <Text size="sm">{words}</Text>
            <Text size="xs" c="dimmed">
              <time dateTime={at}>{formatInstant(at)}</time>
              {jobId !== null && (
                <>
                  {' · '}
                  <Anchor component={Link} to={`/imports/${encodeURIComponent(jobId)}`} size="xs">
                    the import
                  </Anchor>
                </>
              )}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
};
