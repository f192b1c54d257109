import * as z from 'zod/mini';

// The content security policy allows no code made at run time; zod would try, once, with the first schema there is.
// So nobody gets at zod but through here.
z.config({ jitless: true });

export { z };
