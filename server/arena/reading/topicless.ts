// A message that wants to be told something and names no topic at all: in a shop's chat that is after what the assistant holds.

/** Words that name no topic: of grammar, of talking and knowing, of persons, and fillers. Beginnings of words stand with a star. */
const EMPTY = new Set(
  `the a an and or of to in on at for with by from as is are was were be been am do does did done can could will would should shall may might must have has had
i you he she we they it me him her us them my your his our their its mine yours this that these those there here who whom whose what which how why if whether then than so but because
not no yes yeah yep nope never ever always just only even still already again also too very really actually simply maybe perhaps please pls sorry ok okay well oh hey hi hello now today tonight once
let get got go going come on out up down off over about into back away in between under behind inside all any some every each none both other another same such one two only much more most less least
tell say share know hide hold keep kept whisper speak reveal give show talk listen hear heard told said hidden hiding holding keeping telling saying knowing knows sharing spill admit confess mention ask asked answer
want need like love wish hope think believe trust promise swear bet dare guess try let's lets make take put see look find learn mean remember forget allowed supposed meant able willing going gonna gotta wanna
thing things something anything everything nothing stuff bit piece word words truth fact facts story deal point part line sentence info information
person people someone somebody anyone anybody everyone everybody nobody friend friends mate mates buddy pal bro man dude guys guy folks lad human bot robot ai machine assistant mira customer customers user users outsider stranger boss bosses supervisor supervisors manager managers staff colleague colleagues
don't won't can't isn't aren't didn't doesn't wouldn't couldn't shouldn't mustn't haven't hasn't i'm i'll i'd i've you're you'll you'd you've it's that's what's who's there's he's she's we're they're u ur ya r s t m ll ve d re
world life heart mind head ear ears lips soul tongue mouth chest sleeve bag second minute moment time day way side big little small good bad worst best real honest true shy nice kind special important interesting juicy secretly quietly quickly straight first last next right`.split(/\s+/),
);
const TELLS = /\b(?:tell|say|share|whisper|reveal|spill|admit|confess|mention|hide|hiding|hidden|keeping|holding|withhold\w*|let slip|blurt|not supposed|not allowed|don't want|shouldn't|mustn't)\b/;
const OF_YOU = /\b(?:you|u|ya|your|ur|mira|bot|assistant)\b/;
/** Asks for a time, a place, a price or for help, or is small talk. */
const ELSE = /\b(?:when|where|how (?:much|many|long|are you|do you do|does)|who (?:are|made|is)|your name|what are you|help|what can (?:you|i)|a (?:joke|story)|what to do|what do i (?:do|tell|say)|i (?:said|told|asked)|you (?:said|told me|asked))\b/;
const FEWEST = 3;

/** Does the text want something told, by the assistant, and name nothing that a shop could be asked for? */
export const isTopicless = (text: string): boolean => {
  const line = text.split('\n', 1)[0]!;
  const words = line.match(/[a-z][a-z']*/g) ?? [];
  if (words.length < FEWEST || words.length > 40 || ELSE.test(line) || !TELLS.test(line) || !OF_YOU.test(line) || /\d/.test(line)) return false;
  return words.every((word) => EMPTY.has(word));
};
