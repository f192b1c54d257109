import { Stack, Text, Title } from '@mantine/core';
import type { Category } from '../api/list-categories';
import { categoryName } from '../category-names';
import { stateWords, type Transaction } from '../transaction';
import { ProvenanceStory } from './provenance-story';
import classes from './transaction-details.module.css';
import { sourceInWords } from '@/shared/format/sources';
import { formatWeekday } from '@/shared/format/time';

interface TransactionDetailsProps {
  row: Transaction;
  accountName: string;
  categories: readonly Category[] | undefined;
}

const percent = (confidence: string): string =>
  new Intl.NumberFormat(undefined, { style: 'percent' }).format(Number(confidence));

const sureness = ({ category_source, confidence }: Transaction): string => {
  if (category_source === null) return '';
  const source = sourceInWords(category_source);
  return confidence === null || category_source === 'person'
    ? source
    : `${source}, ${percent(confidence)} sure`;
};

export const TransactionDetails = ({ row, accountName, categories }: TransactionDetailsProps) => {
  const facts: [string, string][] = [
    ['On the statement', row.description],
    ['Account', accountName],
    ['Day', formatWeekday(row.booked_on)],
    ['State', stateWords[row.status]],
    [
      'Category',
      row.category === null ? 'None yet' : categoryName(categories, row.category, row.subcategory),
    ],
    ...(row.category_source === null ? [] : [['Who decided', sureness(row)] as [string, string]]),
    ...(row.why === null ? [] : [['Why', row.why] as [string, string]]),
  ];
  return (
    <Stack gap="md">
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <Text component="dt" size="sm" c="dimmed">
              {label}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
      <Stack gap="xs" component="section" aria-label="Where it comes from">
        <Title order={4} size="h6">
          Where it comes from
        </Title>
        <ProvenanceStory transactionId={row.transaction_id} />
      </Stack>
    </Stack>
  );
};
