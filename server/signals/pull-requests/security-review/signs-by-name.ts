// Names that code gives to checks of access and to calls that run, show or believe what they are given: a remark of three words may hold nothing else.
import { any } from './rule.ts';
import type { Sign } from './sign.ts';

export const CHECKS_BY_NAME: RegExp = any(
  String.raw`@?(?:pre|post)authorize|@?rolesallowed|@?(?:permit|deny)_?all\b|@secured\b|allow_?anonymous|allow_?any\b|\[authorize|authorize[!(]|authorize @|authenticate[_!(]\w*|login_?required\w*|permission_?required|permission_classes`,
  String.raw`user_passes_test|is_?authenticated|is_?admin_?user|(?:skip_)?before_action :auth\w*|skip_before_action|protect_from_forgery|verify_authenticity_token|csrf_exempt|(?:validate)?antiforgery\w*|use_?guards|\w*auth_?guard|roles_?guard|@public\b`,
  String.raw`require_?(?:auth|login|role|admin|permission|user)\w*|ensure_?(?:auth|logged)\w*|with_?auth\b|getserversession|policy_scope|load_and_authorize\w*|get_current_(?:active_)?user|canactivate|middleware\(\[?["']auth|security: \[\]|gate::|abac|row level security`,
);

export const SIGNS_BY_NAME: readonly Sign[] = [
  {
    id: 'access-by-name',
    words: CHECKS_BY_NAME,
  },
  {
    id: 'query-by-name',
    words: any(
      String.raw`\w*query_?raw\w*|\$?execute_?raw\w*|(?:db|knex|sequelize)(?:\.|::)(?:raw|literal)|raw\(|\w*sqlraw\w*|where_?raw|order_?by_?raw|createnativequery|createquery|find_by_sql|setparameter|\.extra\(|cursor\.execute|executescript|jdbctemplate|preparedstatement|sqlx?\.raw`,
      String.raw`(?:use|with|want|through|as) \$\d\b|\$1 (?:here|please|instead)|\bthe \? (?:placeholder|syntax|form)|:named param\w*`,
    ),
  },
  {
    id: 'markup-by-name',
    words: any(String.raw`html_safe|mark_safe|\|\s?safe\b|html\.raw|template\.html|th:utext|\{\{\{|\{!!|<%[-=]=?|bypasssecurity\w*|\[?innerhtml\]?|insertadjacenthtml|document\.write|dangerouslyset\w*|v-html|@html|\.html\(|createcontextualfragment|srcdoc`),
  },
  {
    id: 'run-by-name',
    words: any(
      String.raw`shell ?= ?true|os\.system|os\.popen|runtime\.exec|processbuilder|child_process|exec(?:file)?(?:sync)?\(|spawn(?:sync)?\(.{0,30}shell|new function\(|vm\.run\w*|eval\(|instance_eval|constantize|public_send|shell_exec|passthru`,
      String.raw`c?pickle\.loads?|marshal\.load\w*|yaml\.(?:unsafe_)?load\b|safeloader|readobject|objectinputstream|xmldecoder|typenamehandling|binaryformatter|joblib\.load|torch\.load|trust_remote_code|unserialize\(|extract\(\$|parse_str`,
    ),
  },
  {
    id: 'trust-by-name',
    words: any(
      String.raw`verify ?= ?(?:false|none)|rejectunauthorized|insecureskipverify|_create_unverified\w*|checkservertrusted|trustmanager|trustallcerts|hostnameverifier|stricthostkeychecking|curl (?:-k|--insecure)|--no-verify-ssl|--no-check-certificate|ssl_verify\w*`,
      String.raw`math\.random\(?\)?.{0,40}(?:token|code|id\b|secret|password|session|voucher|invite)|rand\.intn|random\.choice.{0,40}(?:token|code|secret|password)|jwt\.decode|algorithms ?= ?none|alg: ?none|verify_signature|sha-?1\(|md5\(`,
      String.raw`send_?file\(|extractall|file_get_contents|redirect_to params|postmessage\(|allow-origin|permit!|\*\*request\.\w+|req(?:uest)?\.(?:query|body|params|headers)|params\[|\$_(?:get|post|request|cookie)|debug ?= ?true|privilegeescalation|user root|contents: write|write-all`,
    ),
  },
];
