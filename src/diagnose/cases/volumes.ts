/** Volumes. */
import type { Case } from './case.ts';

export const VOLUMES_CASES: readonly Case[] = [
  {
    name: 'name not resolved',
    text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-00000000.efs.us-east-1.amazonaws.com" - check that your file system ID is correct.',
    cause: 'file-system',
    endpoints: [],
    region: 'us-east-1',
    answers: { volumes: ['efs'] },
  },
  {
    name: 'mount times out',
    text: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: mount system call failed'",
    cause: 'file-system',
    endpoints: [],
  },
  {
    name: 'connection timed out',
    text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32',
    cause: 'file-system',
    endpoints: [],
  },
  {
    name: 'connection reset',
    text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection reset by peer : unsuccessful EFS utils command execution; code: 32',
    cause: 'file-system',
    endpoints: [],
    source: 'https://github.com/docker-archive/compose-cli/issues/1490',
  },
  {
    name: 'access denied',
    text: "failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: access denied by server while mounting 127.0.0.1:/' : unsuccessful EFS utils command execution; code: 32",
    cause: 'file-system',
    endpoints: [],
    alternative: 'iam',
  },
  {
    name: 'directory missing',
    text: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-0123.efs.<region>.amazonaws.com:/grafana failed, reason given by server: No such file or directory' : unsuccessful EFS utils command execution; code: 32",
    cause: 'file-system',
    endpoints: [],
    source: 'https://github.com/acp-io/terraform-grafana/issues/4',
  },
  {
    name: 'cut off',
    text: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4...",
    cause: 'file-system',
    endpoints: [],
  },
];
