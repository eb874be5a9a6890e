// Where text from outside enters a program, by the names frameworks give it (their documentation, 2026).
import type { Kind } from './kinds.ts';

export type Source = { readonly kind: Kind; readonly name: RegExp; /** Something the file has to speak of, where the name alone says too little. */ readonly needs?: RegExp };

const PARTS = 'body|query|params|headers|cookies|files?|args|form|values|data|GET|POST|FILES|query_params|path_params|nextUrl|rawBody|queryStringParameters|content|json';

/** Read as a field. */
export const FIELD_SOURCES: readonly Source[] = [
  { kind: 'user', name: new RegExp(`(^|\\.)(req|request|_req|_request)\\.(${PARTS})$`) },
  { kind: 'user', name: /(^|\.)(ctx|context|c|h)\.(req|request)\.(body|query|params|headers)$|^(ctx|context)\.(query|params|body)$/ },
  { kind: 'user', name: /^event\.(body|queryStringParameters|pathParameters|text|message)$|^update\.(message|effective_message)\.text$/ },
  { kind: 'user', name: /^(message|msg)\.(content|text|body|clean_content)$|^interaction\.options$/, needs: /discord|telegram|telebot|aiogram|slack|bolt|chainlit|whatsapp|twilio|botbuilder|matrix-|mattermost/i },
  { kind: 'operator', name: /^(sys|process)\.argv$|^Deno\.args$/ },
  // What a model wants a tool to be called with.
  { kind: 'model', name: /(^|[._])(tool_?call|toolCall|function_?call|functionCall|call|tc)(\[\]|\.\*)?\.(function\.)?arguments$/ },
  { kind: 'model', name: /(^|[._])(tool_?call|toolCall|function_?call|functionCall)(\[\]|\.\*)?\.(args|input)$/ },
];

/** What a build writes into the page of every visitor; and whose keys. */
export const IN_PAGE = /^(VITE|NEXT_PUBLIC|REACT_APP|EXPO_PUBLIC|GATSBY|NUXT_PUBLIC|VUE_APP|PUBLIC)_(\w*_)?(OPEN_?AI|OPENROUTER|ANTHROPIC|CLAUDE|GEMINI|GOOGLE_(AI|GENAI|GENERATIVE_AI)|GENAI|GROQ|MISTRAL|COHERE|HUGGING_?FACE|HF|REPLICATE|DEEPSEEK|TOGETHER(_?AI)?|PERPLEXITY|XAI|AI|LLM|GPT|CHATGPT)(_\w*)?_?(KEY|TOKEN|SECRET)$/;
/** Passwords and keys of the surroundings. */
export const SECRET = /^(os\.environ|process\.env)\.\w*(PASSWORD|PASSWD|SECRET|PRIVATE_KEY|API_?KEY|ACCESS_TOKEN|AUTH_TOKEN|CONNECTION_STRING)\w*$/;
export const READS_ENVIRONMENT = /^os\.(getenv|environ\.get)$/;

/** Returned by a call. */
export const CALL_SOURCES: readonly Source[] = [
  { kind: 'answer', name: /^<shown>$/ },
  { kind: 'user', name: /(^|\.)(req|request|_req)\.(json|text|formData|get_json|get_data|form|body|query|param|header|parseBody|valid|stream|arrayBuffer)$/ },
  { kind: 'user', name: /\.(get_argument|get_body_argument|get_query_argument|receive_text|receive_json)$|(^|\.)(searchParams|formData|form_data)\.(get|getAll)$/ },
  { kind: 'user', name: /^(streamlit|st)(\.sidebar)?\.(text_input|text_area|chat_input|file_uploader)$|^chainlit\.AskUserMessage$|(^|\.)(readBody|getQuery|getRouterParam|useSearchParams)$/ },
  { kind: 'operator', name: /^(input|raw_input)$|\.(parse_args|parse_known_args)$|^(click|typer)\.prompt$|(^|\.)rl\.question$|(^|\.)Prompt\.ask$/ },
  { kind: 'model', name: /^@ai-sdk\/(svelte|vue|react|angular)\.(Chat|Completion|StructuredObject)$/ },
  { kind: 'model', name: /(^|\.)(useChat|useCompletion|useAssistant|experimental_useObject|useObject)$/ },
  { kind: 'content', name: /(^|\.)(similarity_search\w*|similaritySearch\w*|get_relevant_documents|aget_relevant_documents|getRelevantDocuments|max_marginal_relevance_search|as_retriever\(\)\.a?invoke|asRetriever\(\)\.invoke)$|(^|\.|_)(retriever)\.(a?invoke|retrieve|aretrieve)$/i },
  { kind: 'content', name: /Loader\(\)\.(load|aload|lazy_load|load_and_split)$|(^|\.)(extract_text|extractText|inner_text|innerText|page_source|get_payload|crawl|scrape\w*)$|(^|\.)(collection|vector_?store|pinecone|index)\.(query|search)$/i },
];
/** Web pages: content only when the address is not a constant. */
export const FETCH = /^(requests|httpx|urllib\.request|urllib3|aiohttp)(\..*)?\.(get|urlopen|fetch)$|^(fetch|node-fetch|axios|got|ky|undici\.fetch|cross-fetch)(\.(get|default))?$|(^|\.)(axios|client|session|http)\.get$/;

