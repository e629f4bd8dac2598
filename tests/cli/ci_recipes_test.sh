# action.yml and the recipes of docs/ci.md are YAML, and name only what there is: options of the
# program, inputs and outputs of the action.
. "$(dirname "$0")/lib.sh"

command -v python3 >/dev/null || skip "python3 is not installed"
python3 -c 'import yaml' 2>/dev/null || skip "python3-yaml is not installed"

for command in check links "report merge"; do
  # shellcheck disable=SC2086  # two words
  run $command --help
  expect_code 0
  printf '%s\n' "$out" >"help-$command"
done

cat >recipes.py <<'PYTHON'
import re, sys, yaml

root = sys.argv[1]
problems = []

def options(command):
    text = open("help-" + command, encoding="utf-8").read()
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))

known = {name: options(name) for name in ("check", "links", "report merge")}

def strings(value):
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)

def check_options(command, text, where):
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text):
        if option not in known[command]:
            problems.append(f"{where}: postlint {command} has no {option}")

def check_calls(text, where):
    # A call ends at a pipe, a redirection or the end of the line.
    for command, rest in re.findall(r"postlint(?:\s*\}\}|\"|`)? (check|links|report merge)\b([^|>`\n]*)", text):
        check_options(command, rest, where)
        calls.append(command)

action = yaml.safe_load(open(root + "/action.yml", encoding="utf-8"))
inputs, outputs = set(action["inputs"]), set(action["outputs"])
script = "\n".join(strings(action["runs"]))
for name in re.findall(r"inputs\.([\w-]+)", script):
    if name not in inputs:
        problems.append(f"action.yml: there is no input {name}")
for name in inputs:
    if f"inputs.{name}" not in script:
        problems.append(f"action.yml: the input {name} is not used")
steps = {step["id"] for step in action["runs"]["steps"] if "id" in step}
for name in re.findall(r"steps\.([\w-]+)", str(action)):
    if name not in steps:
        problems.append(f"action.yml: there is no step {name}")
for option in re.findall(r"(?<![\w-])--(?:format|cache)\b", script):
    if option not in known["links"]:
        problems.append(f"action.yml: postlint links has no {option}")

calls = []
text = open(root + "/docs/ci.md", encoding="utf-8").read()
blocks = re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S)
for number, block in enumerate(blocks, 1):
    where = f"docs/ci.md, recipe {number}"
    recipe = yaml.safe_load(block)
    for value in strings(recipe):
        check_calls(" ".join(value.split("\n")) if "|| [" in value else value, where)
    for job in (recipe.get("jobs") or {}).values():
        for step in job["steps"]:
            if not str(step.get("uses", "")).startswith("OWNER/postlint@"):
                continue
            given = step.get("with") or {}
            for name in set(given) - inputs:
                problems.append(f"{where}: the action has no input {name}")
            command = given.get("command", "check")
            if command in known:
                check_options(command, given.get("args", ""), where)
            elif command != "none":
                problems.append(f"{where}: the action has no command {command}")
    for name in re.findall(r"steps\.install\.outputs\.([\w-]+)", block):
        if name not in outputs:
            problems.append(f"{where}: the action has no output {name}")
prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
every = set().union(*known.values())
for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", prose):
    if option not in every:
        problems.append(f"docs/ci.md: there is no option {option}")
if len(blocks) < 5 or set(calls) != set(known):
    problems.append(f"docs/ci.md: the recipes were not found: {len(blocks)} blocks, calls {calls}")
print("\n".join(problems))
sys.exit(bool(problems))
PYTHON
python3 recipes.py "$root" >.out 2>.err
code=$?
out=$(cat .out)
err=$(cat .err)
expect_code 0

# The scripts of the action are shell.
python3 - "$root/action.yml" <<'PYTHON' || fail "action.yml: a script is no shell"
import subprocess, sys, yaml

steps = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["runs"]["steps"]
scripts = [step["run"] for step in steps if "run" in step]
assert scripts
sys.exit(any(subprocess.run(["bash", "-n"], input=s.encode()).returncode for s in scripts))
PYTHON
# The last of them runs the program as it should: paths with blanks, exit code, SARIF.
command -v bash >/dev/null || skip "bash is not installed"
python3 - "$root/action.yml" >run.sh <<'PYTHON'
import sys, yaml

steps = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["runs"]["steps"]
print(next(step["run"] for step in steps if step.get("id") == "run"))
PYTHON
mkdir blog
bad_post "blog/나쁜 글.md"
good_post blog/good.md
as_action() { # PATHS ARGS
  PROGRAM=$postlint DATABASE=$scratch/links.db COMMAND=check PATHS=$1 ARGS=$2 CACHE=true \
    SARIF=posts.sarif GITHUB_OUTPUT=$scratch/outputs bash --noprofile --norc -eo pipefail run.sh \
    >.out 2>.err
  code=$?
  out=$(cat .out)
  err=$(cat .err)
}
as_action "$(printf 'blog/good.md\nblog/나쁜 글.md\n')" "--no-config"
expect_code 1
expect_out "::warning"
grep -qx exit-code=1 outputs || fail "the output exit-code should be 1"
grep -q '"heading-missing-space"' posts.sarif || fail "the SARIF file should hold the finding"
as_action blog/good.md ""
expect_code 0
as_action nowhere ""
expect_code 2
