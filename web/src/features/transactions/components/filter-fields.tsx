import { NativeSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useCategories } from '../api/list-categories';
import { categoryOptions } from '../category-names';
import { filterErrors, type Filters } from '../filters';
import { categorySources, sourceInWords } from '@/shared/format/sources';

export interface Choice {
  value: string;
  label: string;
}

interface FilterFieldsProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  accounts: readonly Choice[];
  imports: readonly Choice[];
}

export const stateChoices: readonly Choice[] = [
  { value: '', label: 'Booked and pending' },
  { value: 'booked', label: 'Booked' },
  { value: 'pending', label: 'Pending' },
  { value: 'withdrawn', label: 'Withdrawn by the bank' },
  { value: 'undone', label: 'Undone by you' },
  { value: 'all', label: 'All but undone' },
];

export const directionChoices: readonly Choice[] = [
  { value: '', label: 'In and out' },
  { value: 'in', label: 'Money in' },
  { value: 'out', label: 'Money out' },
];

export const FilterFields = ({ filters, onChange, accounts, imports }: FilterFieldsProps) => {
  const categories = useCategories();
  const errors = filterErrors(filters);
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" role="group" aria-label="Filters">
      <NativeSelect
        label="Account"
        data={[{ value: '', label: 'All accounts and cards' }, ...accounts]}
        value={filters.account}
        onChange={(event) => onChange({ account: event.currentTarget.value })}
      />
      <Select
        label="Category"
        placeholder="All categories"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'All categories' }}
        nothingFoundMessage="No category is called that"
        data={[
          { group: 'Not decided', items: [{ value: 'none', label: 'No category' }] },
          ...categoryOptions(categories.data ?? []),
        ]}
        value={filters.category === '' ? null : filters.category}
        onChange={(category) => onChange({ category: category ?? '' })}
      />
      <TextInput
        type="date"
        label="From"
        value={filters.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="To"
        value={filters.to}
        error={errors.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label="State"
        data={[...stateChoices]}
        value={filters.state}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label="Import"
        data={[{ value: '', label: 'Any import' }, ...imports]}
        value={filters.import}
        onChange={(event) => onChange({ import: event.currentTarget.value })}
      />
      <NativeSelect
        label="Who decided the category"
        data={[
          { value: '', label: 'Anyone' },
          ...categorySources.map((value) => ({ value, label: sourceInWords(value) })),
        ]}
        value={filters.source}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      <NativeSelect
        label="Direction"
        data={[...directionChoices]}
        value={filters.direction}
        onChange={(event) => onChange({ direction: event.currentTarget.value })}
      />
      <TextInput
        label="Least amount"
        inputMode="decimal"
        value={filters.min}
        error={errors.min}
        onChange={(event) => onChange({ min: event.currentTarget.value.trim() })}
      />
      <TextInput
        label="Greatest amount"
        inputMode="decimal"
        value={filters.max}
        error={errors.max}
        onChange={(event) => onChange({ max: event.currentTarget.value.trim() })}
      />
    </SimpleGrid>
  );
};
