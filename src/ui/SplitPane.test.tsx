import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SplitPane } from './SplitPane.tsx';

const pane = (left: string | null) => (
  <SplitPane label="Width" initialWidth={316} minLeft={200} minRight={420} left={left} right="right" />
);

beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000));
afterEach(() => vi.restoreAllMocks());

it('moves its bar by keys, as far as both panes have their least room', () => {
  render(pane('left'));
  const bar = screen.getByRole('separator', { name: 'Width' });
  const value = () => Number(bar.getAttribute('aria-valuenow'));
  const press = (key: string) => fireEvent.keyDown(bar, { key });
  expect(value()).toBe(316);
  fireEvent.focus(bar);
  expect(bar.getAttribute('aria-valuemax')).toBe('580');
  press('ArrowRight');
  expect(value()).toBe(332);
  press('ArrowLeft');
  press('ArrowLeft');
  expect(value()).toBe(300);
  press('End');
  expect(value()).toBe(580);
  press('ArrowRight');
  expect(value()).toBe(580);
  press('Home');
  expect(value()).toBe(200);
});

it('keeps its keys from moving the picture, and leaves the others alone', () => {
  const heard: string[] = [];
  const listen = ({ key }: KeyboardEvent) => heard.push(key);
  addEventListener('keydown', listen);
  render(pane('left'));
  const bar = screen.getByRole('separator');
  fireEvent.keyDown(bar, { key: 'ArrowLeft' });
  fireEvent.keyDown(bar, { key: 'c' });
  removeEventListener('keydown', listen);
  expect(heard).toEqual(['c']);
});

it('has no bar while the left pane is folded away', () => {
  render(pane(null));
  expect(screen.queryByRole('separator')).toBeNull();
  expect(screen.getByText('right')).toBeTruthy();
});
