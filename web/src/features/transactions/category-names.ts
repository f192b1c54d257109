import type { Category } from './api/list-categories';

const fallback = (key: string): string => {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** “Groceries · Supermarket”. A key this page does not know yet is shown as its words. */
export const categoryName = (
  categories: readonly Category[] | undefined,
  key: string,
  subkey: string | null = null,
): string => {
  const found = categories?.find((each) => each.key === key);
  const name = found?.name ?? fallback(key);
  if (subkey === null) return name;
  return `${name} · ${found?.subcategories.find((each) => each.key === subkey)?.name ?? fallback(subkey)}`;
};

/** For a select: each category with what is below it. */
export const categoryOptions = (categories: readonly Category[]) =>
  categories.map(({ key, name, subcategories }) => ({
    group: name,
    items: [
      { value: key, label: name },
      ...subcategories.map((sub) => ({ value: `${key}.${sub.key}`, label: `${name} · ${sub.name}` })),
    ],
  }));

export const asValue = (category: string | null, subcategory: string | null): string | null =>
  category === null || subcategory === null ? category : `${category}.${subcategory}`;
