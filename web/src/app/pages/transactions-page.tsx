import { Page } from '@/shared/ui/page';

const TransactionsPage = () => <Page title="Transactions">{null}</Page>;

export default TransactionsPage;