/** A page that asks its own back end, at an address called like what answers there. */
export const ASKS_BACK_END = /^(window\.)?fetch$|^(EventSource|WebSocket)$|^(\$fetch|ofetch(\.ofetch)?|use(Lazy)?Fetch|fetchEventSource|ky)$|(^|\.)(axios|\$?http|\$?axios|\$?api|client|instance|request|ky|\$|jQuery)(\.(get|post|ajax|request))?$/;
export const OWN_CHAT = /^["'`](\$\{[^{}]*\})?(https?:\/\/[^"'`/]*)?[^"'`?]*(^["'`]|[/}])(\w{1,20}[-_])?(chat|chat_?bot|ask|assistant|ai|llm|gpt|chatgpt|claude|gemini|openai|anthropic|ollama|copilot|conversations?|completions?|generate[-_](?:answer|response|reply|text))([-_]\w{1,20})?(\/(chat|ask|completions?|message|messages|send|query|respond|generate|stream))?\/?(\?[^"'`]*)?["'`]$|\/(chats?|conversations?)\/[^"'`/]{0,100}\/messages\b/i;
/** What was said before, in a page that shows who of the two said it. */
export const OWN_CHAT_KEPT = /[/}"'`](chats?|conversations?)\/\$\{[^{}]*\}\/?["'`]$/i;
export const TELLS_MODEL = /\b(role|sender)\s*={2,3}\s*['"](assistant|agent|bot|model|ai)['"]/;

/** Whoever hears these hears a model, word by word. */
export const TOKEN_LISTENER = /\.(on|addEventListener|handleEvent|subscribe|listen)$/;
export const TOKEN_EVENT = /(^|[:_.-])(token|delta|chunk|(ai|bot|assistant|llm|agent|chat)[:_.-]?(message|reply|response|answer))s?$/i;
/** Who speaks, in a conversation; and what is said. */
export const SPEAKER = /^(role|sender|author|from|type|who)$/;
export const MODEL_SPEAKS = /^(assistant|ai|bot|model|agent|llm|gpt|chatbot)$/i;
export const SPOKEN = /^(content|text|message|answer|reply|html|body|parts)$/;

/** What stands above a function whose parameters come from requests. */
export const ROUTE_MARK = /\.(route|get|post|put|patch|delete|websocket|api_route|message|command|event|on_message|on_event|hybrid_command|message_handler)(\(\))?$|^(get|post|put|patch|delete|route|websocket)\(\)$|(^|\.)(api_view|require_POST|require_http_methods|csrf_exempt|login_required|on_message|functions_framework\.http)(\(\))?$/;
/** The class of what was sent, and not of the request itself. */
export const REQUEST_BODY = /^(?!(Http|HTTP|Web|Wsgi|WSGI|ASGI|Api|API|Base)?Request$)[A-Z]\w*(Request|Body|Input|Payload|Form|Schema|Params|Create|Update)(Model)?$/;
/** Marks of a parameter that a framework fills from a request. */
export const REQUEST_MARK = /^(Body|Query|Param|Headers|UploadedFiles?|MessageBody|QueryParams?|BodyParam|PathParam|HeaderParam)$/;
/** Handlers of a procedure that is called over the net, and what they call what was sent. */
export const PROCEDURE = /^(mutation|query|subscription|handler|action)$/;
export const SENT = /^(input|parsedInput|rawInput)$/;
/** A handler of a route by its file, named by the method. */
export const ROUTE_NAME = /^(GET|POST|PUT|PATCH|DELETE|loader|action)$/;
/** … or from a model. */
export const TOOL_MARK = /^<tool>$|(^|\.)(functions|tools|tool_?registry|action_?registry)\.(register|add)(\(\))?$|(^|\.)(\w*tool|read_resource|resource|get_prompt|tool_plain|call_tool|function_tool|kernel_function|ai_callable|register_for_execution|register_for_llm|register_function|openai_function|ai_fn|skill|action)(\(\))?$/;
/** … or only in a file about agents: command lines mark theirs alike. */
/** A public function that is handed the context of a tool is one; one that carries out tools by their names is given what a model wrote. */
export const TOOL_CONTEXT = /^['"]?(\w+\.)*Tool(Context|Runtime)\b/;
export const CARRIES_OUT = /^_?(execute|run|call|dispatch|handle|invoke|process)_?(tool|function)(_?call)?$/i;
export const CARRIED = /^(arguments|args|params|parameters|kwargs|(tool|function)_?(input|args|arguments|params))$/i;
export const LOOSE_TOOL_MARK = /^(command|agent_command)\(\)$/;
export const AGENT_FILE = /^(?![\s\S]*\b(click|typer|discord|nextcord|aiogram|telegram)\b)[\s\S]*(autogpt|auto_gpt|\bAgent\b|agent\.|\bllm\b)/;
/** Calls whose function argument is a tool. */
export const TOOL_MAKER = /(^|\.)(\w*tool|registerTool|register_tool|addTool|add_tool|defineTool|createTool|dynamicTool|DynamicTool|DynamicStructuredTool|StructuredTool\.from_function|StructuredTool|Tool\.from_function|\w*Tool\.from_defaults|FunctionTool|Tool|useCopilotAction|register_function|\w*(tool_?kit|tool_?set)\.(add|register\w*))$/;
export const TOOL_HANDLER = /\.(setRequestHandler)$/;
export const TOOL_FUNCTION_SLOT = /^(execute|func|function|fn|handler|run|call|callback|callable|invoke|coroutine|implementation|_call)$/;
export const TOOL_BASE = /Tool(Kit|kit|Spec|Impl\w*)?(<.*>)?$|ToolMixin|(^|\.)BaseAction$/;
export const TOOL_METHOD = /^(_?a?run|_?a?call|forward|_?a?execute|invoke|handler?)$/;
/** A class that says what it is called and what it is good for, and what does it. */
export const TOOL_CLASS = /(Tool|Skill|Ability|Capability|Action|Plugin|Function)s?$/;
export const NO_TOOL_CLASS = /(Agent|Model|LLM|Provider|Client|Chain|Workflow|Pipeline|Engine|Prompt|Runner|Manager|Server|Command)s?$/i;
export const DONE_BY = /^(_?a?run(_?(async|sync|impl|tool))?|_?a?call|__call__|forward|_?a?execute(_?(async|tool))?|a?invoke|handler?|use|perform|apply|act|action)$/i;
/** … and what it is to be given. */
export const TAKES = /^(get_?)?(parameters|input_?schema|args_?schema|parameter_?schema|tool_?schema)$/i;
export const SAYS_TOOLS = /\b(tool|skill)s?\b|tools?[_A-Z]/i;
/** … or a module: `NAME = …`, `description = …`, `def run(…)`. */
export const MODULE_NAMED = /^(export const )?(TOOL_?)?name\s*=\s*['"`]/im;
export const MODULE_DESCRIBED = /^(export const )?(TOOL_?)?description\s*=/im;
/** Of these every public method is a tool; they are listed where the object is made. */
export const TOOL_SET = /Tool(Kit|kit|Spec)$/;
/** A class whose fields a model fills, taken by the function that carries the tool out. */
export const TOOL_MESSAGE = /Tool(Message|Input|Args|Params|Request)$/;
/** A function that is declared to be one. */
export const TOOL_TYPE = /\bTool(Handler|Executor|Function|Callback|Fn|Impl|Implementation)\b/;
/** A list of tools in the file: what stands in it by its name is one. */
export const TOOL_LIST = /['"]?(parameters|input_?[sS]chema)['"]?\s*:/;
/** Types under which a file hands on what a tool was given: of a schema, as its names say. */
export const TOOL_WORDS = /@modelcontextprotocol|\bmcp\b|\bMCP\b|Mcp[A-Z]|ToolRes(ult|ponse)\b|CallTool/;
/** Whoever is told what a model answered, by a framework: callback handlers, hooks of a run, loggers of a gateway. */
export const HEARS_BASE = /Callback(Handler)?$|(Agent|Run)Hooks$|(^|\.)CustomLogger$/;
export const HEARS_METHOD = /^(on_(llm|chat_model|text)_(end|new_token)|on_agent_finish|handle(LLM|ChatModel)(End|NewToken)|handleAgentEnd|on_llm_end|(async_)?log_success_event|on_event_end)$/;
export const HEARD_NAME = /^(response|output|result|tokens?|chunk|text|finish|response_obj|outputs)$/;
/** What a part of a Haystack pipeline is given that stands behind a generator. */
export const REPLIES_FILE = /\bhaystack\b/;
export const PARSER_BASE = /Output\w*Parser|OutputParser/;
export const PARSER_METHOD = /^a?parse(_result)?$/;
/** Calls whose function argument hears what people send. */
export const LISTENER = /\.(on|once|addListener|message|command|onMessage)$/;
export const LISTENER_EVENT = /^(message|messageCreate|chat|prompt|question|ask|data|query)/i;
/** Parameters that a framework hands in and that are no text. */
export const NOT_TEXT = /^(self|cls|this|ctx|context|res|response|next|db|session|background_tasks|run_manager|callbacks?|config|websocket|ws|logger|reply)$/;
export const NOT_TEXT_TYPE = /^(int|float|bool|number|boolean|Optional\[(int|float|bool)\]|(int|float|bool)\s*\|\s*None|Literal\[|Enum|bigint|Context\b|RunContext|ToolContext|ToolRuntime|BackgroundTasks|Session|AsyncSession|WebSocket$|Response|datetime|date|UUID)|\bDepends\(|^(['"][\w-]*['"](?:\s*\|)?\s*)+$/;
/** Parameters called like what a model gave, or like what is about to be run; and files that are about tools. */
export const ANSWER_NAME = /^(llm|model|ai|gpt|chat|assistant|agent|bot)_?(output|response|completion|answer|result|reply|text)$|^(llm|model|ai|assistant|bot)_?(message|msg)$|^(completion|llm_text|generated_?\w+|output_text)$/i;
export const CODE_NAME = /^(\w*_)?(code|script|python_?code|expression|program|snippet)$|^(code|script|command|cmd|shellCommand|shell_command)$/i;
export const TOOL_FILE = /@modelcontextprotocol\/|from ['"]ai['"]|@langchain\/core\/tools|\bMCP\b|Mcp[A-Z]|ToolRes(ult|ponse)\b/;
/** … or like one message of a conversation, when it is told who speaks. */
export const SHOWS_MESSAGE = /(Message|Bubble)$/;
/** Functions called like the part of a page that shows an answer, and their parameters that hold it. */
export const SHOWS_ANSWER = /(assistant|chat|bot|ai|agent|llm|gpt)_?(message|reply|answer|response|bubble)/i;
/** … and files of Vue and Svelte that are such a part, with what they are handed. */
export const SHOWS_ANSWER_PAGE = /(assistant|chat|bot|ai|agent|llm|gpt)\w*(message|bubble|answer|reply|response|content|item|markdown)|(message|answer|reply|response)\w*(bubble|item|content|markdown)|^(assistant|message|answer|reply|completion)s?\./i;
export const SHOWN_PROPERTY = /^(message|msg|content|text|answer|reply|response|html|markdown|completion|output)$/;
export const SHOWN_NAME = /^(message|msg|content|text|answer|reply|response|html|markdown|children)$/;
