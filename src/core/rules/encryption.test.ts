import { testRules } from '../../testing/rule-cases.ts';
import { encryptionRules } from './encryption.ts';

const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
const publicIp = { internetGateway: true, egress: 'public-ip' } as const;

testRules('encryption controls', encryptionRules, {
  'network/encryption-controls': {
    fires: [nat, publicIp, { volumes: ['efs'] }],
    silent: [{}, { egress: 'transit' }, { volumes: ['ebs'] }],
  },
  'network/encryption-controls-and-hubs': {
    fires: [{ endpointPlacement: 'central-vpc' }],
    silent: [{}, { egress: 'transit' }],
  },
  'network/encryption-controls-and-lattice': {
    fires: [{ surroundings: ['lattice'] }],
    silent: [{}, { surroundings: ['databases'] }],
  },
});
