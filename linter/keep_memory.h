// The memory of the process.
#pragma once

namespace gouji {

// Asks the allocator to keep what is freed, for the next form: a report with its ledger takes some
// hundred kilobytes, which glibc would otherwise give back to the system after every form and get
// again a page at a time. For programs that lint, once, at their start.
void keep_freed_memory();

}  // namespace gouji
