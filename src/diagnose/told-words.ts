/**
 * Words by which people ask, explain, remember, announce a change or say that something is over: a row for each of these and
 * each language, so that what a language lacks can be seen.
 */

type Says = 'asks' | 'announces a change' | 'remembers' | 'explains' | 'is over' | 'is not over';

interface Row {
  readonly says: Says;
  readonly language: string;
  /** In any case. */
  readonly forms: readonly RegExp[];
}

const ROWS: readonly Row[] = [
  {
    says: 'asks',
    language: 'English',
    forms: [
      /\b(?:i|we)(?:'m|'re|'ve| am| are| have| keep| still| always| just| also| now| only| suddenly)* (?:get|got|getting|see|seeing|saw|receive|receiving|face|facing|hit|hitting|having|run into|stuck|trying)\b/,
      /\b(?:keeps?|still|always|constantly|suddenly|now) (?:failing|fails?|stopping|stops?|times? out|timing out|dying|dies|returns?|shows?|gets?)\b/,
      /\b(?:is|are) (?:not working|failing|stuck|timing out|stopping)\b/,
      /\bsince (?:yesterday|today|this|monday|tuesday|wednesday|thursday|friday|the (?:update|upgrade|deploy\w{0,6}))\b/,
      /\bany (?:idea|help|suggestion|hint|advice|clue)s?\b/,
      /\b(?:what|where|why|how) (?:am|do|does|is|are|can|could|should) (?:i|we|it|this|my|our|the)\b/,
      /\bwhat (?:else )?(?:am|could|might|can|would) (?:i|we) (?:be )?missing\b/,
      /\b(?:works?|runs?)(?: \w{2,12}){0,2} (?:from|on|in) (?:my|our) (?:own )?(?:local|laptop|machine|computer|mac|pc|dev\w{0,10})\b/,
      /\bdeployed (?:it |this )?(?:to|on|in) (?:my|our)\b/,
      /\bplease help\b/,
      /\bfollowing (?:error|message|exception)\b/,
    ],
  },
  {
    says: 'asks',
    language: 'German',
    forms: [
      /\b(?:seit (?:heute|gestern|dem update)|hat jemand|starten? nicht|geht nicht|funktioniert nicht)\b/,
    ],
  },
  {
    says: 'asks',
    language: 'Spanish and Portuguese',
    forms: [
      /\b(?:desde (?:ayer|hoy|ontem|hoje)|alguien|algu[eé]m|no (?:arranca|funciona|inicia)|n[aã]o (?:funciona|inicia|sobe)|veo este|recebo)/,
    ],
  },
  {
    says: 'asks',
    language: 'Italian',
    forms: [/\b(?:da (?:ieri|oggi)|non part(?:e|ono)|qualcuno)\b/],
  },
  {
    says: 'asks',
    language: 'Dutch',
    forms: [/\b(?:sinds (?:vandaag|gisteren)|weet iemand)\b/],
  },
  {
    says: 'asks',
    language: 'French',
    forms: [/\b(?:depuis (?:ce|hier|aujourd)|quelqu'un|ne (?:d[ée]marre|fonctionne)|nos t[âa]ches)/],
  },
  {
    says: 'asks',
    language: 'Japanese',
    forms: [/ています/, /てしまい/, /ません/, /昨日から/],
  },
  {
    says: 'asks',
    language: 'Chinese',
    forms: [/报错/, /怎么(?:办|解决)/, /请问/, /一直/],
  },
  {
    says: 'asks',
    language: 'Korean',
    forms: [/안 ?(?:됩니다|돼요)/],
  },
  {
    says: 'announces a change',
    language: 'English',
    forms: [
      /^\W{0,4}(?:v\d{1,4}(?:\.\d{1,5}){1,3}\W{1,3}(?:retr(?:y|ies)|fix\w{0,2}|add\w{0,2}|log|handles?|improve[sd]?|remove[sd]?)\b|(?:feat|fix|chore|docs|perf|refactor|test|build|ci)(?:\([\w./-]{1,40}\))?!?: )/,
      /\b(?:before|with|after|in) this (?:change|fix|pr|patch|commit|release|pull request|version|update)\b/,
      /\bthis (?:pr|pull request|change|patch|commit|merge request) (?:adds|fixes|makes|changes|removes|lets|retries|handles|updates|introduces|improves)\b/,
      /\b(?:no longer|now) (?:drops?|fails?|retries|backs|reports?|handles?|returns?|throws?|logs?|waits?|falls|leaks?|hangs?|crashes)\b/,
    ],
  },
  {
    says: 'remembers',
    language: 'English',
    forms: [
      /\b(?:at first|in the end|back then|at that time|in those days|last (?:year|month|spring|summer|autumn|fall|winter)|years? ago|months? ago|used to|originally|turned out|eventually(?! (?:(?:it|they) )?(?:throws?|fails?|times? out|errors?|stops?|crash(?:es)?|gives? up|dies?|ends?|hangs?|exits?|returns?|gets?)\b))\b/,
      /\bthe (?:root )?(?:cause|culprit|reason) (?:was|turned)\b/,
      /\bthat (?:is|was) (?:where|why|what)\b/,
    ],
  },
  {
    says: 'remembers',
    language: 'German',
    forms: [/\b(?:ursache war|anfang des jahres|seitdem|damals)\b/],
  },
  {
    says: 'remembers',
    language: 'Spanish and Portuguese',
    forms: [
      /\b(?:al principio|la causa (?:era|fue)|result[oó] (?:ser|que))/,
      /\b(?:a causa era|no in[ií]cio)\b/,
    ],
  },
  {
    says: 'remembers',
    language: 'French',
    forms: [/\b(?:la cause [ée]tait|au d[ée]but)\b/],
  },
  {
    says: 'remembers',
    language: 'Italian',
    forms: [/\b(?:mancava|era (?:il|la|colpa))\b/],
  },
  {
    says: 'remembers',
    language: 'Dutch',
    forms: [/\b(?:bleek|vorige (?:week|maand)|destijds)\b/],
  },
  {
    says: 'remembers',
    language: 'Chinese',
    forms: [/当时/, /原来是/],
  },
  {
    says: 'remembers',
    language: 'Japanese',
    forms: [/当時/, /でした。原因/],
  },
  {
    says: 'explains',
    language: 'English',
    forms: [
      /\b(?:is|are) (?:an?|the) (?:error|exception|message)s? (?:that|which|you|from)\b/,
      /\b(?:means|meaning|indicates|implies) (?:that|the|a|an|your|you)\b/,
      /\b(?:has|have|are) (?:two|three|four|five|six|seven|eight|several|many|various|different|multiple) (?:\w{3,12} )?(?:causes|reasons|meanings|variants)\b/,
      /\byou(?:'d| would|'ll| will| may| might| could) (?:see|get|find|have|hit|meet)\b(?!:)/,
      /\bif (?:you(?! (?:need|want|have any|can|could))|your|any|one of)\b/,
      /\bif (?:the|an?|no|there|its?) [^.\n]{3,160}, [^.\n]{0,100}\b(?:fails?|stops?|returns?|throws?|times? out|hangs?|refused|denied)\b/,
      /\bwhat (?:does|do)\s+(?:exactly )?mean\b/,
      /\b(?:exit )?code \d{1,3} (?:is|means|indicates)\b/,
      /\bsomething like\b/,
      /\b(?:messages?|errors?|reasons?|exceptions?) (?:such as|like)\b(?! (?:this|these|the following))/,
      /\b\d{1,3} ?% of\b/,
      /\bis (?:either|almost always|usually|mostly)\b/,
      /\brisk (?:that|of)\b/,
      /\b(?:i|we) (?:plan|intend|want|would like) to\b/,
      /\b(?:[Ww]ithout (?:this|it|that|these)|(?<!\b(?:is|are|was|were|be) )[Oo]therwise)\b/,
      /\bit would (?:be|make|have)\b/,
      /\bwould (?:it|that|this) (?:be|make)\b/,
      /\bwould be \w{4,12}ed\b/,
    ],
  },
  {
    says: 'explains',
    language: 'Spanish and Portuguese',
    forms: [/\b(?:significa(?: que)?|normalmente|geralmente|suele|se debe a|costuma)\b/],
  },
  {
    says: 'explains',
    language: 'French',
    forms: [/\b(?:signifie|g[ée]n[ée]ralement|faut-il|pour [ée]viter)/],
  },
  {
    says: 'explains',
    language: 'German',
    forms: [/\b(?:bedeutet|in der regel|meistens|normalerweise)\b/],
  },
  {
    says: 'explains',
    language: 'Japanese',
    forms: [/エラーです/, /エラーのこと/, /ために発生/, /を意味し/],
  },
  {
    says: 'explains',
    language: 'Chinese',
    forms: [/通常/, /意味着/, /(?:错误|异常)[^。]{0,60}表示/],
  },
  {
    says: 'explains',
    language: 'Korean',
    forms: [/오류입니다/, /의미합니다/],
  },
  {
    says: 'is over',
    language: 'English',
    forms: [
      /\b(?:this|it|that|issue|problem|error|one|all|everything) (?:is|was|has been|got|were|are) (?:now |all |finally |already )?(?:solved|fixed|resolved|gone|sorted)\b/,
      /\b(?:solved|fixed|resolved) (?:it|this|that|the (?:issue|problem|error)|by \w{3,20}ing|since|now)\b/,
      /\b(?:works?|working|runs?|running|stable|starts?|succeeds?|healthy|fine|good) (?:well |fine |great )?(?:again|now)\b/,
      /\bthe (?:fix|solution|cure) was to\b/,
      /\bno more (?:issues?|errors?|problems?)\b/,
      /\bno (?:outage|failure|error|problem|issue|incident)s? (?:since|any ?more)\b/,
      /\b(?:we|i) (?:rolled|reverted|restored|corrected|repaired)\b/,
      /\ball green\b/,
      /\bnow (?:works?|it works|everything works)\b/,
      /\beverything works(?:[.!,;]|$)/,
      /\b(?:was|were|had been|has been) (?:restored|rolled back|reverted|added back)\b/,
      /\bthat was (?:it|the (?:problem|issue|cause))\b/,
      /\b(?:since then|from then on) (?:it|they|all|everything|no)\b/,
      /^\W{0,4}(?:\[?solved\]?|resolved)\b/,
      /\bclosing (?:this|the issue|as)\b/,
      /, done\b/,
      /\b(?:resolution|status):? (?:fixed|done|resolved|closed|solved)\b/,
      /\[(?:closed|resolved|solved|done)\]/,
    ],
  },
  {
    says: 'is over',
    language: 'German',
    forms: [/\b(?:gel[öo]st|behoben)\b/, /\b(?:l[äa]uft|laufen|funktioniert|geht) (?:jetzt|wieder|seitdem)/],
  },
  {
    says: 'is over',
    language: 'several',
    forms: [/\b(?:risolto|opgelost|resuelto|solucionado|resolvido|r[ée]solue?s?\b|r[ée]gl[ée]e?s?\b)/],
  },
  {
    says: 'is over',
    language: 'Italian',
    forms: [/\b(?:ora|adesso) funziona/],
  },
  {
    says: 'is over',
    language: 'Dutch',
    forms: [/\bwerkt (?:nu|weer)\b/],
  },
  {
    says: 'is over',
    language: 'Spanish and Portuguese',
    forms: [/\b(?:ahora|agora|ya) funciona/],
  },
  {
    says: 'is over',
    language: 'French',
    forms: [/\bfonctionne (?:maintenant|d[ée]sormais)/],
  },
  {
    says: 'is over',
    language: 'Polish',
    forms: [/rozwiązan/, /teraz działa/],
  },
  {
    says: 'is over',
    language: 'Russian',
    forms: [/решен[оа]/, /теперь работает/],
  },
  {
    says: 'is over',
    language: 'Turkish',
    forms: [/çözüldü/],
  },
  {
    says: 'is over',
    language: 'Japanese',
    forms: [/解決しました/, /直りました/],
  },
  {
    says: 'is over',
    language: 'Chinese',
    forms: [/已解决/, /解决了/],
  },
  {
    says: 'is over',
    language: 'Korean',
    forms: [/해결(?:됐|했|되었)/],
  },
  {
    says: 'is not over',
    language: 'English',
    forms: [
      /\?\s*$/,
      /\b(?:not|n't|never|if|until|unless|when|whether|would|should|could|might|hope\w{0,3}|anyone|anybody|how|needs? to|to be|can be|will be|but|except|only|locally|temporar\w{2,4}|workaround)\b/,
      /^\W*(?:with|in|on)\b/,
      /\b(?:in|on) (?:my|our|the other|another)\b/,
      /\w=\w/,
      /\b(?:INFO|DEBUG|WARN)\b/,
      /\d\d:\d\d:\d\d/,
    ],
  },
  {
    says: 'is not over',
    language: 'several',
    forms: [/\b(?:nicht|não|no (?:funciona|est[áa]|se|arranca)|wie|cómo|como|comment)\b/],
  },
  {
    says: 'is not over',
    language: 'Chinese',
    forms: [/不/],
  },
  {
    says: 'is not over',
    language: 'Japanese',
    forms: [/ない/],
  },
  {
    says: 'is not over',
    language: 'Korean',
    forms: [/안 /],
  },
];

/** The words of all languages that say it, as one expression. `lines`: in each line for itself. */
export const wordsThat = (says: Says, lines = false): RegExp =>
  new RegExp(
    ROWS.filter((row) => row.says === says)
      .flatMap(({ forms }) => forms.map(({ source }) => source))
      .join('|'),
    lines ? 'im' : 'i',
  );
