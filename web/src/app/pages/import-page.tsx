import { useNavigate, useParams } from 'react-router';
import { importPath } from '../places';
import { ImportProgress } from '@/features/imports/components/import-progress';
import { Page } from '@/shared/ui/page';

const ImportPage = () => {
  const { jobId = '' } = useParams();
  const navigate = useNavigate();
  return (
    <Page title="Your import" key={jobId}>
      <ImportProgress jobId={jobId} onRetried={(id) => void navigate(importPath(id))} />
    </Page>
  );
};

export default ImportPage;
