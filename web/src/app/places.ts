import {
  IconArrowsExchange,
  IconBuildingBank,
  IconCalendarRepeat,
  IconCoin,
  IconDownload,
  type Icon,
} from '@tabler/icons-react';

interface Place {
  path: string;
  label: string;
  icon: Icon;
}

/** What the navigation offers, in its order. Five, because that is what fits under a thumb. */
export const places: readonly Place[] = [
  { path: '/', label: 'Imports', icon: IconDownload },
  { path: '/transactions', label: 'Transactions', icon: IconArrowsExchange },
  { path: '/banks', label: 'Banks', icon: IconBuildingBank },
  { path: '/costs', label: 'Costs', icon: IconCoin },
  { path: '/schedules', label: 'Schedules', icon: IconCalendarRepeat },
];

export const importPath = (jobId: string): string => `/imports/${encodeURIComponent(jobId)}`;
