// Work shared out to threads, its results taken in the order in which the work was given out: the
// output of a run is the same for any number of threads.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace gouji {

// Job has:
//   using Task, using Result;
//   bool next(Task&)
//     gives out the next task, one call at a time; false: there are no more
//   Result work(std::size_t worker, Task&)
//     on any thread; they are numbered from 0
//   bool take(Result&)
//     in order, one call at a time; false: no more are wanted
//
// A task keeps its memory from one call of next to another. What a thread throws ends the work and
// is thrown here.
template <class Job>
class OrderedWork {
 public:
  OrderedWork(Job& job, std::size_t workers)
      : job_(job), workers_(workers), slots_(workers * slots_a_worker) {}

  void run() {
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < workers_; ++i) {
      threads.emplace_back([this, i] { run_worker(i); });
    }
    run_worker(0);
    for (std::thread& thread : threads) thread.join();
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  static constexpr std::size_t slots_a_worker = 4;

  void run_worker(std::size_t worker) {
    try {
      typename Job::Task task;
      std::size_t number = 0;
      while (give_out(task, number)) put(number, job_.work(worker, task));
    } catch (...) {
      const std::lock_guard lock(results_);
      if (!thrown_) thrown_ = std::current_exception();
      stopped_ = true;
      room_.notify_all();
    }
  }

  bool give_out(typename Job::Task& task, std::size_t& number) {
    const std::lock_guard lock(tasks_);
    {
      // A worker that is far ahead of the slowest one waits: results in memory are few.
      std::unique_lock results(results_);
      room_.wait(results, [&] { return stopped_ || given_ < taken_ + slots_.size(); });
      if (stopped_) return false;
    }
    if (!job_.next(task)) return false;
    number = given_++;
    return true;
  }

  void put(std::size_t number, typename Job::Result&& result) {
    const std::lock_guard lock(results_);
    slots_[number % slots_.size()] = std::move(result);
    for (;;) {
      auto& slot = slots_[taken_ % slots_.size()];
      if (!slot || stopped_) break;
      if (!job_.take(*slot)) stopped_ = true;
      slot.reset();
      ++taken_;
    }
    room_.notify_all();
  }

  Job& job_;
  std::size_t workers_;
  std::mutex tasks_;
  std::mutex results_;
  std::condition_variable room_;
  std::vector<std::optional<typename Job::Result>> slots_;
  std::atomic<std::size_t> given_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr thrown_;
};

}  // namespace gouji
