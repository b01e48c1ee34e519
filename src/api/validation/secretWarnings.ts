import { textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { base64Text } from './base64.ts';
import type { ServerWarning } from './serverWarning.ts';

/**
 * A certificate or key that is not there. Whether those that are there fit together is not looked at.
 *
 * Source: v1.28 pkg/registry/core/secret/strategy.go:warningsForSecret; Go crypto/tls:X509KeyPair.
 */
export function secretWarnings(secret: JsonObject): readonly ServerWarning[] {
  if (textOf(secret, 'type') !== 'kubernetes.io/tls') return [];
  const data = textMapOf(secret, 'data');
  const certificates = pemTypes(base64Text(data['tls.crt'] ?? ''));
  const keys = pemTypes(base64Text(data['tls.key'] ?? ''));
  if (!certificates.includes('CERTIFICATE')) return [warning('tls.crt', noCertificate(certificates))];
  if (!keys.some((type) => type.endsWith('PRIVATE KEY'))) return [warning('tls.key', noKey(keys))];
  return [];
}

function noCertificate(found: readonly string[]): string {
  if (found.length === 0) return 'tls: failed to find any PEM data in certificate input';
  if (found.length === 1 && found[0]?.endsWith('PRIVATE KEY')) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${found.join(' ')}]`;
}

function noKey(found: readonly string[]): string {
  if (found.length === 0) return 'tls: failed to find any PEM data in key input';
  if (found.length === 1 && found[0] === 'CERTIFICATE') {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${found.join(' ')}]`;
}

function pemTypes(text: string): readonly string[] {
  const block = /^-----BEGIN ([^\n-]*)-----[ \t]*\r?\n[\s\S]*?^-----END \1-----[ \t]*\r?$/gm;
  return [...text.matchAll(block)].map(([, type = '']) => type);
}

function warning(name: string, message: string): ServerWarning {
  return { field: `data[${name}]`, path: ['data', name], message, words: message };
}
