// Tells in microseconds whether a file can have to do with a language model at all; nineteen of twenty cannot.

const WORDS = /openai|OpenAI|openAI|ChatCompletion|anthropic|Anthropic|ChatGPT|Claude|Gemini|system_msg|autogpt|langchain|llama_?index|litellm|@ai-sdk|from ['"]ai['"]|require\(['"]ai['"]\)|generativeai|google\.genai|google\.adk|@google\/genai|vertexai|mistralai|cohere|ollama|groq|bedrock|converse\(|InvokeModel|huggingface|transformers|vllm|modelcontextprotocol|fastmcp|\bmcp\b|crewai|autogen|smolagents|pydantic_ai|semantic_kernel|dspy|(?:from|import) haystack|\bllm|llm\b|_llm|LLM|chat_?model|ChatModel|system_?prompt|systemPrompt|gpt-?\d|claude|gemini|chat\.completions|generateText|streamText|chatgpt|agents?[_.](run|executor)|OutputParser|BaseTool|from agents\b|function_tool|^@tool\b|@openai\/agents|ChatPromptTemplate|query_engine|copilotkit|@mastra|Mcp[A-Z]|\bMCP|\bagno\b|lagent|langroid|superagi|metagpt|MetaGPT|embedchain|agentscope|(?:from|import) swarms\b|griptape|promptflow|genkit|pandasai|praisonai|camel\.(?:agents|toolkits)|Toolkit\b|ToolSpec\b|ToolRes(?:ult|ponse)\b|inputSchema|input_schema|['"]type['"]?: ?['"]function['"]|type: ?['"]function['"],?\s+function:|Tool(?:Handler|Executor|Function|Impl|box|Registry|Definition|Spec)\b|(?:interface|type) \w{0,20}Tool\b|^class \w{1,80}\((?:\w{1,40}\.)?Tool\):|^(?:export )?(?:default )?class \w{0,60}(?:Tool|Skill)\b|\bnew \w{0,30}Tool[(<]|\.tool\(\s*['"`]|\bparameters['"]?: ?\{\s{0,40}['"]?(?:\$schema|type['"]?: ?['"]object)|content: ?\[\s*\{\s*type: ?['"]text|[cC]hat_?[bB]ot|(?:Assistant|Chat|Bot|AI|Agent)(?:Message|Reply|Answer)|(?:Assistant|Bot|AI|Llm)Response|(?:assistant|chat|bot|ai|agent)[_:](?:message|reply|answer|response|token|delta)|role ?===? ?['"](?:assistant|agent|bot|ai)|['"`/](?:\w{1,20}[-_])?(?:chat|ask|assistant|ai|llm|gpt|conversations?|generate[-_](?:answer|response|reply|text))(?:[-_]\w{1,20})?['"`?/]|\w\/completions?['"`?/]/m;

export const touchesModel = (source: string): boolean => WORDS.test(source);

/** A file of Vue or Svelte that is called like the part of a page that shows what a model answered. */
export const showsAnswer = (path: string): boolean => /(^|[/\\])\w*(Chat|Assistant|Bot|AI|Ai|Llm|LLM|Gpt|chat-|assistant-)[\w-]{0,20}(Message|Bubble|Answer|Reply|Response|message|answer)\w*\.(vue|svelte)$/.test(path);

const [NAMED, DESCRIBED] = [/(?:^|[\s,{(._])['"]?name['"]?(?:: ?[\w[\]]{1,30})?\s*[:=(]/i, /(?:^|[\s,{(._])['"]?description['"]?(?:: ?[\w[\]]{1,30})?\s*[:=(]/i];
/** A file that says what it is called and what it is good for: so does a tool, in a program that hands its tools to a model. */
export const describesItself = (source: string): boolean => DESCRIBED.test(source) && NAMED.test(source);
/** Where programs keep their tools. */
export const isAmongTools = (path: string): boolean => /(^|\/)([\w-]{1,40}[_-])?(tools?|skills?|abilities|toolkits?)(\/([\w-]{1,40}\/)?[^/]+|\.(py|[jt]s))$/.test(path);

export const NAMES_MODEL = /openai|anthropic|\bgemini|ollama|\bgroq|langchain|litellm|\bgpt|chatgpt|\bclaude|mistral|\bcohere|\bllm|llm\b|generateText|streamText|generativeai|genai\b/i;
/** Tells whether a file names a model or whoever sells one; fewer do than have to do with one. */
export const namesModel = (source: string): boolean => NAMES_MODEL.test(source);
