import { z } from 'zod';
import { daySchema, evaluationRoleSchema, momentSchema, uuidSchema } from '../evaluation/values.ts';

export const passwordCharactersMin = 12;
const passwordCharactersMax = 1_000;

const installationRoleSchema = z.enum(['administrator', 'owner']);
export const emailSchema = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
const personNameSchema = z.string().trim().min(1).max(120);
const newPasswordSchema = z.string().min(passwordCharactersMin).max(passwordCharactersMax);

/** POST /api/session */
export const signInSchema = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(passwordCharactersMax),
});

/** GET and POST /api/session */
export const sessionViewSchema = z.object({
  account: z.object({
    id: uuidSchema,
    name: z.string(),
    email: z.string(),
    roles: z.array(installationRoleSchema),
  }),
  /** True in the demo, which shows its accounts on the sign-in screen. */
  demo: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

/**
 * GET /api/installation, without a session. In the demo it names the accounts to sign in with, without passwords; elsewhere
 * `accounts` is empty.
 */
export const installationViewSchema = z.object({
  demo: z.boolean(),
  accounts: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      role: z.union([evaluationRoleSchema, installationRoleSchema]),
    }),
  ),
});
export type InstallationView = z.infer<typeof installationViewSchema>;

/** POST /api/links/inspect; the token stands in the body, never in an address (R7). */
export const linkTokenSchema = z.strictObject({ token: z.string().min(20).max(200) });
export const linkViewSchema = z.object({
  purpose: z.enum(['first-administrator', 'new-account', 'recovery']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: momentSchema,
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** POST /api/links/use: sets the password and signs in. Name and address only for the first administrator. */
export const useLinkSchema = z.strictObject({
  token: z.string().min(20).max(200),
  password: newPasswordSchema,
  name: personNameSchema.optional(),
  email: emailSchema.optional(),
});

/** PUT /api/account/password */
export const changePasswordSchema = z.strictObject({
  current: z.string().min(1).max(passwordCharactersMax),
  next: newPasswordSchema,
});

/** GET /api/accounts */
export const accountViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(installationRoleSchema),
  disabledAt: momentSchema.nullable(),
  hasPassword: z.boolean(),
  /** The certificates that have not been replaced, newest expiry first. */
  certificates: z.array(z.object({ id: uuidSchema, family: z.string(), expiresOn: daySchema })),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** POST /api/accounts */
export const newAccountSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema,
  roles: z.array(installationRoleSchema).max(2),
});

/** PUT /api/accounts/:id/roles */
export const accountRolesSchema = z.strictObject({ roles: z.array(installationRoleSchema).max(2) });

/** PUT /api/accounts/:id/disabled */
export const accountDisabledSchema = z.strictObject({ disabled: z.boolean() });

/** POST /api/accounts and POST /api/accounts/:id/recovery: shown once, to be handed over in person or by a safe channel. */
export const issuedLinkSchema = z.object({ account: uuidSchema, link: z.string(), expiresAt: momentSchema });
export type IssuedLink = z.infer<typeof issuedLinkSchema>;

/** POST /api/accounts/:id/certificates, by the instrument owner; extending one is issuing a later one, logged. */
export const newCertificateSchema = z.strictObject({
  family: z.string().min(1).max(40),
  expiresOn: daySchema,
});

export const personSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  role: evaluationRoleSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;
