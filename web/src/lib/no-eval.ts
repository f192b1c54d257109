import { z } from 'zod';

// The content security policy allows no code made at run time; zod would try, once for each schema.
z.config({ jitless: true });
