// Files that Vite hashes and serves from our own origin; the import gives their address.
declare module '*.safetensors?url' {
  const url: string;
  export { url as default };
}
declare module '*.json?url' {
  const url: string;
  export { url as default };
}
