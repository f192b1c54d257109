import { useCallback, useMemo, useState } from 'react';
import type { Account } from './api/list-accounts';

export interface AccountSelection {
  isSelected: (account: Account) => boolean;
  choose: (accounts: readonly Account[], selected: boolean) => void;
  selected: readonly Account[];
}

export const isSelectable = ({ availability }: Account): boolean => availability === 'available';

/** Everything that can be imported is selected until the person says otherwise; so is a bank connected later. */
export const useAccountSelection = (accounts: readonly Account[]): AccountSelection => {
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());

  const choose = useCallback((changed: readonly Account[], selected: boolean) => {
    setExcluded((current) => {
      const next = new Set(current);
      for (const { account_id } of changed) {
        if (selected) next.delete(account_id);
        else next.add(account_id);
      }
      return next;
    });
  }, []);

  return useMemo(() => {
    const isSelected = (account: Account) => isSelectable(account) && !excluded.has(account.account_id);
    return { isSelected, choose, selected: accounts.filter(isSelected) };
  }, [accounts, excluded, choose]);
};
