declare module 'virtual:field-docs' {
  /** Descriptions by type (`core.v1.PodSpec`), then field; '' describes the type itself. */
  export const fieldDocs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
