import { ProblemList } from '#app/ProblemList.tsx';
import { StoredPane } from './StoredPane.tsx';

/** What the server makes of the text: the objects as stored beside it, and every problem. */
export function VerdictPanel() {
  return (
    <div className="verdict-panel">
      <StoredPane />
      <ProblemList whole />
    </div>
  );
}
