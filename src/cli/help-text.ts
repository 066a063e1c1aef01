/** Stands below the help of the whole command. No line is longer than 80. */
export const PROGRAM_HELP = `
Without a command, analyze runs; its options: seamline analyze --help

Examples:
  seamline                              report on the code in this folder
  seamline analyze ../shop --verbose    on another folder, with every file
  seamline graph ../shop -o shop.svg    draw its services
  seamline check --max-service-cycles 0 fail where services form a circle
  seamline diff main                    what this change does to them
  seamline explain entity Order         who reads and writes it, and where
  seamline explain file src/order.ts    why it is in its service
  seamline rules contested-entity       what a rule says, and when it errs

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
  seamline analyze ../shop --previous report.json    keep its ids
  seamline analyze ../shop --move src/orders/tax.ts=billing   what if
  seamline analyze --graph graph.json   code in any language, as a graph;
                                        JSON Schema: seamline/schema/graph.json

Findings never fail this command; seamline check does that.`;

/** Stands below the help of `graph`. */
export const GRAPH_HELP = `
Examples:
  seamline graph ../shop -o shop.svg            a picture; no Graphviz needed
  seamline graph ../shop --level entity | dot -Tpdf > shop.pdf
  seamline graph ../shop --format mermaid       for Markdown
  seamline graph ../shop --focus billing -o b.svg    one service and what lies
                                        around it; --depth 2 for more of it
  seamline graph ../shop --level file --focus src/orders/tax.ts

The same formats go with analyze and check: --format svg:shop.svg.
What is too much for a picture is folded; the picture and stderr say what.`;

/** Stands below the help of `check`. */
export const CHECK_HELP = `
Examples:
  seamline check --max-service-cycles 0 --max-inter-service-call-share 0.2
  seamline check ../shop --config gate.json --format json
  seamline check --format terminal --format sarif:out.sarif   two reports
  seamline check --since main           only what this branch brought in

Limits may stand under "limits" in seamline.config.json; flags come first.
A limit that is set nowhere is not judged. Findings of severity error fail too.

Exit codes:
  0 clean   1 gate failed   2 could not run   3 too much was not understood`;

/** Stands below the help of `baseline`. */
export const BASELINE_HELP = `
Writes seamline.baseline.json to the analysed folder, or where --output says.
It holds the findings of severity error, the figures of the limits, and the
services, so that they keep their ids. Commit it: seamline check then fails on
new findings and worse figures alone, and names entries that are gone.

Examples:
  seamline baseline
  seamline check --strict-baseline      fail where an entry is gone, too`;

/** Stands below the help of `diff`. */
export const DIFF_HELP = `
The services are those of the earlier state: files that are new go where their
ties are, all others stay, so that nothing is told but what the change does.
Both states are analysed under the configuration that lies in the folder.
A report is a file whose name ends in .json, made by analyze --format json.
JSON Schema: seamline/schema/diff.json

Examples:
  seamline diff main                    from main to the files as they are
  seamline diff main...                 from where this branch left main
  seamline diff v1.2 v1.3 --path apps/shop
  seamline diff HEAD~1 --format terminal --format markdown:comment.md
  seamline diff before.json after.json  two reports`;

/** Stands below the help of `rules`. */
export const RULES_HELP = `
Examples:
  seamline rules                        all of them, with their severity
  seamline rules contested-entity       what it reports, options, when it errs
  seamline rules --rule my-rule.mjs     with one of your own; seamline runs it
  seamline analyze --rule my-rule.mjs   judge by it as well

Severity and options are set under "rules" in seamline.config.json.`;

/** Stands below the help of `facts`. */
export const FACTS_HELP = `
Facts: files, units, references, entities, relations, accesses, transactions,
entry points, gaps; and how much of the data access was understood.
JSON Schema of both formats: seamline/schema/facts.json

Examples:
  seamline facts ../shop --output facts.json
  seamline facts ../shop --of src/orders/order.service.ts
  seamline facts --format ndjson | grep '"type":"access"'`;

/** Stands below the help of `explain`. */
export const EXPLAIN_HELP = `
Of an entity the name may be that of the class or model, of the table, or the
id in the JSON report; letter case does not matter where one alone fits.
The path of a file starts in the analysed folder.
JSON Schemas: seamline/schema/explain.json, seamline/schema/explain-file.json

Examples:
  seamline explain entity Order
  seamline explain entity order_lines ../shop --verbose
  seamline explain file src/orders/order.service.ts
  seamline explain file src/orders/order.service.ts ../shop --format json`;
