import { act, fireEvent } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { appStore, undoReplacement } from '#app/store.ts';
import { openDialog, podText, startShell } from './dialogFixture.tsx';
import { scenarioInText } from './scenarioInText.ts';

const scenario = () => scenarioInText(appStore.getState().text).scenario;

describe('SettingsDialog', () => {
  beforeEach(() => startShell());

  it('writes the version, behaviour, jitter and seed into the text, where undo finds them', async () => {
    const sheet = await openDialog('settings');
    fireEvent.click(sheet.getByRole('radio', { name: 'v1.29+' }));
    fireEvent.click(sheet.getByRole('radio', { name: 'announced' }));
    fireEvent.click(sheet.getByRole('radio', { name: 'upstream' }));
    const seed = sheet.getByRole('textbox', { name: 'seed' });
    fireEvent.change(seed, { target: { value: '7' } });
    fireEvent.keyDown(seed, { key: 'Enter' });
    expect(scenario()).toMatchObject({
      cluster: { version: 'v1.29+' },
      behaviour: 'announced',
      jitter: 'upstream',
      seed: 7,
    });
    expect(sheet.getByRole('radio', { name: 'v1.29+' }).getAttribute('aria-checked')).toBe('true');
    expect(appStore.getState().text.startsWith(podText.slice(0, podText.indexOf('---')))).toBe(true);
    for (let edits = 0; edits < 4; edits += 1) act(() => void undoReplacement());
    expect(appStore.getState().text).toBe(podText);
  });

  it('switches a gate and shows it switched', async () => {
    const sheet = await openDialog('settings');
    const row = sheet.getByRole('row', { name: /SidecarContainers/ });
    expect(row.textContent).toContain('alpha');
    expect(row.textContent).toContain('off by default in 1.28');
    fireEvent.click(
      sheet.getByRole('radiogroup', { name: 'SidecarContainers' }).querySelectorAll('button')[1]!,
    );
    expect(scenario().cluster.featureGates).toEqual({ SidecarContainers: true });
  });

  it('lets nobody switch what is locked', async () => {
    const sheet = await openDialog('settings');
    const row = sheet.getByRole('row', { name: /ProxyTerminatingEndpoints/ });
    expect(row.textContent).toContain('locked on');
    expect(row.querySelector('[role="radio"]')).toBeNull();
  });

  it('knows the gates of the version that is chosen', async () => {
    startShell(podText.replace('seed: 42', 'cluster: {version: v1.29+}'));
    const later = await openDialog('settings');
    expect(later.getByRole('row', { name: /SidecarContainers/ }).textContent).toContain(
      'on by default in 1.29+',
    );
    startShell(podText.replace('seed: 42', 'cluster: {version: v1.27}'));
    const earlier = await openDialog('settings');
    expect(earlier.getByRole('row', { name: /JobBackoffLimitPerIndex/ }).textContent).toContain(
      'not in 1.27',
    );
  });

  it('finds any gate by a part of its name', async () => {
    const sheet = await openDialog('settings');
    const field = sheet.getByRole('searchbox', { name: 'Find a gate' });
    fireEvent.change(field, { target: { value: 'memoryqos' } });
    expect(sheet.getAllByRole('row')).toHaveLength(1);
    expect(sheet.getByRole('row', { name: /MemoryQoS/ })).toBeDefined();
    fireEvent.change(field, { target: { value: 'no such gate' } });
    expect(sheet.getByText('No gate has a name like this.')).toBeDefined();
  });

  it('says which line it edits, or that it adds a Scenario', async () => {
    const sheet = await openDialog('settings');
    fireEvent.focus(sheet.getByRole('textbox', { name: 'seed' }));
    const line = podText.split('\n').indexOf('  seed: 42') + 1;
    expect(sheet.getByText(`Edits the Scenario, line ${line}.`)).toBeDefined();
    startShell(podText.slice(0, podText.indexOf('---')));
    const other = await openDialog('settings');
    expect(other.getByText('Adds a Scenario document at the end of the text.')).toBeDefined();
    fireEvent.click(other.getByRole('radio', { name: 'v1.27' }));
    expect(scenario().cluster.version).toBe('v1.27');
  });

  it('refuses a seed and a horizon that are none, and leaves the text alone', async () => {
    const sheet = await openDialog('settings');
    const horizon = sheet.getByRole('textbox', { name: 'horizon' });
    fireEvent.change(horizon, { target: { value: 'soon' } });
    fireEvent.blur(horizon);
    expect(horizon.getAttribute('aria-invalid')).toBe('true');
    expect(sheet.getByText(/^The horizon lies between 1s and 720h;/)).toBeDefined();
    expect(appStore.getState().text).toBe(podText);
    fireEvent.change(horizon, { target: { value: '1m30s' } });
    fireEvent.blur(horizon);
    expect(scenario().horizonMs).toBe(90_000);
    fireEvent.change(horizon, { target: { value: '' } });
    fireEvent.blur(horizon);
    expect(scenario().horizonMs).toBeNull();
  });

  it('says why a text cannot be edited', async () => {
    startShell(`${podText}  events: [`);
    const sheet = await openDialog('settings');
    fireEvent.click(sheet.getByRole('radio', { name: 'v1.27' }));
    expect(sheet.getByText(/^The text cannot be edited here/)).toBeDefined();
  });
});
