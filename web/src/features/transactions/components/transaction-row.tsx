import { ActionIcon, Badge, Box, Button, Text, ThemeIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { memo, useId, useRef } from 'react';
import type { Category } from '../api/list-categories';
import { categoryName } from '../category-names';
import { isGuess, nameOf, stateWords, type Transaction } from '../transaction';
import { CategoryIcon } from './category-icon';
import { CorrectionForm, type Corrected } from './correction-form';
import { TransactionDetails } from './transaction-details';
import classes from './transactions.module.css';
import { formatSigned } from '@/shared/format/money';

/** What is open below a row. */
export type Opened = 'details' | 'correction' | null;

interface TransactionRowProps {
  row: Transaction;
  accountName: string;
  categories: readonly Category[] | undefined;
  opened: Opened;
  onOpen: (transactionId: string, opened: Opened) => void;
  onCorrected: (corrected: Corrected) => void;
}

const CategoryButton = ({
  row,
  categories,
  expanded,
  onClick,
  ref,
}: Pick<TransactionRowProps, 'row' | 'categories'> & {
  expanded: boolean;
  onClick: () => void;
  ref: React.Ref<HTMLButtonElement>;
}) => {
  const name = row.category === null ? null : categoryName(categories, row.category, row.subcategory);
  const shown = name ?? 'No category';
  const guess = isGuess(row) ? 'a guess' : null;
  return (
    <Button
      ref={ref}
      size="compact-sm"
      radius="xl"
      variant={name === null ? 'default' : 'light'}
      color={guess === null ? 'river' : 'yellow'}
      classNames={{ root: classes.category ?? '', label: classes.categoryName ?? '' }}
      aria-expanded={expanded}
      aria-label={`${shown}${guess ? `, ${guess}` : ''}. Change the category of ${nameOf(row)}`}
      disabled={row.status === 'withdrawn' || row.status === 'undone'}
      onClick={onClick}
    >
      {shown}
      {guess && ' ?'}
    </Button>
  );
};

export const TransactionRow = memo(function TransactionRow({
  row,
  accountName,
  categories,
  opened,
  onOpen,
  onCorrected,
}: TransactionRowProps) {
  const panel = useId();
  const categoryButton = useRef<HTMLButtonElement>(null);
  const id = row.transaction_id;
  const name = nameOf(row);
  const incoming = !row.amount.amount.startsWith('-');
  const closeCorrection = () => {
    onOpen(id, null);
    categoryButton.current?.focus();
  };

  return (
    <Box component="li" className={classes.row ?? ''}>
      <div className={classes.head}>
        <ThemeIcon
          className={classes.icon ?? ''}
          variant="light"
          radius="xl"
          size={36}
          color={row.category === null ? 'gray' : 'river'}
          aria-hidden
        >
          <CategoryIcon category={row.category} />
        </ThemeIcon>
        <div className={classes.name}>
          <Text fw={500} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {accountName}
            {row.merchant !== null && row.merchant !== row.description && ` · ${row.description}`}
          </Text>
          {row.status !== 'booked' && (
            <Badge size="sm" color={row.status === 'pending' ? 'yellow' : 'gray'}>
              {stateWords[row.status]}
            </Badge>
          )}
        </div>
        <CategoryButton
          ref={categoryButton}
          row={row}
          categories={categories}
          expanded={opened === 'correction'}
          onClick={() => onOpen(id, opened === 'correction' ? null : 'correction')}
        />
        <Text
          className={classes.amount ?? ''}
          fw={600}
          c={incoming ? 'var(--mantine-color-teal-light-color)' : 'inherit'}
          td={row.status === 'withdrawn' || row.status === 'undone' ? 'line-through' : 'none'}
        >
          {formatSigned(row.amount)}
        </Text>
        <ActionIcon
          className={classes.more ?? ''}
          variant="subtle"
          color="gray"
          size={34}
          aria-label={`About ${name}, ${formatSigned(row.amount)}`}
          aria-expanded={opened === 'details'}
          aria-controls={opened === 'details' ? panel : undefined}
          onClick={() => onOpen(id, opened === 'details' ? null : 'details')}
        >
          {opened === 'details' ? (
            <IconChevronUp size={18} aria-hidden />
          ) : (
            <IconChevronDown size={18} aria-hidden />
          )}
        </ActionIcon>
      </div>
      {opened === 'correction' && (
        <div className={classes.panel}>
          <CorrectionForm
            row={row}
            onCancel={closeCorrection}
            onCorrected={(corrected) => {
              closeCorrection();
              onCorrected(corrected);
            }}
          />
        </div>
      )}
      {opened === 'details' && (
        <div className={classes.panel} id={panel}>
          <TransactionDetails row={row} accountName={accountName} categories={categories} />
        </div>
      )}
    </Box>
  );
});
