import { JobsView as View } from '#cluster/kube-controller-manager/job/picture/JobsView.tsx';
import { JobStrip as Strip } from '#cluster/kube-controller-manager/job/twin/JobStrip.tsx';

/** The part of the scene that only a text with a Job needs. */
export const JobsView = View;
export const JobStrip = Strip;
