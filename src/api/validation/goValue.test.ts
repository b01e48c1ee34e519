import { describe, expect, it } from 'vitest';
import { goIntOrString, goList, goPointer, goQuoted, goStruct, goText, goTextMap } from './goValue.ts';

describe('Go values', () => {
  it.each([
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['tab\tnew\nbell\u0007', '"tab\\tnew\\nbell\\a"'],
    ['\u0001', '"\\x01"'],
    ['日本', '"日本"'],
    ['\u200b', '"\\u200b"'],
    ['😀', '"😀"'],
  ])('quote %j', (text, quoted) => {
    expect(goQuoted(text)).toBe(quoted);
  });

  it('print scalars plainly and everything else in Go syntax', () => {
    expect([goText('a'), goText(1), goText(false)]).toEqual(['"a"', '1', 'false']);
    expect(goText(goTextMap({ b: '2', a: '1' }))).toBe('map[string]string{"a":"1", "b":"2"}');
    expect(goText(goTextMap(undefined))).toBe('map[string]string(nil)');
    expect(goText(goList('int32', [2, 1]))).toBe('[]int32{2, 1}');
    expect(goText(goList('string', null))).toBe('[]string(nil)');
    expect(goText(goIntOrString(-1))).toBe('intstr.IntOrString{Type:0, IntVal:-1, StrVal:""}');
    expect(goText(goIntOrString('101%'))).toBe('intstr.IntOrString{Type:1, IntVal:0, StrVal:"101%"}');
    expect(goText(goStruct('v1.A', { B: '1', C: goPointer('int64', undefined) }))).toBe(
      'v1.A{B:1, C:(*int64)(nil)}',
    );
  });
});
