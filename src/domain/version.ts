/** The program and its version, for what is downloaded; a test holds it to package.json. */
export const MADE_BY = 'Streetlight 0.1.0';
