import { Button, Collapse, Group, Pill, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useCategories, type Category } from '../api/list-categories';
import { categoryName } from '../category-names';
import { filterNames, noFilters, type FilterName, type Filters } from '../filters';
import { directionChoices, FilterFields, stateChoices, type Choice } from './filter-fields';
import { sourceInWords } from '@/shared/format/sources';
import { formatDay } from '@/shared/format/time';

interface FilterBarProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  accounts: readonly Choice[];
  imports: readonly Choice[];
}

const labelIn = (choices: readonly Choice[], value: string, otherwise: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? otherwise;

const day = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(text) : text);

const words = (
  name: FilterName,
  value: string,
  {
    accounts,
    imports,
    categories,
  }: Pick<FilterBarProps, 'accounts' | 'imports'> & { categories: readonly Category[] | undefined },
): string => {
  switch (name) {
    case 'q':
      return `“${value}”`;
    case 'account':
      return labelIn(accounts, value, 'An account');
    case 'category': {
      if (value === 'none') return 'No category';
      const [key = '', subkey = null] = value.split('.');
      return categoryName(categories, key, subkey);
    }
    case 'from':
      return `From ${day(value)}`;
    case 'to':
      return `To ${day(value)}`;
    case 'state':
      return labelIn(stateChoices, value, value);
    case 'import':
      return labelIn(imports, value, 'One import');
    case 'source':
      return sourceInWords(value);
    case 'direction':
      return labelIn(directionChoices, value, value);
    case 'min':
      return `At least ${value}`;
    case 'max':
      return `At most ${value}`;
  }
};

const TYPING_MS = 300;

export const FilterBar = ({ filters, onChange, accounts, imports }: FilterBarProps) => {
  const fields = useId();
  const [opened, { toggle }] = useDisclosure(false);
  const categories = useCategories();
  const [typed, setTyped] = useState(filters.q);
  const [known, setKnown] = useState(filters.q);
  const [typing, setTyping] = useState(false);
  if (!typing && known !== filters.q) {
    // Changed from elsewhere: a chip, the back button. Whoever types is not interrupted by an answer to their first letters.
    setKnown(filters.q);
    setTyped(filters.q);
  }
  const search = useDebouncedCallback((q: string) => onChange({ q: q.trim() }), TYPING_MS);
  const active = filterNames.filter((name) => filters[name] !== '');
  const beyondSearch = active.filter((name) => name !== 'q').length;

  return (
    <Stack gap="sm" role="search" aria-label="Transactions">
      <Group gap="sm" wrap="nowrap" align="flex-end">
        <TextInput
          type="search"
          aria-label="Search description or merchant"
          placeholder="Search description or merchant"
          leftSection={<IconSearch size={18} aria-hidden />}
          maxLength={200}
          value={typed}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          style={{ flex: 1 }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          aria-expanded={opened}
          aria-controls={fields}
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          onClick={toggle}
        >
          Filters{beyondSearch > 0 && ` (${beyondSearch})`}
        </Button>
      </Group>
      <Collapse expanded={opened} id={fields}>
        <FilterFields filters={filters} onChange={onChange} accounts={accounts} imports={imports} />
      </Collapse>
      {active.length > 0 && (
        <Group gap="xs" role="group" aria-label="Narrowed to">
          {active.map((name) => {
            const label = words(name, filters[name], { accounts, imports, categories: categories.data });
            return (
              <Pill
                key={name}
                size="md"
                withRemoveButton
                removeButtonProps={{
                  'aria-label': `Remove filter ${label}`,
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
                onRemove={() => onChange({ [name]: '' })}
              >
                {label}
              </Pill>
            );
          })}
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(noFilters)}>
            Clear all
          </Button>
        </Group>
      )}
    </Stack>
  );
};
