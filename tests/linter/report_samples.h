// Reports made by hand for the tests of the reporters: everything that a report may hold.
#pragma once

#include <string>
#include <vector>

#include "linter/reporter.h"

namespace gouji::testing {

struct ReportSample {
  std::string name;
  std::vector<FormReport> forms;
  RenderOptions options;
};

std::vector<ReportSample> report_samples();
const ReportSample& find_sample(const std::vector<ReportSample>& samples, const std::string& name);

// The whole report, as a run writes it.
std::string render(const Reporter& reporter, const ReportSample& sample);

}  // namespace gouji::testing
