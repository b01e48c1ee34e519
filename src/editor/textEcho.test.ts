import { describe, expect, it } from 'vitest';
import { textEcho } from './textEcho.ts';

describe('textEcho', () => {
  it('does not put in again what was typed here', () => {
    const echo = textEcho('');
    expect(echo.typed('a')).toBe(true);
    expect(echo.given('a')).toBe(false);
  });

  it('lets late echoes pass while typing goes on', () => {
    const echo = textEcho('');
    echo.typed('a');
    echo.typed('ab');
    expect(echo.given('a')).toBe(false);
    echo.typed('abc');
    expect(echo.given('ab')).toBe(false);
    expect(echo.given('abc')).toBe(false);
  });

  it('takes a text of the owner, also one that was typed once before', () => {
    const echo = textEcho('');
    echo.typed('a');
    echo.given('a');
    echo.typed('ab');
    echo.given('ab');
    expect(echo.given('a')).toBe(true);
  });

  it('tells the owner nothing of the change that puts its own text in', () => {
    const echo = textEcho('a');
    expect(echo.given('b')).toBe(true);
    let told = true;
    echo.quietly(() => {
      told = echo.typed('b');
    });
    expect(told).toBe(false);
    expect(echo.given('b')).toBe(false);
    expect(echo.typed('bc')).toBe(true);
  });

  it('keeps no more than it needs when the owner never answers', () => {
    const echo = textEcho('');
    for (let index = 0; index < 1000; index += 1) echo.typed(`text ${index}`);
    expect(echo.given('text 0')).toBe(true);
    expect(textEcho('').given('')).toBe(false);
  });
});
