import { Button, CloseButton, Group, Paper, Stack, Text } from '@mantine/core';
import { useCorrectCategory } from '../api/correct-category';
import { useCategories } from '../api/list-categories';
import { useChangeSimilar, useSimilarTransactions } from '../api/similar-transactions';
import { useTakeBackCorrection } from '../api/take-back-correction';
import { categoryName } from '../category-names';
import { nameOf, type Transaction } from '../transaction';
import type { Corrected } from './correction-form';
import classes from './transactions.module.css';
import { plural } from '@/shared/format/numbers';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const others = (count: number) => plural(count, 'similar transaction', 'similar transactions');

const Similar = ({ correctionId }: { correctionId: string }) => {
  const similar = useSimilarTransactions(correctionId);
  const change = useChangeSimilar(correctionId);
  if (!similar.data) return null;
  const { status, similar_count, changed_count } = similar.data;

  if (change.isError) {
    return (
      <ProblemAlert
        title="Similar transactions stayed as they are"
        error={change.error}
        onRetry={() => change.mutate('apply')}
      />
    );
  }
  if (status === 'applied' && changed_count > 0) {
    return (
      <Group gap="sm">
        <Text size="sm">{others(changed_count)} changed too.</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={change.isPending}
          onClick={() => change.mutate('undo')}
        >
          Only this one
        </Button>
      </Group>
    );
  }
  if (status === 'undone') return <Text size="sm">Similar transactions have back what they had.</Text>;
  if (status === 'offered' && similar_count > 0) {
    return (
      <Group gap="sm">
        <Text size="sm">
          There {similar_count === 1 ? 'is' : 'are'} {others(similar_count)}.
        </Text>
        <Button
          size="compact-sm"
          variant="light"
          loading={change.isPending}
          onClick={() => change.mutate('apply')}
        >
          {similar_count === 1 ? 'Change it too' : 'Change them too'}
        </Button>
      </Group>
    );
  }
  return null;
};

/** Back to what the row was: what the person had said before, else what is found without them. */
const useUndo = ({ before, after }: Corrected) => {
  const correct = useCorrectCategory();
  const takeBack = useTakeBackCorrection();
  const saidBefore = before.category_source === 'person' && before.category !== null;
  return {
    isPending: correct.isPending || takeBack.isPending,
    error: correct.error ?? takeBack.error,
    run: (onSuccess: () => void) => {
      if (saidBefore && before.category !== null) {
        correct.mutate(
          {
            transactionId: after.transaction_id,
            category: before.category,
            subcategory: before.subcategory,
            merchant: before.merchant,
            applyToSimilar: false,
          },
          { onSuccess },
        );
      } else takeBack.mutate(after.transaction_id, { onSuccess });
    },
  };
};

interface CorrectionNoticeProps {
  corrected: Corrected;
  onClose: () => void;
}

const said = (row: Transaction, category: string) => `${nameOf(row)} is now ${category}.`;

/** Says what a correction did, offers it for similar rows, and takes it back. */
export const CorrectionNotice = ({ corrected, onClose }: CorrectionNoticeProps) => {
  const { after } = corrected;
  const categories = useCategories();
  const undo = useUndo(corrected);
  return (
    <Paper component="section" aria-label="Correction" withBorder shadow="md" className={classes.notice}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={6} role="status" style={{ minWidth: 0 }}>
          <Text size="sm" fw={500}>
            {said(after, categoryName(categories.data, after.category ?? '', after.subcategory))}
          </Text>
          {after.correction_id !== null && <Similar correctionId={after.correction_id} />}
          {undo.error && <ProblemAlert title="It could not be taken back" error={undo.error} />}
        </Stack>
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            loading={undo.isPending}
            onClick={() => undo.run(onClose)}
          >
            Undo
          </Button>
          <CloseButton size="sm" aria-label="Dismiss" onClick={onClose} />
        </Group>
      </Group>
    </Paper>
  );
};
