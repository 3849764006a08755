// node peer.cjs FOLDER FILE...: what @argdown/core, installed in FOLDER, makes of each file, as one JSON text.
const fs = require("fs");
const path = require("path");
const [folder, ...files] = process.argv.slice(2);
const { argdown } = require(path.join(path.resolve(folder), "node_modules/@argdown/core/dist/argdown.js"));

const told = files.map((file) => {
    const input = fs.readFileSync(file, "utf8");
    const process = ["parse-input", "build-model", "export-json"];
    const answer = argdown.run({ process, input, throwExceptions: false, logLevel: "silent" });
    const errors = [...(answer.lexerErrors || []), ...(answer.parserErrors || []), ...(answer.exceptions || [])];
    return { errors: errors.map((error) => error.message), map: answer.json ? JSON.parse(answer.json) : null };
});
process.stdout.write(JSON.stringify(told));
