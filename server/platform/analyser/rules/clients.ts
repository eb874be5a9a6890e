// Calls that ask a model, by the names their SDKs give them (as documented by each SDK in 2026), and the slots of their arguments.

export type Client = { readonly provider: string; readonly calls: RegExp; /** Needed among the names of its arguments, where the name alone says too little. */ readonly needs?: RegExp };

/** The name is the resolved one (`openai.OpenAI().chat.completions.create`) or, when nothing is known, the one in the text (`self.client.chat…`). */
export const CLIENTS: readonly Client[] = [
  { provider: 'OpenAI', calls: /\.chat\.completions\.(create|parse|stream|runTools|acreate)$|\.responses\.(create|parse|stream)$|(^|\.)(ChatCompletion|Completion)\.a?create$|\.createChatCompletion$|\.beta\.threads\.(messages|runs)\.create$|\.getChatCompletions$/ },
  { provider: 'OpenAI', calls: /\.completions\.create$|\.createCompletion$|\.assistants\.create$|\.images\.generate$/, needs: /^(prompt|model|instructions)$/ },
  { provider: 'Anthropic', calls: /\.messages\.(create|stream|parse)$|\.beta\.messages\.(create|stream)$/, needs: /^(max_tokens|model|system|messages)$/ },
  { provider: 'Anthropic', calls: /^@anthropic-ai\/claude-(code|agent-sdk)\.query$|^claude_(agent_sdk|code_sdk)\.query$/ },
  { provider: 'Google', calls: /\.generate_content(_async|_stream)?$|\.generateContent(Stream)?$|\.start_chat\(\)\.send_message(_async)?$|\.(startChat|chats\.create)\(\)\.sendMessage(Stream)?$|(^|\.)\w*[cC]hat\w*\.sendMessageStream$|\.chats\.create\(\)\.send_message$/ },
  { provider: 'Vercel AI SDK', calls: /^ai\.(generateText|streamText|generateObject|streamObject|generateObjectStream)$|^(generateText|streamText|generateObject|streamObject)$/ },
  { provider: 'LiteLLM', calls: /^litellm\.(a?completion|a?responses|text_completion|Router\(\)\.a?completion)$/ },
  { provider: 'Ollama', calls: /^ollama\.(.*\.)?(chat|generate)$/ },
  { provider: 'Bedrock', calls: /\.(invoke_model(_with_response_stream)?|converse(_stream)?)$|@aws-sdk\/client-bedrock-runtime\.BedrockRuntimeClient\(\)\.send$/ },
  { provider: 'Mistral', calls: /\.chat\.(complete|stream|complete_async|stream_async|parse)$|mistralai\..*\.chat$/ },
  { provider: 'Cohere', calls: /^cohere(-ai)?\..*\.(chat|generate|chat_stream|chatStream|v2\.chat)$/ },
  { provider: 'Hugging Face', calls: /\.(text_generation|chat_completion|chatCompletion|textGeneration|conversational)$|^transformers\.pipeline\(\)$|^huggingface_hub\..*\.chat$/ },
  { provider: 'vLLM', calls: /^vllm\.LLM\(\)\.(generate|chat)$/ },
  { provider: 'Agents SDK', calls: /^(openai-agents|agents|@openai\/agents)\.(run|Runner(\(\))?\.(run|run_sync|run_streamed))$|(^|\.)Runner\.(run|run_sync|run_streamed)$/ },
  { provider: 'LlamaIndex', calls: /(as_query_engine|asQueryEngine|as_chat_engine|asChatEngine)\(\)\.(a?query|a?chat|stream_chat)$|(query|chat)_?[eE]ngine\.(a?query|a?chat|stream_chat)$|(^|\.|_)(get_response_synthesizer\(\)|response_?[sS]ynthesizer(\(\))?)\.(a?synthesize|a?get_response)$/ },
  { provider: 'DSPy', calls: /^dspy\.(Predict|ChainOfThought|ReAct|ProgramOfThought|LM)\(\)$/ },
  { provider: 'Instructor', calls: /\.create(_with_completion|_partial|_iterable)?$/, needs: /^response_?[mM]odel$/ },
  { provider: 'MCP sampling', calls: /\.(create_message|createMessage)$/, needs: /^(messages|max_tokens|maxTokens)$/ },
];

