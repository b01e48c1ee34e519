// The one module to import lazily. Monaco reads its own words when it is loaded, so they must be there before it.
if (document.documentElement.lang.startsWith('zh')) await import('monaco-editor/nls/lang/zh-cn');
const { MonacoEditor } = await import('./MonacoEditor.tsx');

export const CodeEditor = MonacoEditor;
