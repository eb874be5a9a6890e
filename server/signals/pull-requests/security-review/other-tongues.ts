// Whether a remark is in another language than English, by its letters or its small words; Latin accents are gone before (`plain-text.ts`).

const OTHER_LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]{2}/u;
const words = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${list.replaceAll(' ', '|')})(?![\\p{L}\\p{N}_])`, 'gu');

const ELSEWHERE = words(
  'der die das den dem des ein eine einen einer nicht ist sind wird werden hier bitte und oder aber kann man ohne wer wie wenn dann auch noch nur mit fur vom zum im ins aus auf uber wir wirklich gar keine kein ' +
    "le la les un une du est sont pas dans que qui on il ne et ou avec pour sur cette ce par sans faut jamais svp aussi " +
    'el los las lo una del es esta este esto aqui hay para con sin se y si mas muy pero cualquiera quien puede ' +
    'o os um uma do da dos das nao isso isto esse essa aqui tem vai pra para com sem se qualquer quem pode ta ja pro na ' +
    'il gli uno della dello non che per con senza qui chi puo questo questa ' +
    'het een niet van met voor zonder wordt kan deze dit ' +
    'nie jest tego tutaj bez dla przez moze kto ten',
);
const ENGLISH = words('the this that is are was be it its we you i they and or but not of to in on for with from by as at can should please why what who how when if does do here there has have will would');

/** Half a word of English says as much as a word of another language: code and names are English everywhere. */
export const isInAnotherTongue = (text: string): boolean => {
  if (OTHER_LETTERS.test(text)) return true;
  const start = text.slice(0, 600);
  const elsewhere = start.match(ELSEWHERE)?.length ?? 0;
  return elsewhere > 0 && elsewhere > (start.match(ENGLISH)?.length ?? 0);
};

/** What speaks of looks, wording and upkeep in other languages: no rule of them counts in its sentence. */
export const LOOKS_ELSEWHERE: RegExp =
  /ubersetz|tippfehler|umbenenn|ausgerichtet|schriftart|\bfarbe|flacker|beschriftung|traduc|traduz|traduir|coquille|orthographe|faute de frappe|mal aligne|couleur|renommer|\bacento\b|renombrar|alinead|\bcolor\b|renomear|alinhad|\bcor d[aeo]\b|errore di battitura|rinomina|翻訳|翻译|誤字|错别字|变量名|变数名|変数名|命名|改名|キャメルケース|フォント|字体|颜色|配色|ボタンの色|デザインと|设计稿|对齐|ラベル|提示文字|文言|文案|번역|오타|опечатк|перевод|literowk/u;
