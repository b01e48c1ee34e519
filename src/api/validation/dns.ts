import { objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { isIP } from './ipAddress.ts';
import { byteLength, isDNS1123Subdomain } from './nameRules.ts';

const mostNameservers = 3;
const mostSearches = 32;
const mostSearchLetters = 2048;

/** Source: v1.28 pkg/apis/core/validation/validation.go:validatePodDNSConfig. */
export function validateDNSConfig(
  config: JsonObject | undefined,
  policy: string,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const nameservers = textsOf(config, 'nameservers');
  const place = child(at, 'nameservers');
  if (policy === 'None') {
    if (config === undefined) {
      errors.required(at, 'must provide `dnsConfig` when `dnsPolicy` is None');
      return;
    }
    if (nameservers.length === 0) {
      errors.required(place, 'must provide at least one DNS nameserver when `dnsPolicy` is None');
      return;
    }
  }
  if (config === undefined) return;
  if (nameservers.length > mostNameservers) {
    const detail = `must not have more than ${mostNameservers} nameservers`;
    errors.invalid(place, goList('string', nameservers), detail);
  }
  for (const [i, nameserver] of nameservers.entries()) {
    if (!isIP(nameserver)) errors.invalid(index(place, i), nameserver, 'must be valid IP address');
  }
  validateSearches(textsOf(config, 'searches'), child(at, 'searches'), errors);
  for (const [i, option] of objectsOf(config, 'options').entries()) {
    if (textOf(option, 'name') === '') {
      errors.required(index(child(at, 'options'), i), 'must not be empty');
    }
  }
}

function validateSearches(searches: readonly string[], at: ErrorPath, errors: FieldErrors): void {
  const shown = goList('string', searches);
  if (searches.length > mostSearches) {
    errors.invalid(at, shown, `must not have more than ${mostSearches} search paths`);
  }
  if (byteLength(searches.join(' ')) > mostSearchLetters) {
    const detail = `must not have more than ${mostSearchLetters} characters (including spaces) in the search list`;
    errors.invalid(at, shown, detail);
  }
  for (const [i, search] of searches.entries()) {
    const name = search.replace(/\.$/, '');
    errors.invalidEach(index(at, i), name, isDNS1123Subdomain(name));
  }
}

/** The server names the list, not the item. Source: v1.28 pkg/apis/core/validation/validation.go:ValidateHostAliases. */
export function validateHostAliases(
  aliases: readonly JsonObject[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  for (const [i, alias] of aliases.entries()) {
    const ip = textOf(alias, 'ip');
    if (!isIP(ip)) errors.invalid(child(at, 'ip', [i, 'ip']), ip, 'must be valid IP address');
    for (const [j, hostname] of textsOf(alias, 'hostnames').entries()) {
      errors.invalidEach(child(at, 'hostnames', [i, 'hostnames', j]), hostname, isDNS1123Subdomain(hostname));
    }
  }
}
