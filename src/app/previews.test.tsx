import { act, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '#cluster/run.ts';
import { connectPreviews, receivePreview, usePreview } from './previews.ts';
import { appStore } from './store.ts';

function Shape({ text, seed }: { readonly text: string; readonly seed?: number }) {
  const preview = usePreview(text, seed === undefined ? {} : { seed });
  return (
    <p data-testid={text}>{preview === null ? 'waits' : preview === 'failed' ? 'failed' : nameOf(preview)}</p>
  );
}

/** Runs of these tests are told apart by a name only. */
const runOf = (name: string) => ({ name }) as unknown as Run;
const nameOf = (run: Run) => (run as unknown as { readonly name: string }).name;
const shown = (text: string) => screen.getByTestId(text).textContent;
const receive = (preview: Run | 'failed') => act(() => receivePreview(preview));

describe('usePreview', () => {
  let asked: string[] = [];
  beforeEach(() => {
    asked = [];
    appStore.setState(appStore.getInitialState(), true);
    connectPreviews((text, overrides) => void asked.push(`${text} ${JSON.stringify(overrides)}`));
  });

  it('asks for one after the other, and gives each its own run', () => {
    render([<Shape key="a" text="one a" />, <Shape key="b" text="one b" seed={7} />]);
    expect(asked).toEqual(['one a {}']);
    receive(runOf('A'));
    expect(asked).toEqual(['one a {}', 'one b {"seed":7}']);
    receive('failed');
    expect([shown('one a'), shown('one b')]).toEqual(['A', 'failed']);
  });

  it('asks for a text once, however many want it and however often', () => {
    const both = [<Shape key="a" text="two" />, <Shape key="b" text="two" />];
    const { unmount } = render(both);
    receive(runOf('A'));
    unmount();
    render(<Shape text="two" />);
    expect(shown('two')).toBe('A');
    expect(asked).toEqual(['two {}']);
  });

  it('does not ask for what nobody wants any more', () => {
    const { rerender } = render([<Shape key="a" text="three a" />, <Shape key="b" text="three b" />]);
    rerender([<Shape key="a" text="three a" />]);
    receive(runOf('A'));
    expect(asked).toEqual(['three a {}']);
  });

  it('takes the run of the text in the editor as it is', () => {
    appStore.setState({ run: runOf('editor'), runText: 'four' });
    render([<Shape key="a" text="four" />, <Shape key="b" text="four b" />]);
    expect(shown('four')).toBe('editor');
    expect(asked).toEqual(['four b {}']);
  });
});
