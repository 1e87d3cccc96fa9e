/** Regions that have to be enabled for the account before anything can be created in them: the AWS Regions page. */
import type { RegionId } from '../../core/index.ts';

const TO_ENABLE: readonly RegionId[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
];

/** Whether the account has to enable this Region; other partitions need an account of their own instead. */
export const isToEnable = (region: RegionId): boolean => TO_ENABLE.includes(region);
