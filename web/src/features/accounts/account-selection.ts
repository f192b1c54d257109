import type { Account } from './api/list-accounts';

export interface AccountSelection {
  isSelected: (account: Account) => boolean;
  choose: (accounts: readonly Account[], selected: boolean) => void;
  selected: readonly Account[];
}

export const isSelectable = ({ availability }: Account): boolean => availability === 'available';

/** Everything that can be imported is selected until the person says otherwise; so is a bank connected later. */
export const selectionOf = (
  accounts: readonly Account[],
  excluded: ReadonlySet<string>,
  onExclude: (ids: ReadonlySet<string>) => void,
): AccountSelection => {
  const isSelected = (account: Account) => isSelectable(account) && !excluded.has(account.account_id);
  const choose = (changed: readonly Account[], selected: boolean) => {
    const ids = changed.map(({ account_id }) => account_id);
    onExclude(new Set(selected ? [...excluded].filter((id) => !ids.includes(id)) : [...excluded, ...ids]));
  };
  return { isSelected, choose, selected: accounts.filter(isSelected) };
};
