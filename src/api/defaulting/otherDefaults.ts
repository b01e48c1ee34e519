import { objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import { type Defaulter, type Defaulters, whereAbsent } from './defaulter.ts';

const rbacGroup = 'rbac.authorization.k8s.io';

/** A binding is to a role, whose group goes without saying. */
const binding: Defaulter = (object) => {
  const roleRef = objectOf(object, 'roleRef') ?? {};
  return { roleRef: { ...roleRef, apiGroup: textOf(roleRef, 'apiGroup') || rbacGroup } };
};

/** Kinds that do not run. Source: v1.28 pkg/apis/networking/v1/defaults.go, pkg/apis/rbac/v1/defaults.go. */
export const otherDefaults: Defaulters = {
  'networking.v1.NetworkPolicyPort': whereAbsent({ protocol: 'TCP' }),
  'networking.v1.NetworkPolicy': (policy) => {
    const spec = objectOf(policy, 'spec') ?? {};
    if (textsOf(spec, 'policyTypes').length > 0) return {};
    const policyTypes = objectsOf(spec, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
    return { spec: { ...spec, policyTypes } };
  },
  'networking.v1.IngressClassParametersReference': whereAbsent({ scope: 'Cluster' }),
  'rbac.v1.RoleBinding': binding,
  'rbac.v1.ClusterRoleBinding': binding,
  'rbac.v1.Subject': (subject) =>
    textOf(subject, 'apiGroup') === '' && ['User', 'Group'].includes(textOf(subject, 'kind'))
      ? { apiGroup: rbacGroup }
      : {},
};
