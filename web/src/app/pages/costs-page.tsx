import { Page } from '@/shared/ui/page';

const CostsPage = () => <Page title="Costs">{null}</Page>;

export default CostsPage;
