// Tells in microseconds whether a file can have to do with a language model at all; nineteen of twenty cannot.

const WORDS = /openai|OpenAI|anthropic|Anthropic|ChatGPT|Claude|Gemini|system_msg|autogpt|langchain|llama_?index|litellm|@ai-sdk|from ['"]ai['"]|require\(['"]ai['"]\)|generativeai|google\.genai|@google\/genai|vertexai|mistralai|cohere|ollama|groq|bedrock|converse\(|InvokeModel|huggingface|transformers|vllm|modelcontextprotocol|fastmcp|\bmcp\b|crewai|autogen|smolagents|pydantic_ai|semantic_kernel|dspy|haystack|\bllm|llm\b|_llm|LLM|chat_?model|ChatModel|system_?prompt|systemPrompt|gpt-?\d|claude|gemini|chat\.completions|generateText|streamText|chatgpt|agents?[_.](run|executor)|OutputParser|BaseTool|from agents\b|function_tool|^@tool\b|@openai\/agents|ChatPromptTemplate|query_engine|copilotkit|@mastra/m;

export const touchesModel = (source: string): boolean => WORDS.test(source);
