import { Page } from '@/shared/ui/page';

const SchedulesPage = () => <Page title="Schedules">{null}</Page>;

export default SchedulesPage;
