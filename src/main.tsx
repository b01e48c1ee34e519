import { createRoot } from 'react-dom/client';
import '#ui/tokens.css';
import '#ui/fonts.css';
import '#ui/base.css';
import '#app/app.css';
import { App } from '#app/App.tsx';
import { ErrorBoundary } from '#app/ErrorBoundary.tsx';
import { launch } from '#app/launch.ts';

await launch();
createRoot(document.getElementById('root')!).render(
  <ErrorBoundary>
    <App />
  </ErrorBoundary>,
);
