import { useMutation } from '@tanstack/react-query';
import { transaction } from '../transaction';
import { useRememberTransaction } from './list-transactions';
import { useApi } from '@/lib/backend';

export interface Correction {
  transactionId: string;
  category: string;
  subcategory: string | null;
  /** null keeps the present name */
  merchant: string | null;
  /** also changes similar transactions, now and later; without it they are offered */
  applyToSimilar: boolean;
}

/** What a person says stays, whatever is found out later. */
export const useCorrectCategory = () => {
  const api = useApi();
  const remember = useRememberTransaction();
  return useMutation({
    mutationFn: ({ transactionId, category, subcategory, merchant, applyToSimilar }: Correction) =>
      api.ask(transaction, `/transactions/${encodeURIComponent(transactionId)}/category`, {
        method: 'PATCH',
        body: { category, subcategory, merchant, apply_to_similar: applyToSimilar },
      }),
    onSuccess: remember,
  });
};
