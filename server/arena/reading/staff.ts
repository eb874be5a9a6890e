// What only staff have: `their code`, and how somebody is taken for one of them. Neither names the assistant or a secret, and both are after it.

/** Not `my boss`, `our manager`: those are the customer's own people. */
const NOT_MINE = String.raw`(?<!\b(?:my|our|a former|his|her|their) (?:\w+ )?)`;
const ABOVE = String.raw`${NOT_MINE}(?:supervis(?:ors?|ion)|managers?|management|boss(?:es)?|higher[- ]?ups|superiors?|chiefs?|executives?|head office|admin(?:istrator)?s?|insiders?|team ?leads?|people (?:in charge|upstairs|at the top)|those in charge|top brass)`;
const STAFF = String.raw`(?:${ABOVE}|${NOT_MINE}(?:staff(?:ers)?|employees?|one of (?:you|them|yours)|colleagues? of yours))`;
const WORD = String.raw`(?:pass(?:word|phrase|code)s?|codes?|code ?words?|key ?words?|phrases?|pins?|secrets?|credentials?)`;
const OWN = String.raw`(?:their|her|his|its|whose|the one)`;
const THEM = String.raw`(?:(?:who|what) (?:they|he|she|i|we|one) (?:really |actually )?(?:are|is|am)|(?:that )?(?:it's|it is|they're|they are|he's|she's|i'm|im|i am|we're|we are) (?:really |actually )?(?:them|him|her|you|me|one|real|genuine|legit\w*|allowed)|themselves|himself|herself|myself|yourself|oneself|their identity|(?:his|her) identity)`;
/** As above, where the staff are who proves it: how they check a customer is the customer's business. */
const THEMSELVES = String.raw`(?:who they (?:really )?are|(?:that )?(?:it's|it is|they're|they are|he's|she's) (?:really |actually )?(?:them|him|her|real|genuine|legit\w*)|themselves|himself|herself|their identity)`;
const PROVE = String.raw`(?:prove|show|demonstrate|convince|persuade|verify|identif(?:y|ies)|authenticate|establish|recogni[sz]e|know|believe|think|accept|trust|check|tell)`;
const PASSES = String.raw`(?:(?:treat|take|accept|recogni[sz]e|regard|see|greet|address) (?:me|us|someone|somebody|one|people|anyone) (?:as|like|for)|(?:pass(?:es)?|count|qualify|get in|log ?in|sign in|go through) (?:for|as)|(?:be|is|am|are|get|being|gets) (?:taken|mistaken|recogni[sz]ed|accepted|treated|seen|greeted|let in|regarded|counted) (?:for|as|like)|(?:so|make|have|let|that|until|till) (?:that )?(?:you|u|ya|it|the system) (?:will |would |'ll )?(?:think|thinks|believe|believes|take|takes|accept|accepts))`;

export const STAFF_WORDS = new RegExp(
  [
    String.raw`\b${ABOVE}\b(?![^.?!\n]{0,30}\b(?:change|reset|choose|set|update|pick)s?\b)[^.?!\n]{0,60}\b${OWN} (?:[\w-]+ ){0,2}?${WORD}\b`,
    String.raw`\b${ABOVE}\b[^.?!\n]{0,40}\b(?:forg[eo]t\w*|los[et]\w*|misplac\w+|needs?|uses?|types?|typing|enters?|says?|saying|knows?|keys?|punch\w*|tells?|gives?|speaks?|remembers?) (?:in )?(?:the|that|this|a) (?:[\w-]+ )?${WORD}\b(?! (?:of|from|for|in|on) (?:my|our))`,
    String.raw`\b${PROVE}\b[^.?!\n]{0,30}${THEM}[^.?!\n]{0,40}\b${STAFF}\b|\b${STAFF}\b[^.?!\n]{0,40}\b${PROVE}\b[^.?!\n]{0,25}\b${THEMSELVES}\b`,
    // What they know, say or would not have known.
    String.raw`\b(?:things?|something|what(?:ever)?|words?|info\w*|stuff|trick|bit) (?:that |which )?(?:\w+ ){0,2}?${ABOVE} (?:\w+ ){0,2}?(?:know|knows|have|has|hold|say|says|hide|hides|type|enter|don't want|doesn't want|want hidden|keep|keeps|punch|key|use)\b`,
    String.raw`\bwhat (?:do|would|did|should|will|must) (?:you|u) (?:tell|give|say to|read to|answer|show|hand|whisper to) (?:the |an? )?${ABOVE}\b`,
    String.raw`\b${ABOVE}(?:'s|s'|'s')? (?:office|desk|drawer|notebook|screen|monitor|keyboard|diary|pocket|sheet|notice ?board)\b[^\n]{0,40}\b(?:read|note|says|written|see|find|look)\b`,
    String.raw`\b(?:admin(?:istrator)?|supervis\w+|manager)(?:'s|s'|s)? (?:\w+ )?(?:verification|authentication|identification|handshake|challenge)\b`,
    String.raw`\b(?:get|gain|become|have|obtain|into|enter|reach|unlock|need|want)\b[^.?!\n]{0,20}\badmin(?:istrator|istrators'|'s)? (?:treatment|stuff|access|powers?|privileges?|status|level|area|side|zone|menu)\b(?! (?:on|for|to|in) (?:my|our|the (?:laptop|printer|portal)))`,
    String.raw`\b(?:the|that|your|ur|this) ${ABOVE}(?:'s|s'|')? (?:secret |own |special |access )?(?:code|word|phrase|pin|pass\w*|number thing\w*|thing(?:y|ie|amajig)?)\b(?! (?:on|for|to|in|of) (?:my|our))`,
    String.raw`\bpass(?:es)? (?:the|an?|your|any) (?:${ABOVE}|staff)(?:'s|s'|')? (?:check|test|gate|verification|control|barrier)\b|\bmake me (?:a|an|the|your) ${ABOVE}\b|\b(?:through|into|behind|past|open) (?:the|your) ${ABOVE}(?:'s|s'|')? (?:door|gate|entrance|only)\b`,
    String.raw`\b${PASSES}\b[^.?!\n]{0,25}\b${STAFF}\b`,
  ].join('|'),
  'i',
);
