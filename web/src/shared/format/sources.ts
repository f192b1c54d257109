/** Who found a category, as a person would say it. The codes are the backend's rungs, and `person`. */
const words: Record<string, string> = {
  person: 'You said so',
  person_rule: 'Your rule for this merchant',
  person_memory: 'Learned from your transactions',
  shared_memory: 'A merchant everybody meets',
  structure: 'Plain from the bank’s wording',
  bank_classification: 'The bank’s own classification',
  known_brand: 'A well-known name',
  local_model: 'Tributary’s own model',
  language_model: 'A language model',
  local_model_guess: 'A guess by Tributary’s own model',
};

export const categorySources: readonly string[] = Object.keys(words);

export const sourceInWords = (code: string): string => words[code] ?? code.replaceAll('_', ' ');
