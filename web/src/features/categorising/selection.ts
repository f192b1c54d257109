/** Which transactions are meant, in the backend's words; without `again`, only those that have no category. */
export interface Selection {
  job_id?: string;
  account_ids?: string[];
  from?: string;
  to?: string;
  search?: string;
  again?: boolean;
}

/** Everything: the backend wants some bound, so that nobody selects everything by a slip. */
export const everything: Selection = { from: '1900-01-01' };

export const isEverything = (selection: Selection): boolean =>
  selection.job_id === undefined &&
  selection.account_ids === undefined &&
  selection.to === undefined &&
  selection.search === undefined &&
  (selection.from === undefined || selection.from === everything.from);
