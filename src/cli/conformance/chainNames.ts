import { endpointChain, serviceChains } from '#cluster/kube-proxy/iptables/chainNames.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly namespace: string;
  readonly name: string;
  readonly portName?: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** proxy/chainNames */
export const chainNames = adapter<Input>(({ namespace, name, portName = '', protocol, endpoint }) => {
  const servicePortName = `${namespace}/${name}${portName === '' ? '' : `:${portName}`}`;
  const lower = protocol.toLowerCase();
  return {
    servicePortName,
    ...serviceChains(servicePortName, lower),
    sep: endpointChain(servicePortName, lower, endpoint),
  };
});
