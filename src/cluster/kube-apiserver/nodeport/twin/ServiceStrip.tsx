import './service-strip.css';
import { useMemo } from 'react';
import { kubectlGet, noResources } from '#api/printers/kubectlGet.ts';
import type { StripProps } from '#cluster/feature.tsx';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { countUntil } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import { scrollStop } from '#ui/scrollStop.ts';
import { clock } from '#ui/timeText.ts';
import { serviceCells, serviceHead, servicesAt } from './servicesAt.ts';

/** Of very many Services the strip draws the first; the table has all. */
const mostRows = 60;

/** What `kubectl get svc` prints at the pen. */
export function ServiceStrip(props: StripProps<PortMap>) {
  const { model, now, locale, stale, onSelect } = props;
  // Ages are whole seconds; between two the answer changes only with a write.
  const written = model.writes[countUntil(model.writes, (at) => at, now) - 1] ?? 0;
  const at = Math.max(written, Math.floor(now / 1000) * 1000);
  const rows = useMemo(() => servicesAt(model, at), [model, at]);
  // Of very many the reader's own are not left out.
  const shown = rows.length > mostRows ? [...rows].sort((a, b) => Number(b.own) - Number(a.own)) : rows;
  const namespaces = [...new Set(rows.map(({ namespace }) => namespace))];
  const everywhere = namespaces.length > 1;
  const command = `$ ${kubectlGet('svc', namespaces)}  # at ${clock(now)}`;
  return (
    <section
      className={stale ? 'service-strip type-code stale-numbers' : 'service-strip type-code'}
      aria-label={words.services[locale]}
    >
      <p className="text-2 service-command">
        <span>{command}</span>
        {stale ? <span className="type-label">{words.kubectlStale[locale]}</span> : null}
        {rows.length > mostRows ? (
          <span className="type-label">{words.ownFirst(rows.length - mostRows)[locale]}</span>
        ) : null}
      </p>
      <div className="service-scroll" {...scrollStop(words.services[locale])}>
        {rows.length === 0 ? (
          <p className="numbers">{noResources(namespaces)}</p>
        ) : (
          <table>
            <thead className="text-2">
              <tr>
                {everywhere ? <th scope="col">NAMESPACE</th> : null}
                {serviceHead.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="numbers">
              {shown.slice(0, mostRows).map((row) => (
                <tr key={row.subject}>
                  {everywhere ? <td>{row.namespace}</td> : null}
                  {serviceCells(row).map((cell, index) => (
                    <td key={serviceHead[index]}>
                      {index === 0 ? (
                        <button type="button" className="plain" onClick={() => onSelect(row.event)}>
                          {cell}
                        </button>
                      ) : (
                        cell
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
