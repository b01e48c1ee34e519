import { has, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type FieldErrors, root } from './fieldErrors.ts';
import { validateReference } from './ingress.ts';
import { byteLength, isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';

const longestController = 250;
const scopes = ['Cluster', 'Namespace'];

/** Source: v1.28 pkg/apis/networking/validation/validation.go:validateIngressClassSpec. */
export function validateIngressClass(ingressClass: JsonObject, errors: FieldErrors): void {
  const spec = objectOf(ingressClass, 'spec') ?? {};
  const at = child(root, 'spec');
  const controller = textOf(spec, 'controller');
  const place = child(at, 'controller');
  if (byteLength(controller) > longestController) errors.tooLong(place, longestController);
  validateDomainPrefixedPath(controller, (problem, shown) => {
    if (shown === null) errors.required(place, problem);
    else errors.invalid(place, shown, problem);
  });
  const parameters = objectOf(spec, 'parameters');
  if (parameters === undefined) return;
  const below = child(at, 'parameters');
  validateReference(parameters, below, errors);
  // Where none is written it has become Cluster.
  const scope = has(parameters, 'scope') ? textOf(parameters, 'scope') : 'Cluster';
  const namespace = textOf(parameters, 'namespace');
  const inNamespace = child(below, 'namespace');
  if (!scopes.includes(scope)) errors.notSupported(child(below, 'scope'), scope, scopes);
  else if (scope === 'Namespace') {
    if (!has(parameters, 'namespace'))
      errors.required(inNamespace, "`parameters.scope` is set to 'Namespace'");
    else errors.invalidEach(inNamespace, namespace, isDNS1123Label(namespace));
  } else if (has(parameters, 'namespace')) {
    errors.forbidden(inNamespace, "`parameters.scope` is set to 'Cluster'");
  }
}

/** `example.com/path`. Source: v1.28 apimachinery pkg/util/validation/validation.go:IsDomainPrefixedPath. */
function validateDomainPrefixedPath(
  text: string,
  say: (problem: string, shown: string | null) => void,
): void {
  if (text === '') {
    say('', null);
    return;
  }
  const slash = text.indexOf('/');
  const [host, path] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)];
  if (host === '' || path === '') {
    say('must be a domain-prefixed path (such as "acme.io/foo")', text);
    return;
  }
  for (const problem of isDNS1123Subdomain(host)) say(problem, host);
  if (!new RegExp(`^${httpPath}$`).test(path)) {
    say(`Invalid path (regex used for validation is '${httpPath}')`, path);
  }
}

const httpPath = String.raw`[A-Za-z0-9/\-._~%!$&'()*+,;=:]+`;
