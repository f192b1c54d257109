import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useCorrectCategory } from '../api/correct-category';
import { useCategories } from '../api/list-categories';
import { asValue, categoryOptions } from '../category-names';
import { nameOf, type Transaction } from '../transaction';
import { Problem } from '@/lib/problem';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { ProblemAlert } from '@/shared/ui/problem-alert';

/** A row that was corrected, as it was and as it is. */
export interface Corrected {
  before: Transaction;
  after: Transaction;
}

interface CorrectionFormProps {
  row: Transaction;
  onCorrected: (corrected: Corrected) => void;
  onCancel: () => void;
}

const messageFor = (error: unknown, field: string): string | undefined =>
  error instanceof Problem ? error.violations.find((each) => each.field === field)?.message : undefined;

export const CorrectionForm = ({ row, onCorrected, onCancel }: CorrectionFormProps) => {
  const categories = useCategories();
  const correct = useCorrectCategory();
  const merchantBefore = nameOf(row);
  const [chosen, setChosen] = useState(asValue(row.category, row.subcategory));
  const [merchant, setMerchant] = useState(merchantBefore);
  const [similar, setSimilar] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [missing, setMissing] = useState(false);
  const select = useRef<HTMLInputElement>(null);
  const ready = categories.isSuccess;
  useEffect(() => {
    if (ready) select.current?.focus();
  }, [ready]);
  useWindowEvent('keydown', (event) => {
    // An open list of choices takes its own Escape first.
    if (event.key === 'Escape' && !choosing) onCancel();
  });

  if (categories.isPending) return <LoadingRows label="Loading the categories" rows={2} />;
  if (categories.isError) {
    return (
      <ProblemAlert
        title="The categories cannot be shown"
        error={categories.error}
        onRetry={() => void categories.refetch()}
      />
    );
  }

  const save = () => {
    if (chosen === null) {
      setMissing(true);
      select.current?.focus();
      return;
    }
    const [category = '', subcategory = null] = chosen.split('.');
    const named = merchant.trim();
    correct.mutate(
      {
        transactionId: row.transaction_id,
        category,
        subcategory,
        merchant: named === '' || named === merchantBefore ? null : named,
        applyToSimilar: similar,
      },
      { onSuccess: (after) => onCorrected({ before: row, after }) },
    );
  };
  const atField = messageFor(correct.error, 'category') ?? messageFor(correct.error, 'subcategory');
  const atMerchant = messageFor(correct.error, 'merchant');

  return (
    <form
      aria-label={`Correct ${merchantBefore}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm">
        <Group align="flex-start" gap="sm" grow preventGrowOverflow={false} wrap="wrap">
          <Select
            ref={select}
            label="Category"
            placeholder="Search or choose"
            searchable
            onDropdownOpen={() => setChoosing(true)}
            onDropdownClose={() => setChoosing(false)}
            selectFirstOptionOnChange
            nothingFoundMessage="No category is called that"
            maxDropdownHeight={280}
            comboboxProps={{ withinPortal: true }}
            data={categoryOptions(categories.data)}
            value={chosen}
            error={atField ?? (missing && chosen === null ? 'Choose a category.' : undefined)}
            onChange={setChosen}
            miw={220}
          />
          <TextInput
            label="Merchant"
            maxLength={120}
            value={merchant}
            error={atMerchant}
            onChange={(event) => setMerchant(event.currentTarget.value)}
            miw={220}
          />
        </Group>
        <Checkbox
          label="Change similar transactions too"
          description="The same merchant, in the same direction; also those still to come. Otherwise you will be asked."
          checked={similar}
          onChange={(event) => setSimilar(event.currentTarget.checked)}
        />
        {correct.isError && !atField && !atMerchant && (
          <ProblemAlert title="The correction was not kept" error={correct.error} />
        )}
        <Group gap="sm">
          <Button type="submit" size="sm" loading={correct.isPending}>
            Save
          </Button>
          <Button size="sm" variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Text size="xs" c="dimmed">
            What you say stays, whatever is found out later.
          </Text>
        </Group>
      </Stack>
    </form>
  );
};
