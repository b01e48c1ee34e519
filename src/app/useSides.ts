import { useMemo } from 'react';
import { useScene } from './scenes.ts';
import { type Sides, sidesOf } from './sides.ts';
import { useApp } from './store.ts';

export function useSides(): Sides | null {
  const scene = useScene();
  const picture = useApp((state) => state.picture);
  const below = useApp((state) => state.below);
  const comparison = useApp((state) => state.comparison);
  const locale = useApp((state) => state.locale);
  const focus = useApp((state) => state.focus);
  return useMemo(
    () => sidesOf(scene, { picture, below, comparison, locale, focus }),
    [scene, picture, below, comparison, locale, focus],
  );
}
