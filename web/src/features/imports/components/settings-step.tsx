import { NumberInput, Stack, Switch } from '@mantine/core';
import { batchError, limits, parallelError, type Wish } from '../wish';

interface SettingsStepProps {
  wish: Wish;
  onChange: (change: Partial<Wish>) => void;
  /** the server's refusal, by field */
  refused: { batch?: string; parallel?: string };
}

const toNumber = (value: number | string): number => (typeof value === 'number' ? value : Number(value) || 0);

export const SettingsStep = ({ wish, onChange, refused }: SettingsStepProps) => (
  <Stack gap="lg" maw={460}>
    <Switch
      label="Sort into categories"
      description="Finds the merchant and a category for every new transaction."
      checked={wish.enrich}
      onChange={(event) => onChange({ enrich: event.currentTarget.checked })}
    />
    <NumberInput
      label="Accounts at once"
      description="How many banks are asked side by side. More is faster."
      {...limits.parallel}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      value={wish.parallel}
      error={parallelError(wish) ?? refused.parallel}
      onChange={(value) => onChange({ parallel: toNumber(value) })}
    />
    <NumberInput
      label="Rows per batch"
      description="How many transactions are stored in one go. After each batch an import can be paused without losing anything."
      {...limits.batchSize}
      step={50}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      value={wish.batchSize}
      error={batchError(wish) ?? refused.batch}
      onChange={(value) => onChange({ batchSize: toNumber(value) })}
    />
  </Stack>
);
