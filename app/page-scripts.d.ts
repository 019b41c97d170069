declare module 'virtual:page-scripts' {
  /** Addresses of the scripts that vite.config.ts builds beside the entry. */
  const addresses: { readonly photos: string }
  export default addresses
}
