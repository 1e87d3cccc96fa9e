/** Suffixes of dual-stack host names, by partition. Kept apart because the start page does not need them. */
import type { PartitionId } from '../regions.ts';

/** The suffix of dual-stack host names, by partition. */
export const DUAL_STACK_SUFFIXES: { readonly [P in PartitionId]: string } = {
  aws: 'api.aws',
  'aws-cn': 'api.amazonwebservices.com.cn',
  'aws-us-gov': 'api.aws',
  'aws-eusc': 'api.amazonwebservices.eu',
  'aws-iso': 'api.aws.ic.gov',
  'aws-iso-b': 'api.aws.scloud',
  'aws-iso-e': 'api.cloud-aws.adc-e.uk',
  'aws-iso-f': 'api.aws.hci.ic.gov',
};

/**
 * The suffix of the dual-stack host names of registries and resources (`dkr-ecr.REGION.on.aws`): AWS's credential helpers for
 * Amazon ECR match it in China, Europe and the isolated partitions in the same form.
 */
export const registrySuffix = (partition: PartitionId): string =>
  DUAL_STACK_SUFFIXES[partition].replace(/^api\./, 'on.');
