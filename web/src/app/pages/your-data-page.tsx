import { EraseData } from '@/features/person/components/erase-data';
import { ExportData } from '@/features/person/components/export-data';
import { Page } from '@/shared/ui/page';

const YourDataPage = () => (
  <Page title="Your data" description="All that Tributary knows of you: take it with you, or have it erased.">
    <ExportData />
    <EraseData />
  </Page>
);

export default YourDataPage;
