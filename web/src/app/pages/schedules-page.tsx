import { Button, Drawer, Paper, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { importPath } from '../places';
import { useAccounts } from '@/features/accounts/api/list-accounts';
import { useSchedules } from '@/features/schedules/api/list-schedules';
import { ScheduleCard } from '@/features/schedules/components/schedule-card';
import { ScheduleForm, type AccountChoice } from '@/features/schedules/components/schedule-form';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';

const NEW = 'new';

const SchedulesPage = () => {
  // What is being edited is in the address: the way back closes it.
  const [search, setSearch] = useSearchParams();
  const editing = search.get('edit');
  const edit = (id: string) => setSearch({ edit: id });
  const close = () => setSearch({}, { replace: true });

  const schedules = useSchedules();
  const accounts = useAccounts();
  const choices: AccountChoice[] = (accounts.data ?? []).map(({ account_id, display_name, provider }) => ({
    id: account_id,
    name: display_name,
    bank: provider.display_name,
  }));
  const edited = schedules.data?.find(({ schedule_id }) => schedule_id === editing) ?? null;
  const opened = editing === NEW || edited !== null;

  return (
    <Page
      title="Schedules"
      description="Imports that happen by themselves."
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit(NEW)}>
          New schedule
        </Button>
      }
    >
      <Loaded query={schedules} what="your schedules" rows={4}>
        {(items) =>
          items.length === 0 ? (
            <Paper withBorder radius="lg" p="lg">
              <Stack align="flex-start">
                <Text>
                  Nothing is scheduled. A schedule imports what is missing every morning, say, so that you
                  never have to think of it.
                </Text>
                <Button variant="light" onClick={() => edit(NEW)}>
                  Make the first one
                </Button>
              </Stack>
            </Paper>
          ) : (
            <Stack gap="lg">
              {items.map((schedule) => (
                <ScheduleCard
                  key={schedule.schedule_id}
                  schedule={schedule}
                  importHref={importPath}
                  onEdit={() => edit(schedule.schedule_id)}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="lg"
        title={edited ? `Edit ${edited.name}` : 'New schedule'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened && <ScheduleForm key={editing} schedule={edited} accounts={choices} onDone={close} />}
      </Drawer>
    </Page>
  );
};

export default SchedulesPage;
