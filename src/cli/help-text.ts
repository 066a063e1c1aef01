/** Stands below the help of the whole command. No line is longer than 80. */
export const PROGRAM_HELP = `
Without a command, analyze runs; its options: seamline analyze --help

Examples:
  seamline                              report on the code in this folder
  seamline analyze ../shop --verbose    on another folder, with every file
  seamline graph ../shop -o shop.svg    draw its services
  seamline check --max-service-cycles 0 fail where services depend in a circle

Exit codes:
  0 clean   1 gate failed   2 could not run   3 too much was not understood

seamline.config.json in the analysed folder sets the same; flags come first.
It executes nothing of the analysed code and needs no node_modules.`;

/** Stands below the help of `analyze`. */
export const ANALYZE_HELP = `
Examples:
  seamline analyze                      the code in this folder
  seamline analyze ../shop --services 6 ask for six of them
  seamline analyze ../shop --include tests,stories --exclude 'src/legacy/**'
  seamline analyze ../shop --format json --output report.json

Findings never fail this command; seamline check does that.`;

/** Stands below the help of `graph`. */
export const GRAPH_HELP = `
Examples:
  seamline graph ../shop -o shop.svg            a picture; no Graphviz needed
  seamline graph ../shop --level entity | dot -Tpdf > shop.pdf
  seamline graph ../shop --format mermaid       for Markdown`;

/** Stands below the help of `check`. */
export const CHECK_HELP = `
Examples:
  seamline check --max-service-cycles 0 --max-inter-service-call-share 0.2
  seamline check ../shop --config gate.json --format json

Limits may stand under "limits" in seamline.config.json; flags come first.
A limit that is set nowhere is not judged. Findings of severity error fail too.

Exit codes:
  0 clean   1 gate failed   2 could not run   3 too much was not understood`;
