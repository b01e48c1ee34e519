import { type Defaulters, whereAbsent, whereZero } from './defaulter.ts';

const defaultMode = whereAbsent({ defaultMode: 0o644 });
const ceph = whereZero({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' });
const iscsi = whereZero({ iscsiInterface: 'default' });
const scaleIO = whereZero({ storageMode: 'ThinProvisioned', fsType: 'xfs' });

/** Source: v1.28 pkg/apis/core/v1/defaults.go. */
export const volumeDefaults: Defaulters = {
  // A volume without a source is an emptyDir.
  'core.v1.Volume': (volume) => (Object.keys(volume).some((key) => key !== 'name') ? {} : { emptyDir: {} }),
  'core.v1.SecretVolumeSource': defaultMode,
  'core.v1.ConfigMapVolumeSource': defaultMode,
  'core.v1.DownwardAPIVolumeSource': defaultMode,
  'core.v1.ProjectedVolumeSource': defaultMode,
  'core.v1.ServiceAccountTokenProjection': whereAbsent({ expirationSeconds: 3600 }),
  'core.v1.HostPathVolumeSource': whereAbsent({ type: '' }),
  'core.v1.ISCSIVolumeSource': iscsi,
  'core.v1.ISCSIPersistentVolumeSource': iscsi,
  'core.v1.RBDVolumeSource': ceph,
  'core.v1.RBDPersistentVolumeSource': ceph,
  'core.v1.ScaleIOVolumeSource': scaleIO,
  'core.v1.ScaleIOPersistentVolumeSource': scaleIO,
  'core.v1.AzureDiskVolumeSource': whereAbsent({
    cachingMode: 'ReadWrite',
    kind: 'Shared',
    fsType: 'ext4',
    readOnly: false,
  }),
  'core.v1.PersistentVolumeClaimSpec': whereAbsent({ volumeMode: 'Filesystem' }),
};
