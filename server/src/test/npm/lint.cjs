// Lints the contract as `npx @redocly/cli lint` does. Arguments: redocly.yaml, openapi.yaml.
const {formatProblems, getTotals, lint, loadConfig} = require('@redocly/openapi-core');

const [rules, contract] = process.argv.slice(2);

loadConfig({configPath: rules})
  .then(config => lint({ref: contract, config}))
  .then(problems => {
    const left = problems.filter(problem => !problem.ignored);
    const totals = getTotals(problems);
    formatProblems(left, {totals, format: 'stylish', version: ''});
    console.log(`${totals.errors} errors, ${totals.warnings} warnings`);
  });
