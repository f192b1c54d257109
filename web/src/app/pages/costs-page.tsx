import { Grid, Stack } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { importPath } from '../places';
import { BudgetPanel } from '@/features/costs/components/budget-panel';
import { CostFigures } from '@/features/costs/components/cost-figures';
import { CostsByDay } from '@/features/costs/components/costs-by-day';
import { CostsByImport, type ImportNames } from '@/features/costs/components/costs-by-import';
import { CostsByModel } from '@/features/costs/components/costs-by-model';
import { CostsByRung } from '@/features/costs/components/costs-by-rung';
import { Estimates } from '@/features/costs/components/estimates';
import { MonthPicker } from '@/features/costs/components/month-picker';
import { isMonth, thisMonth } from '@/features/costs/month';
import { useImportHistory } from '@/features/imports/api/import-history';
import { formatDayRange } from '@/shared/format/time';
import { DownloadButton } from '@/shared/ui/download-button';
import { Page } from '@/shared/ui/page';
import { Panel } from '@/shared/ui/panel';

/** An import is called by the days it asked for. */
const useImportNames = (): ImportNames => {
  const history = useImportHistory({ status: null, origin: null });
  const names = new Map(
    history.data?.map(({ job_id, from_date, to_date }) => [job_id, formatDayRange(from_date, to_date)]),
  );
  return { nameOf: (jobId) => names.get(jobId) ?? null, hrefOf: importPath };
};

const CostsPage = () => {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('month');
  const month = isMonth(asked) ? asked : thisMonth();
  const imports = useImportNames();
  return (
    <Page
      title="Costs"
      description="What calls to banks and language models cost. Every figure is a sum of the same ledger; days are UTC."
      actions={
        <MonthPicker month={month} onChange={(next) => setSearch({ month: next }, { replace: true })} />
      }
    >
      <Panel
        title="The month in figures"
        aside={
          <DownloadButton
            label="Costs of the month"
            path="/costs/summary"
            query={{ month, format: 'csv' }}
            fileName={`costs-${month}.csv`}
          />
        }
      >
        <CostFigures month={month} />
      </Panel>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <CostsByDay month={month} />
            <CostsByImport imports={imports} />
            <Estimates imports={imports} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <BudgetPanel />
            <CostsByRung month={month} />
            <CostsByModel month={month} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
};

export default CostsPage;
