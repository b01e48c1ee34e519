import type { ErrorPath, FieldErrors } from './fieldErrors.ts';
import { ipBytes } from './ipAddress.ts';

/** An address that stands for one host elsewhere. Source: v1.28 pkg/apis/core/validation/validation.go:ValidateNonSpecialIP. */
export function validateNonSpecialIP(ip: string, at: ErrorPath, errors: FieldErrors): void {
  const bytes = ipBytes(ip);
  if (bytes === null) {
    errors.invalid(at, ip, 'must be a valid IP address');
    return;
  }
  const [a = 0, b = 0, c = 0] = bytes;
  const four = bytes.length === 4;
  const zeros = bytes.slice(0, -1).every((byte) => byte === 0);
  if (zeros && bytes.at(-1) === 0) errors.invalid(at, ip, `may not be unspecified (${ip})`);
  if (four ? a === 127 : zeros && bytes.at(-1) === 1) {
    errors.invalid(at, ip, 'may not be in the loopback range (127.0.0.0/8, ::1/128)');
  }
  if (four ? a === 169 && b === 254 : a === 0xfe && (b & 0xc0) === 0x80) {
    errors.invalid(at, ip, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)');
  }
  if (four ? a === 224 && b === 0 && c === 0 : a === 0xff && (b & 0x0f) === 2) {
    errors.invalid(at, ip, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)');
  }
}
