import { createContext } from 'react';

/** What had the focus when the dialogs opened: the focus returns to it, and a menu opens under it. */
export const Opener = createContext<HTMLElement | null>(null);
