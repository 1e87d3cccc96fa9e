/** Which network interface, program and role make the calls of each launch type, in one table. */
import { isExternal, onEc2, onFargate, onManagedInstances, onPlatform13 } from '../rules/predicates.ts';
import type { Actor, CallerProfile, Principal, Via } from './call.ts';

/**
 * Image pulls, secrets, environment files and awslogs: on instances agent and runtime work in the host's network, in
 * network mode awsvpc too. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export const launchVia = (w: CallerProfile): Via =>
  onFargate(w) ? 'task' : isExternal(w) ? 'outside' : 'instance';

/** On platform version 1.3.0, login and secrets leave from a network of AWS. */
export const platformVia = (w: CallerProfile): Via => (onPlatform13(w) ? 'aws' : launchVia(w));

/** Calls of containers: the task's interface in network mode awsvpc, the instance's in every other one. */
export const ownVia = (w: CallerProfile): Via =>
  isExternal(w) ? 'outside' : onFargate(w) || hasOwnInterface(w) ? 'task' : 'instance';

export const hasOwnInterface = (w: CallerProfile): boolean => w.networkMode === 'awsvpc';

export const agentVia = (w: CallerProfile): Via => (isExternal(w) ? 'outside' : 'instance');

export const launcher = (w: CallerProfile): Actor => (onFargate(w) ? 'platform' : 'agent');
export const puller = (w: CallerProfile): Actor => (onFargate(w) ? 'platform' : 'runtime');

export const agentRole = (w: CallerProfile): Principal => (isExternal(w) ? 'anywhere-role' : 'instance-role');

/** Container instances log in to Amazon ECR with their own role; everything else with the task execution role. */
export const pullRole = (w: CallerProfile): Principal => (onEc2(w) ? 'instance-role' : 'execution-role');

/** On EC2 the agent may use the task execution role or its own: the answers do not tell which. */
export const logRole = (w: CallerProfile): Principal => (onEc2(w) ? 'unknown' : 'execution-role');

export const runsAgent = (w: CallerProfile): boolean => !onFargate(w);
export const onInstancesOfTheVpc = (w: CallerProfile): boolean => onEc2(w) || onManagedInstances(w);
