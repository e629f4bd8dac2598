// Runs programs in turn, several rounds, and prints CPU time, wall time and peak memory of each as
// minimum and median, with ratios to the first of them. CPU is user + system of the process and
// its children (wait4).
//
// usage: measure ROUNDS FILE     FILE has one program a line: name TAB repeats TAB shell command
// A command that runs `repeats` times in a round is reported per run.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

extern char** environ;

namespace {

struct Sample {
  double cpu_ms = 0, wall_ms = 0;
  double peak_mb = 0;
};

struct Program {
  std::string name, command;
  int repeats = 1;
  std::vector<Sample> samples;
};

double milliseconds(const timeval& time) {
  return time.tv_sec * 1e3 + time.tv_usec / 1e3;
}

// Exit codes are no matter here: linters exit 1 when they find something.
Sample run_once(const std::string& command) {
  const std::string script = "exec " + command;
  const char* arguments[] = {"/bin/sh", "-c", script.c_str(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, "/bin/sh", &actions, nullptr, const_cast<char**>(arguments), environ) !=
      0) {
    std::perror("measure: posix_spawn");
    std::exit(2);
  }
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  if (!WIFEXITED(status) || WEXITSTATUS(status) >= 126) {
    std::fprintf(stderr, "measure: this did not run: %s\n", command.c_str());
    std::exit(2);
  }
#ifdef __APPLE__
  const double peak_mb = usage.ru_maxrss / 1e6;
#else
  const double peak_mb = usage.ru_maxrss / 1024.0;
#endif
  return {milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), wall.count(), peak_mb};
}

Sample run_round(const Program& program) {
  Sample sum;
  for (int i = 0; i < program.repeats; ++i) {
    const Sample sample = run_once(program.command);
    sum.cpu_ms += sample.cpu_ms / program.repeats;
    sum.wall_ms += sample.wall_ms / program.repeats;
    sum.peak_mb = std::max(sum.peak_mb, sample.peak_mb);
  }
  return sum;
}

std::vector<Program> read_programs(const char* path) {
  std::vector<Program> programs;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto first = line.find('\t');
    const auto second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    Program program;
    program.name = line.substr(0, first);
    program.repeats = std::max(1, std::atoi(line.substr(first + 1, second - first - 1).c_str()));
    program.command = line.substr(second + 1);
    programs.push_back(std::move(program));
  }
  return programs;
}

template <class Member>
double median(const std::vector<Sample>& samples, Member member) {
  std::vector<double> values;
  for (const Sample& sample : samples) values.push_back(sample.*member);
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

template <class Member>
double minimum(const std::vector<Sample>& samples, Member member) {
  double least = samples.front().*member;
  for (const Sample& sample : samples) least = std::min(least, sample.*member);
  return least;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: measure ROUNDS FILE\n", stderr);
    return 2;
  }
  const int rounds = std::max(1, std::atoi(argv[1]));
  std::vector<Program> programs = read_programs(argv[2]);
  if (programs.empty()) return 2;
  for (Program& program : programs) run_once(program.command);  // fill the file cache
  for (int round = 0; round < rounds; ++round) {
    for (Program& program : programs) program.samples.push_back(run_round(program));
  }
  const double base_cpu = minimum(programs[0].samples, &Sample::cpu_ms);
  const double base_wall = minimum(programs[0].samples, &Sample::wall_ms);
  std::printf("%-34s %10s %10s %7s %10s %10s %7s %9s\n", "", "CPU ms", "median", "ratio", "wall ms",
              "median", "ratio", "peak MB");
  for (const Program& program : programs) {
    const double cpu = minimum(program.samples, &Sample::cpu_ms);
    const double wall = minimum(program.samples, &Sample::wall_ms);
    double peak = 0;
    for (const Sample& sample : program.samples) peak = std::max(peak, sample.peak_mb);
    std::printf("%-34s %10.1f %10.1f %7.2f %10.1f %10.1f %7.2f %9.1f\n", program.name.c_str(), cpu,
                median(program.samples, &Sample::cpu_ms), cpu / base_cpu, wall,
                median(program.samples, &Sample::wall_ms), wall / base_wall, peak);
  }
  return 0;
}
