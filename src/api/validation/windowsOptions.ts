import { has, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import { byteLength, isDNS1123Subdomain } from './nameRules.ts';

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateWindowsSecurityContextOptions. */
export function validateWindowsOptions(
  options: JsonObject | undefined,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (options === undefined) return;
  const refuse = (field: string, detail: string) =>
    errors.invalid(child(at, field), textOf(options, field), detail);
  for (const detail of has(options, 'gmsaCredentialSpecName')
    ? isDNS1123Subdomain(textOf(options, 'gmsaCredentialSpecName'))
    : []) {
    refuse('gmsaCredentialSpecName', detail);
  }
  if (has(options, 'gmsaCredentialSpec')) {
    const bytes = byteLength(textOf(options, 'gmsaCredentialSpec'));
    if (bytes === 0) refuse('gmsaCredentialSpec', 'gmsaCredentialSpec cannot be an empty string');
    if (bytes > 64 * 1024) refuse('gmsaCredentialSpec', 'gmsaCredentialSpec size must be under 64 KiB');
  }
  if (!has(options, 'runAsUserName')) return;
  for (const detail of isRunAsUserName(textOf(options, 'runAsUserName'))) refuse('runAsUserName', detail);
}

/** `DOMAIN\user`, or a user alone. */
function isRunAsUserName(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string'];
  if (/\p{Cc}/u.test(name)) return ['runAsUserName cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const user = parts.at(-1) ?? '';
  const domain = parts.length === 2 ? (parts[0] ?? '') : null;
  const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
  const dns = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)*$/;
  return [
    ...(byteLength(domain ?? '') >= 256
      ? ["runAsUserName's Domain length must be under 256 characters"]
      : []),
    ...(domain !== null && !netBios.test(domain) && !dns.test(domain)
      ? ["runAsUserName's Domain doesn't match the NetBios nor the DNS format"]
      : []),
    ...(user === '' ? ["runAsUserName's User cannot be empty"] : []),
    ...(byteLength(user) > 104 ? ["runAsUserName's User length must not be longer than 104 characters"] : []),
    ...(/^[. ]+$/.test(user) ? ["runAsUserName's User cannot contain only periods or spaces"] : []),
    ...(/["/\\:;|=,+*?<>@[\]]/.test(user)
      ? ['runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]']
      : []),
  ];
}
