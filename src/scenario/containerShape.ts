import { duration, durationOrNever, list, object, optional, required, type Shape } from './shape.ts';

const exitCode: Shape = { kind: 'integer', nullable: false, least: 0, most: 255 };

/** How the Scenario may say that a container behaves. */
export const containerShape: Shape = object({
  runs: optional(
    'runs',
    list(
      required(
        'runs',
        object({
          seconds: required('runSeconds', durationOrNever),
          exitCode: optional('exitCode', exitCode),
        }),
      ),
      1000,
    ),
  ),
  onTerm: optional(
    'onTerm',
    object({
      seconds: optional('termSeconds', durationOrNever),
      exitCode: optional('exitCode', exitCode),
      acceptsFor: optional('acceptsFor', durationOrNever),
      readyFor: optional('readyFor', durationOrNever),
    }),
  ),
  serves: optional(
    'serves',
    object({
      errorShare: optional('errorShare', { kind: 'number', least: 0, most: 1 }),
      status: optional('errorStatus', { kind: 'integer', nullable: false, least: 500, most: 599 }),
      errorsUntil: optional('errorsUntil', durationOrNever),
    }),
  ),
  startupOKAfter: optional('startupOKAfter', durationOrNever),
  readyAfter: optional('readyAfter', durationOrNever),
  livenessFailAfter: optional('livenessFailAfter', durationOrNever),
  preStopSeconds: optional('preStopSeconds', duration),
  postStartSeconds: optional('postStartSeconds', duration),
  postStartFails: optional('postStartFails', { kind: 'boolean' }),
  pullSeconds: optional('pullSeconds', duration),
  pullFails: optional('pullFails', { kind: 'integer', nullable: true, least: 0, most: 1_000_000 }),
  createSeconds: optional('createSeconds', duration),
});
