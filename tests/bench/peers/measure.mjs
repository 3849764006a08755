// The protocol of tests/bench/measure in JavaScript: the same columns, answers and budget. Wall time only,
// because these engines have threads of their own.
import fs from "node:fs";
import path from "node:path";

export class Runner {
    constructor(system, words) {
        this.system = system;
        this.budget = 40;
        this.only = "";
        for (let i = 0; i < words.length; ++i) {
            if (words[i] === "--budget") this.budget = Number(words[++i]);
            else if (words[i] === "--only") this.only = words[++i];
            else this.folder = words[i];
        }
        this.answers = path.join(this.folder, `answers-${system}.csv`);
        fs.writeFileSync(this.answers, "question,form,index,rows,sum\n");
    }

    parameters(question) {
        const lines = fs.readFileSync(path.join(this.folder, "params.csv"), "utf8").trim().split("\n");
        return lines.map((line) => line.split(",")).filter((row) => row[0] === question)
            .map((row) => [Number(row[1]), Number(row[2])]);
    }

    print(what, form, done, p50, p99, wall, cpu, sizes) {
        console.log([this.system, what, form, done, p50.toFixed(3), p99.toFixed(3), wall.toFixed(4), cpu.toFixed(4),
            sizes].join(","));
    }

    async load(form, work, file) {
        const [wall, cpu] = [performance.now(), process.cpuUsage()];
        await work();
        const took = (performance.now() - wall) / 1e3;
        const status = fs.readFileSync("/proc/self/status", "utf8");
        const mebibytes = (name) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024);
        const size = file && fs.existsSync(file) ? Math.round(sizeOf(file) / 2 ** 20) : "";
        this.print("load", form, 1, took * 1e6, took * 1e6, took, cpuSince(cpu),
            `${mebibytes("VmRSS")},${mebibytes("VmHWM")},${size}`);
    }

    // `ask` returns the rows, as lists of numbers.
    async question(question, form, ask, parameters = this.parameters(question)) {
        if (this.only && !this.only.includes(question.slice(0, 2))) return;
        const times = parameters.map(() => []);
        const begin = performance.now();
        const left = () => this.budget * 1e3 - (performance.now() - begin);
        let [wall, cpu] = [begin, process.cpuUsage()];
        let done = 0;
        for (; done < parameters.length && left() > 0; ++done) {
            const before = performance.now();
            const rows = await ask(...parameters[done]);
            times[done].push(performance.now() - before);
            fs.appendFileSync(this.answers, [question, form, done, ...checksum(rows)].join(",") + "\n");
        }
        const firstPass = performance.now() - begin;
        for (let pass = 0; pass < 3 && done === parameters.length && left() > firstPass; ++pass) {
            if (pass === 0) [wall, cpu] = [performance.now(), process.cpuUsage()];
            for (let i = 0; i < done; ++i) {
                if (pass === 0) times[i] = [];  // that was the warm-up
                const before = performance.now();
                await ask(...parameters[i]);
                times[i].push(performance.now() - before);
            }
        }
        if (done === 0) return;
        const medians = times.slice(0, done).map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]);
        medians.sort((a, b) => a - b);
        const at = (part) => medians[Math.min(done - 1, Math.floor(part * done))] * 1e3;
        this.print(question, form, done, at(0.5), at(0.99), (performance.now() - wall) / 1e3, cpuSince(cpu), ",,");
    }
}

function cpuSince(before) {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
}

function sizeOf(file) {
    if (!fs.statSync(file).isDirectory()) return fs.statSync(file).size;
    return fs.readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}

// See Answer in tests/bench/measure/measure.hpp.
function checksum(rows) {
    let sum = 0;
    for (const row of rows) {
        let value = 0;
        for (const field of row) value = (value * 1000003 + Number(field)) % 2147483647;
        sum += value;
    }
    return [rows.length, sum];
}
