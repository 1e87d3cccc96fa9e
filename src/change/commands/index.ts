/** The only place that writes commands of the AWS CLI. */
export { commandsOf, correctionCommands, policyFileCommand } from './commands.ts';
export { connectionCommands } from './hub.ts';
export { openIn } from './open-in.ts';
export { awsCommand, listWords, type Place, valueWord, vpcsOf, vpcWord } from './words.ts';
