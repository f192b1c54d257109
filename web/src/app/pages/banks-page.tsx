import { ConnectionNotice } from '@/features/connections/components/connection-notice';
import { ConnectionsPanel } from '@/features/connections/components/connections-panel';
import { Page } from '@/shared/ui/page';

const BanksPage = () => (
  <Page title="Banks">
    <ConnectionNotice />
    <ConnectionsPanel />
  </Page>
);

export default BanksPage;
