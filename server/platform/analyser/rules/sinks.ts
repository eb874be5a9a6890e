// Places where text becomes code, a command, a query, HTML, a path or an address (CWE-94, 78, 89, 79, 22, 918), by name.
import type { Language } from '../program.ts';
import type { Place } from './kinds.ts';

/** `at` is the position of the argument or its name; `all` looks at every one. */
export type Sink = { readonly place: Place; readonly name: RegExp; readonly at?: number | 'all'; readonly slot?: RegExp; /** Something the file has to speak of, where the name alone says too little. */ readonly needs?: RegExp; /** None of its names may be one of these. */ readonly unless?: RegExp; readonly language?: Language };

/** A shell that reads its commands from what is written to it. */
const STARTS_SHELL = /(spawn|Popen|subprocess_exec)\(\s*\[?\s*['"`](\/\w+)*\/?((ba|z|da|k)?sh|powershell|pwsh|cmd(\.exe)?)['"`]/;

export const SINKS: readonly Sink[] = [
  { place: 'code', name: /^(builtins\.|globalThis\.|window\.|global\.)?eval$/, at: 0 },
  { place: 'code', name: /^(builtins\.)?(exec|execfile|compile|__import__)$|^importlib\.import_module$/, at: 0, language: 'python' },
  { place: 'code', name: /^(globalThis\.|window\.)?(Async|Generator)?Function$/, at: 'all' },
  { place: 'code', name: /(^|\.)vm\.(runIn\w+|Script|compileFunction|SourceTextModule)$|^(node:)?vm\.(runIn\w+|Script|compileFunction)$|^(vm2|isolated-vm)\.|(^|\.)(VM|NodeVM)\(\)\.run$/, at: 0 },
  { place: 'code', name: /(^|\.)(PythonREPL|PythonChain|PythonAstREPLTool|PythonREPLTool)\(\)\.(run|invoke|_run)$|\.(runPython|runPythonAsync)$|(^|_|\.)python_?repl\.(run|invoke)$|(^|\.)(pd|pandas)\.eval$|(^|\.)(df|dataframe|data_frame)\.(eval|query)$|^numexpr\.evaluate$|^ne\.evaluate$|^sympy\.(sympify|parse_expr)$|(^|\.)(sympify|parse_expr)$/, at: 0 },
  { place: 'code', name: /^(c?[pP]ickle|_pickle|cloudpickle|dill|joblib|marshal|jsonpickle|shelve)\.(loads?|decode|open|Unpickler)$|^yaml\.(load|load_all|unsafe_load|full_load)$/, at: 0, language: 'python' },
  { place: 'code', name: /^(node-serialize|funcster|cryo)\.(unserialize|deserialize|deepDeserialize|parse)$/, at: 0, language: 'script' },
  { place: 'code', name: /^jinja2\.Template$|\.from_string$|(^|\.)render_template_string$|(^|\.)(code_?interpreter|interpreter|kernel)\.(run_?code|exec|runsource|runcode|run_cell)$/, at: 0 },
  { place: 'code', name: /^(lodash|_)(\/|\.)?template$|^(ejs|pug|nunjucks|eta)\.(render|compile|renderString|renderStringAsync)$|\.run_cell(_async)?$|(^|\.)Compartment\(\)\.evaluate$|(^|\.)(webContents|contents)\.executeJavaScript$/, at: 0 },
  { place: 'code', name: /^(import|require)$|^runpy\.run_(path|module)$|^types\.FunctionType$/, at: 0 },
  { place: 'code', name: /(^|\.)page\.(evaluate|addScriptTag)$|\.(execute_script|executeScript)$/, at: 0 },
  { place: 'shell', name: /^os\.(system|popen)$|^commands\.getoutput$|^subprocess\.(getoutput|getstatusoutput)$|^asyncio\.create_subprocess_shell$|\.(create_subprocess_shell|exec_command)$|^pexpect\.(run|spawn)$|^pty\.spawn$/, at: 0 },
  { place: 'shell', name: /^(node:)?child_process\.(exec|execSync)$|^(shelljs|shell|sh)\.exec$|^execa\.(execaCommand|execaCommandSync|command|commandSync)$|^(execaCommand|execSync|execAsync|execPromise)$|\.(execAsync|execPromise|execaCommand)$|\.(commands\.run|runCommand)$|(^|\.)sandbox\.exec$|(^|\.)(BashProcess|BashTool|ShellTool)\(\)\.(run|invoke)$|(^|_|\.)bash_process\.run$/, at: 0 },
  { place: 'shell', name: /(^|\.)(conn|connection|ssh|c)(\(\))?\.(run|sudo|create_process)$/, at: 0, needs: /asyncssh|\bfabric\b/ },
  { place: 'shell', name: /\.exec_run$|(^|\.)createTerminal\(\)\.sendText$|(^|[./])(node-)?pty\.spawn\(\)\.write$|(^|\.)pexpect\.spawn\(\)\.(sendline|send)$|(^|\.)get_ipython\(\)\.(system|getoutput)$/, at: 0 },
  { place: 'shell', name: /(^|\.)(child_process\.spawn|Popen|create_subprocess_exec|create_subprocess_shell)\(\)\.(stdin\.(write|end)|communicate)$/, at: 0, needs: STARTS_SHELL },
  { place: 'shell', name: /^(zx|execa|bun)\.(\$|\$\.sync)$|^Bun\.\$$/, at: 'all' },
  { place: 'sql', name: /\.(execute|executemany|executescript|execute_sql|executeSql|fetch_?all|fetch_?one|fetchrow|fetchval|run_sql|run_query|runQuery|read_sql|read_sql_query|\$queryRawUnsafe|\$executeRawUnsafe|execute_query|run_no_throw)$|^(pd|pandas)\.read_sql(_query)?$|^sqlalchemy\.text$|^duckdb\.(sql|query|execute)$|(^|\.)spark\.sql$|\.sequelize\.query$|(^|\.)(knex|sequelize|db)\.raw$|^sequelize\.literal$|(^|\.)sql\.raw$/, at: 0, slot: /^(sql|query|statement)$/, unless: /(gen|generative|target|sandbox|tools?|registry|dispatcher|command|executor|task|action|handler|agent|options|params|opts|props|config|workflow|step|skill|plugin|capability|strategy|function|fn)(\[\]|\.\*)?\.(execute|run_query|execute_query)$/i },
  { place: 'sql', name: /(^|\.|_)(db|pool|conn|connection|database|pg|mysql|sqlite|sequelize|knex|sql|cursor|cur|prisma|postgres|bigquery|bq|bq_client|sql_database|dataSource|pgClient|queryRunner)(\(\))?\.(query|run|all|get|prepare|exec|raw|unsafe|each|sql)$|^(pg|mysql2?|mysql2\/promise|better-sqlite3|sqlite3|@neondatabase\/serverless|postgres)\..*\.(query|run|all|get|prepare|exec|unsafe)$/i, at: 0, slot: /^(sql|query|text)$/, needs: /^(?![\s\S]*(asyncssh|\bfabric\b))/ },
  { place: 'sql', name: /(^|\.|_)(db|pool|conn|connection|tx|transaction|database)(\(\))?\.(fetch|fetch_?(all|one|row|val)|iterate|cursor)$/i, at: 0, slot: /^(sql|query)$/, needs: /asyncpg|\bdatabases\b|aiosqlite|aiopg/ },
  { place: 'sql', name: /^(duckdb|clickhouse_connect|clickhouse_driver|google\.cloud\.(bigquery|spanner)|snowflake|databricks|trino|prestodb|psycopg2?|asyncpg|aiosqlite|sqlite3|pymysql|MySQLdb|mysql|pyodbc|oracledb|@clickhouse\/client|@google-cloud\/(bigquery|spanner)|typeorm|better-sqlite3|@libsql\/client|snowflake-sdk|mssql)\b[\w.()[\]@/-]*\.(query|query_df|sql|execute|command|prepare|exec|raw)$|\.objects\.(raw|extra)$/, at: 0, slot: /^(sql|query|sqlText|statement)$/ },
  { place: 'sql', name: /\.(execute_?[sS]tatement|start_?[qQ]uery_?[eE]xecution)$/, at: 0, slot: /^(sql|sqls|statement|query_?string)$/i },
  { place: 'sql', name: /(^|\.|_)(graph|graph_?store|neo4j_?graph|kuzu|memgraph)\.(query|structured_query)$/i, at: 0 },
  { place: 'sql', name: /(^|\.)(session|driver|tx|transaction|begin_?[tT]ransaction)(\(\))?\.(run|execute_query|executeQuery)$/, at: 0, needs: /neo4j|memgraph/i },
  { place: 'html', name: /(^|\.)document\.(write|writeln)$|\.(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|html)$/, at: 'all' },
  { place: 'html', name: /^(\$|jQuery|jquery)\(\)\.(append|prepend|after|before|replaceWith)$/, at: 'all' },
  { place: 'html', name: /(^|\.)(Markup|mark_safe|SafeString|HTMLResponse|HTML|format_html_unsafe)$|(^|\.)(components\.v1\.html|components\.html|st\.html|gr\.HTML|ui\.html)$/, at: 0, slot: /^(content|html|value)$/ },
  { place: 'path', name: /^(open|builtins\.open|io\.open|codecs\.open|aiofiles\.open)$|^os\.(remove|unlink|rmdir|mkdir|makedirs|listdir|scandir|rename|replace|open|chmod|removedirs)$|^shutil\.(rmtree|copy\w*|move)$|(^|\.)(send_file|FileResponse)$|^os\.startfile$|^(pd|pandas|polars|pl)\.read_(csv|json|excel|parquet|pickle|table|xml|feather)$/, at: 0 },
  { place: 'path', name: /\.save$/, at: 0, needs: /\b(flask|werkzeug|quart)\b/, language: 'python' },
  { place: 'path', name: /(^|\.)vscode\.Uri\.file$/, at: 0 },
  { place: 'path', name: /^(node:)?(fs|fs\/promises|fs-extra|graceful-fs)(\.promises)?\.(readFile|writeFile|appendFile|unlink|rm|rmdir|mkdir|readdir|stat|open|createReadStream|createWriteStream|copyFile|rename|access|outputFile|remove|cp)(Sync)?$|^Deno\.(readTextFile|writeTextFile|readFile|writeFile|remove|readDir)(Sync)?$|^Bun\.(file|write)$|\.(sendFile|download)$|NodeFileStore\(\)\.(readFile|writeFile)$/, at: 0 },
  { place: 'url', name: /^(requests|httpx)(\.\w+(\(\))?)?\.(get|post|put|delete|head|request|patch|stream)$|^urllib\.request\.(urlopen|urlretrieve|Request)$|(^|\.)urlopen$|^aiohttp\.ClientSession\(\)\.(get|post|request)$|(^|\.)_?(session|http_client|client_session|async_client)\.(get|post|request)$|^aiohttp\.request$|(^|[._])(requests_wrapper|\w*RequestsWrapper\(\))\.a?(get|post|put|delete|patch)$|(^|\.)\w*(http|async)_?client\w*\(\)\.(get|post|put|delete|head|request|patch|stream)$|^trafilatura\.fetch_(url|response)$|^newspaper\.Article$/i, at: 0, slot: /^url$/ },
  { place: 'url', name: /(^|[._])(driver|browser|Chrome\(\)|Firefox\(\))\.get$/, at: 0, needs: /selenium|webdriver/ },
  { place: 'url', name: /\.goto$/, at: 0, needs: /playwright|puppeteer/ },
  { place: 'url', name: /(^|\.)(JSDOM|cheerio)\.fromURL$/, at: 0 },
  { place: 'url', name: /^(fetch|node-fetch|globalThis\.fetch|cross-fetch)$|^(undici|node-fetch)\.(fetch|request|default)$|^(got-scraping\.)?gotScraping$|^(ofetch\.ofetch|ofetch|\$fetch)$|^(axios|got|ky|superagent|needle)(\.(get|post|put|request|head|delete|patch))?$|^(node:)?https?\.(get|request)$|(^|\.)page\.goto$|\.navigate$/, at: 0, slot: /^url$/ },
];

/** Parts of a page that make HTML of Markdown, and what lets markup through or takes it out again. */
export const SHOWS_MARKDOWN = /(Markdown|Streamdown)$/;
export const LETS_MARKUP_THROUGH = /rehype_?raw|allowDangerousHtml|escapeHtml=\{false\}/i;
export const TAKES_MARKUP_OUT = /saniti[sz]e|harden/i;
/** Models and data that bring code of their own along when they are loaded, unless or only if a flag says so. */
export const LOADS_CODE: readonly { readonly name: RegExp; readonly slot?: RegExp; readonly unless?: string; readonly only?: string }[] = [
  { name: /^torch\.load$/, unless: 'weights_only' },
  { name: /^(np|numpy)\.load$/, only: 'allow_pickle' },
  { name: /\.load_local$/, only: 'allow_dangerous_deserialization' },
  { name: /\.from_pretrained$|(^|\.)(pipeline|load_dataset|hf_hub_load|SentenceTransformer|CrossEncoder|LLM)$/, slot: /^(model|pretrained_model_name_or_path|repo_id|path)$/, only: 'trust_remote_code' },
  { name: /^torch\.hub\.load$/ },
];
/** Told to read plain data only. */
export const READS_SAFELY = /\b(C?Safe|Base)Loader\b/;
/** Methods of a path itself. */
export const PATH_METHOD = /^(write_text|read_text|write_bytes|read_bytes|unlink|rmdir|mkdir|open|touch|iterdir)$/;
export const PATH_MADE = /(^|\.)Path(\(\))?|<path join>|\.joinpath\(\)/;
/** Programs started from a list: only the first says what runs, unless it is a shell. */
export const SPAWN = /^subprocess\.(run|call|check_call|check_output|Popen)$|^asyncio\.create_subprocess_exec$|^os\.(exec[lv]\w*|spawn[lv]\w*)$|^(node:)?child_process\.(spawn|spawnSync|execFile|execFileSync|fork)$|^(cross-spawn|execa)(\.(execa|execaSync|spawn|sync|default))?$|^Deno\.Command$|^Bun\.spawn(Sync)?$|^(spawn|spawnSync|execFile|execFileSync)$/;
/** … in a pod: which of what is given is the list. */
export const SPAWN_IN_POD: readonly { readonly name: RegExp; readonly needs: RegExp; readonly at: number | string }[] = [
  { name: /(^|\.)Exec\(\)\.exec$/, needs: /@kubernetes\/client-node/, at: 3 },
  { name: /(^|\.)stream$/, needs: /connect_(get|post)_namespaced_pod_exec/, at: 'command' },
];
/** GitPython hands its arguments to git. */
export const GIT_METHOD = /(^|[._])(repo|repository|Repo\(\))\.git\.\w+$/;
export const SHELL_PROGRAM = /^(.*\/)?(sh|bash|zsh|dash|cmd|cmd\.exe|powershell|pwsh|python3?|node|perl|ruby|env|ssh|osascript|sys\.executable|process\.execPath)$|(^|[._])(python|node|bash|shell|interpreter)\d?_?(path|bin|exe|executable|cmd|command|binary)$/i;
/** What runs a file that it is given, by itself or at the beginning of a line. */
export const RUNS_FILES = /^(.*\/)?(python[\d.]*|node|bash|sh|zsh|ruby|perl|deno|bun|tsx|ts-node|sys\.executable|process\.execPath)$|(^|[._])(python|node|bash|shell|interpreter)\d?_?(path|bin|exe|executable|cmd|command|binary)$/i;
export const RUNS_FILES_LINE = /^\s*(\S*\/)?(python[\d.]*|node|bash|sh|zsh|ruby|perl|deno|bun|tsx|ts-node)\s/i;
/** Text put into a file; in Python it is the first of what is given, in JavaScript the second. */
export const WRITES_FILE = /(^|\.)(open|fdopen|NamedTemporaryFile|TemporaryFile)\(\)(\[\])?\.(write|writelines)$|(^|\.)(f|\w*(file|fp|fh|fout|tmp|temp))\.write$|\.(write_text|write_bytes)$|^(fs|fs\/promises|fs-extra)(\.promises)?\.(writeFile|outputFile)(Sync)?$|^Deno\.writeTextFile(Sync)?$|^Bun\.write$/;
export const SHELL_FLAG = /^(-c|-lc|\/c|\/C|-e|-Command|-command|eval|exec)$/;
/** Every argument is quoted for the shell of Windows. */
export const QUOTES_FOR_WINDOWS = /\b(quote|escape)\w*(cmd|windows|win32)\w*\(?|windowsVerbatimArguments/i;
/** Fields that turn text into HTML when they are set, or given to an element. */
export const HTML_FIELD = /^(innerHTML|outerHTML|srcdoc|srcDoc|dangerouslySetInnerHTML|__html)$/;
/** Making one of these lets a model run code; flags that say so. */
export const RUNS_ANSWERS = /(^|\.)(create_(pandas_dataframe|csv|spark_dataframe)_agent|PandasQueryEngine|PolarsQueryEngine|SmartDataframe|SmartDatalake|PandasAI|PythonREPLTool|PythonAstREPLTool|CodeInterpreterToolSpec|LocalCommandLineCodeExecutor|PALChain(\.from_\w+)?|create_python_agent)$/;
/** … or commands; of one that asks a person each time, a person decides. */
export const RUNS_COMMANDS = /(^|\.)(ShellTool|BashTool|TerminalTool|ShellTools|LLMBashChain(\.from_llm)?)$/;
export const ASKS_FIRST = /^(ask_human_input|human_in_the_loop|requires_confirmation|require_approval|needs_approval)$/;
/** Tools that LangChain loads by their names. */
export const LOADS_TOOLS = /(^|\.)load_tools$/;
export const LOADED: readonly (readonly [RegExp, 'shell' | 'code'])[] = [[/^terminal$/, 'shell'], [/^python_repl(_ast)?$/, 'code']];
/** … its own queries; with a role that may only read what the asker may, that is a choice. */
export const RUNS_QUERIES = /(^|\.)(SQLDatabaseChain(\.from_llm)?|SqlDatabaseChain|SQLDatabaseSequentialChain(\.from_llm)?|create_sql_agent|createSqlAgent|NLSQLTableQueryEngine|SQLTableRetrieverQueryEngine|GraphCypherQAChain(\.(from_llm|fromLLM))?|GraphSparqlQAChain\.from_llm)$/;
export const RUNS_FLAG = /^(allow_dangerous_code|allow_dangerous_requests|unsafe_code_execution)$/;
/** Programs that do more than asked when an argument begins with a hyphen. */
export const ARGUMENT_PROGRAM = /^(git|curl|wget|tar|find|ssh|rsync|zip|kubectl|sed|awk|man|pip|npm|npx)$/;
