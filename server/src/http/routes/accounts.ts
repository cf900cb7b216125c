import {
  accountDisabledSchema,
  accountRolesSchema,
  changePasswordSchema,
  newAccountSchema,
  newCertificateSchema,
} from '@samskar/shared/api';
import {
  changePassword,
  changeRoles,
  createAccount,
  disableAccount,
  enableAccount,
  issueCertificate,
  recoverAccount,
  viewAccounts,
} from '../../people/accounts.ts';
import type { People } from '../../people/people.ts';
import { pathValue, requireRight, requireViewer, type Routes } from '../api.ts';
import { readBody } from '../read-body.ts';
import { valueOf } from '../refused.ts';

/** Accounts, their rights and certificates, and one's own password. */
export function accountRoutes(people: People): Routes {
  return (api) => {
    api.put('/account/password', async (context) => {
      const viewer = requireViewer(context);
      const passwords = await readBody(context, changePasswordSchema);
      valueOf(await changePassword(people, viewer, passwords));
      return context.body(null, 204);
    });

    api.get('/accounts', (context) => {
      requireRight(context, 'read-accounts');
      return context.json(viewAccounts(people));
    });

    api.post('/accounts', async (context) => {
      const viewer = requireRight(context, 'manage-accounts');
      const account = await readBody(context, newAccountSchema);
      return context.json(valueOf(createAccount(people, viewer, account)), 201);
    });

    api.put('/accounts/:id/roles', async (context) => {
      const viewer = requireRight(context, 'manage-accounts');
      const { roles } = await readBody(context, accountRolesSchema);
      valueOf(changeRoles(people, viewer, pathValue(context, 'id'), roles));
      return context.body(null, 204);
    });

    api.post('/accounts/:id/recovery', (context) => {
      const viewer = requireRight(context, 'manage-accounts');
      return context.json(valueOf(recoverAccount(people, viewer, pathValue(context, 'id'))), 201);
    });

    api.put('/accounts/:id/disabled', async (context) => {
      const viewer = requireRight(context, 'manage-accounts');
      const { disabled } = await readBody(context, accountDisabledSchema);
      const change = disabled ? disableAccount : enableAccount;
      valueOf(change(people, viewer, pathValue(context, 'id')));
      return context.body(null, 204);
    });

    api.post('/accounts/:id/certificates', async (context) => {
      const viewer = requireRight(context, 'manage-certificates');
      const certificate = await readBody(context, newCertificateSchema);
      return context.json(
        valueOf(issueCertificate(people, viewer, pathValue(context, 'id'), certificate)),
        201,
      );
    });
  };
}
