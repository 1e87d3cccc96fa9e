/** Programs on the same machine that are called over a file. */
import { CURE_OF_SOCKET, OWN_SOCKET, saidOf } from '../own-socket.ts';
import { CODE, headed, type Pattern, perhaps } from '../pattern.ts';

export const OWN_SOCKETS = {
  'own-socket/not-reached': {
    needs: ['words'],
    ofContainer: true,
    when: OWN_SOCKET,
    unless: CODE,
    given: ({ ownSocket }) => ownSocket !== undefined,
    cites: ['ecs-data-volumes'],
    finds: ({ ownSocket }) =>
      ownSocket === undefined
        ? []
        : [
            headed(
              'a program on the same machine is not reached',
              perhaps('runtime', [], saidOf(ownSocket), CURE_OF_SOCKET),
            ),
          ],
  },
} satisfies Readonly<Record<string, Pattern>>;
