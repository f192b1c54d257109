import { useMutation } from '@tanstack/react-query';
import { transaction } from '../transaction';
import { useLookAgain, useRememberTransaction } from './list-transactions';
import { useApi } from '@/lib/backend';

/** As if it had never been said: similar transactions get back what they had, too. */
export const useTakeBackCorrection = () => {
  const api = useApi();
  const remember = useRememberTransaction();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (transactionId: string) =>
      api.ask(transaction, `/transactions/${encodeURIComponent(transactionId)}/category`, {
        method: 'DELETE',
      }),
    onSuccess: (row) => {
      remember(row);
      lookAgain();
    },
  });
};
