/** The text of a bash file, as Vite reads it. */
declare module '*.sh?raw' {
  const text: string;
  export default text;
}