/** Objects that answer: known by the class they are made of … */
export const MODEL_CLASS = /^(langchain|@langchain|llama_index|llamaindex|pydantic_ai|crewai|autogen|ag2|smolagents|haystack|semantic_kernel|guidance|instructor|@mastra|agents|@openai\/agents|phi|agno|dspy|vanna)[\w.@/-]*\.(Azure)?(Chat\w+|OpenAI|Anthropic|Ollama|Bedrock\w*|VertexAI|HuggingFace\w+|LlamaCpp|Cohere|Gemini|\w*LLM|\w*Chain|\w*Agent|AgentExecutor|Crew|Kernel)(\.\w+)?\(\)$|(create|initialize)_?(React|react|ToolCalling|OpenAI|openai|sql|pandas_dataframe|csv|tool_calling|structured_chat|json|python)?\w*_?[aA]gent(Executor)?\(\)$|(init_chat_model|initChatModel)\(\)$/;
/** … or by how people call them. */
export const MODEL_NAME = /(^|[._])_?(llm|chat_?model|language_?model|lm|model|llm_?chain|\w*_chain|\w*Chain|chain|agent|agent_?executor|executor_agent|chatbot|gpt\d*|chatgpt|claude|gemini|anthropic|ollama|mistral|assistant|query_?engine|chat_?engine|predictor|llm_?client|ai_?client|openai_?client|llm_\w+|\w+_llm|\w+Llm|\w+LLM)(\(\))?$/i;
export const MODEL_METHOD = /^(a?invoke|a?predict|a?run|run_sync|a?generate|a?complete|a?chat|a?stream|call|acall|__call__|query|aquery|ask|generate_text|generateText|generate_response|generateResponse|completion|chat_completion|predict_messages|a?predict_and_parse|kickoff|a?batch|structured_predict|create_completion|create_chat_completion|apredict|text_completion|generate_code|generate_from_messages|achat|get_response|inference|submit_prompt)$/;
/** `model.run` and the like are also said of things that are no language models. */
export const LOOSE_METHOD = /^(run|call|query|predict|stream|batch|generate)$/;
/** Functions of the project itself that are called like what they do. */
export const ASK_NAME = /(^|\.)_?((ask|call|query|prompt|invoke|run|request|send_?to)_?(the_?)?(llm|gpt\d?|openai|claude|gemini|chatgpt|anthropic|ai)(_?(api|sync|async|json|once|chat|completion|response|with_?retry|text|raw|for\w+))?|(ask|call|query|prompt)_?(the_?)?model|(get|generate|create|fetch|request)_?(llm|gpt|openai|claude|gemini|chat|chatgpt|ai|model|anthropic)_?(response|completion|answer|reply|output|text)|(get|create|generate)_?(chat_?)?completion|submit_prompt|llm_?(call|generate|complete|query)|(?<=(^|\.)(self|this)\.)generate_?(response|reply|answer|text|completion)|chat_?with_?(llm|gpt|model|ai)|model_?call)$/i;

/** Where models answer to plain HTTP; the same hosts also embed, transcribe and draw. */
export const MODEL_ADDRESS = /^https?:\/\/[^/]*(chat-?gpt|gpt-?\d)[^/]*\.\w+(\/|$)|api\.openai\.com|openai\.azure\.com|\/openai\/deployments\/|api\.anthropic\.com|generativelanguage\.googleapis\.com|aiplatform\.googleapis\.com|api\.mistral\.ai|api\.cohere\.(ai|com)|api\.groq\.com|openrouter\.ai\/api|api\.deepseek\.com|api\.perplexity\.ai|api\.together\.(xyz|ai)|api-inference\.huggingface\.co|(localhost|127\.0\.0\.1):11434\/api\/(chat|generate)|\/v1\/(chat\/)?completions|\/chat\/completions|\/v1\/messages\b|:(stream)?generateContent/i;
export const NO_ANSWER_ADDRESS = /embed|moderation|\/images|\/audio|\/files|\/models$|:countTokens/i;
export const POSTS = /(^|\.)(post|request|fetch|axios|urlopen|Request|got|ky|ofetch|\$fetch|POST)$/;
/** What is done with a conversation other than handing it to a model. */
export const KEEPS_MESSAGES = /(^|[._])(print|logs?|info|debug|warn(ing)?|error|append|push|extend|unshift|concat|dumps?|stringify|len|list|str|tuple|(deep)?copy|set\w*|add\w*|put|save\w*|write\w*|insert\w*|store\w*|update\w*|count\w*|num_?tokens\w*|trim\w*|truncate\w*|format\w*|render\w*|validate\w*|apply_chat_template|tokeniz\w*|encode\w*|from_?list|from_?messages|from_?dict|map|filter|freeze|assign|enumerate|reversed|sorted|json|send|Response|expect|assert\w*|useState|useRef|state|field|Field|Array)$/i;
/** Variables called like what they are, handed to code whose body is elsewhere. */
export const SYSTEM_VARIABLE = /(^|_)sys(tem)?_?(prompt|msg|message|instructions?)$/i;
export const TAKES_PROMPT = /(prompt|chat|complet|ask|generat|answer|respond|reply|llm|gpt|invoke|(call|query|run)_?(the_?)?(model|agent|ai))/i;
export const SYSTEM_SLOT = /^(system|systemPrompt|system_prompt|systemInstruction|system_instruction|system_message|systemMessage|instructions|developer_message|preamble|additional_instructions|system_prompt_template|backstory)$/;
export const PROMPT_SLOT = /^(prompt|input|inputs|contents|message|messages|user_prompt|query|inputText|question)$/;
/** Roles whose text a model takes for orders. */
export const SYSTEM_ROLE = /^(system|developer)$/;
/** Making one of these is putting text into a prompt. */
export const SYSTEM_MAKER = /(^|\.)(SystemMessage|SystemMessagePromptTemplate(\.(from_template|fromTemplate))?|ChatMessage\.from_system|SystemPrompt)$/;
export const PROMPT_MAKER = /(^|\.)(HumanMessage|PromptTemplate(\.(from_template|fromTemplate))?|HumanMessagePromptTemplate\.(from_template|fromTemplate)|ChatPromptTemplate\.(from_template|fromTemplate))$/;
/** Whoever is made with one of the system slots: agents, assistants, model objects. */
export const AGENT_MAKER = /(^|\.)(\w*Agent|Assistant|GenerativeModel|getGenerativeModel|get_generative_model|assistants\.create|create_(react_)?agent|createReactAgent|createAgent|Crew|ChatSession|chats\.create|start_chat|startChat|live\.connect)$/;
